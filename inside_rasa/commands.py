"""A tapped option is read as the command that it stands for, past the pipeline: nothing in it is to be understood."""

from __future__ import annotations

from typing import Any

from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message


def parsed_command(text: str | None, domain: Domain) -> dict[str, Any] | None:
    """What Rasa's pipeline gives for `/intent{…}` in the end; None for all else, which the pipeline has to read."""
    if text is None or not text.startswith(INTENT_MESSAGE_PREFIX):
        return None
    read = YAMLStoryReader.unpack_regex_message(Message({TEXT: text}), domain, RegexMessageHandler.__name__)
    return read.as_dict(only_output_properties=True) if read.get(INTENT) else None
