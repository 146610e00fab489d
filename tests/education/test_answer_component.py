"""What a message carries to the actions: the answers that it may ask for, and nothing where it only states a fact."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from education.component import AnswerSearch
from education.content import load_education
from education.found import MESSAGE_KEY
from education.retrieval import Index


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> AnswerSearch:
    storage = LocalModelStorage(tmp_path_factory.mktemp("answers"))
    config, resource = AnswerSearch.get_default_config(), Resource("answers")
    with storage.write_to(resource) as folder:
        Index.fit(load_education()).save(folder / "answers.npz")
    return AnswerSearch.load(config, storage, resource, ExecutionContext(GraphSchema({})))


def carried(search: AnswerSearch, text: str, intent: str) -> Any:
    message = Message({"text": text, "intent": {"name": intent}})
    return search.process([message])[0].get(MESSAGE_KEY)


def test_a_question_carries_its_answer(search: AnswerSearch) -> None:
    found = carried(search, "does b12 need to be kept in the fridge?", "ask_faq")
    assert (found["kind"], found["ids"]) == ("answer", ["storage_travel"])


def test_a_question_in_a_message_that_states_facts_is_searched_for_too(search: AnswerSearch) -> None:
    assert carried(search, "my b12 is 98, does it need the fridge?", "inform") is not None


@pytest.mark.parametrize(
    ("text", "intent"), [("my b12 is 98 pg/mL", "inform"), ("yes", "affirm"), ("/start_plan", "x")]
)
def test_a_fact_and_a_tapped_option_carry_none(search: AnswerSearch, text: str, intent: str) -> None:
    assert carried(search, text, intent) is None
