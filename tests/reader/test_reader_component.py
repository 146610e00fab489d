"""The reader inside Rasa's pipeline."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from b12nlu.component import ClinicalReader
from b12nlu.terms.lexicon import fingerprint


@pytest.fixture(scope="module")
def component() -> ClinicalReader:
    return ClinicalReader.create(
        ClinicalReader.get_default_config(),
        None,
        Resource("reader"),
        ExecutionContext(GraphSchema({})),  # type: ignore[arg-type]
    )


def parsed(component: ClinicalReader, text: str, intent: str = "nlu_fallback") -> Message:
    message = Message({"text": text, "intent": {"name": intent, "confidence": 0.9}, "intent_ranking": []})
    (result,) = component.process([message])
    return result


def mentions(message: Message) -> list[dict[str, Any]]:
    return [entity["value"] for entity in message.get("entities") if entity["entity"] == "mention"]


def test_each_mention_becomes_an_entity_with_raw_offsets(component: ClinicalReader) -> None:
    text = "b12 &lt;150 pg/ml"
    message = parsed(component, text)
    (entity,) = message.get("entities")
    assert (entity["entity"], entity["extractor"]) == ("mention", "ClinicalReader")
    assert text[entity["start"] : entity["end"]] == entity["value"]["text"]
    assert (entity["value"]["value"], entity["value"]["comparator"]) == (150, "<")


def test_the_intent_follows_from_the_mentions(component: ClinicalReader) -> None:
    assert parsed(component, "132").get("intent")["name"] == "inform"
    assert parsed(component, "chest pain", "ask_faq").get("intent") == {"name": "red_flag", "confidence": 1.0}
    assert parsed(component, "hello", "greet").get("intent")["name"] == "greet"


def test_a_command_is_left_to_rasa(component: ClinicalReader) -> None:
    message = parsed(component, '/inform{"answer": 98}', "inform")
    assert message.get("entities") is None


def test_the_fingerprint_covers_vocabulary_and_rules() -> None:
    assert ClinicalReader.fingerprint_addon({}) == fingerprint()
    assert len(fingerprint()) == 64
