"""A tapped option is read as a command, as Rasa reads it, and past the pipeline."""

from __future__ import annotations

import pytest
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.domain import Domain
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from actions.questions.offers import answer_payload
from deploy.environment import ROOT
from inside_rasa.commands import parsed_command
from inside_rasa.dialogue_files import domain_files

DOMAIN = Domain.load(domain_files(ROOT / "domain.yml"))


@pytest.mark.parametrize(
    "command",
    ["/start", "/suggest_now", answer_payload("dose", 1000), answer_payload("pending_lab", {"unit": "pmol/L"})],
)
def test_a_command_is_read_as_the_pipeline_reads_it(command: str) -> None:
    [whole] = RegexMessageHandler().process([Message({TEXT: command})], DOMAIN)
    assert parsed_command(command, DOMAIN) == whole.as_dict(only_output_properties=True)


@pytest.mark.parametrize("text", [None, "", "B12 98 pg/mL", "yes / no", "/no_intent_of_ours", "/"])
def test_everything_else_is_left_to_the_pipeline(text: str | None) -> None:
    assert parsed_command(text, DOMAIN) is None
