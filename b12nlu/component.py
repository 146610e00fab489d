"""The reader as a component of the Rasa pipeline; the only file of this package that knows Rasa.

It stands after the intent classifier. Each mention becomes an entity named `mention` whose value is the mention, and
the intent is replaced where the reader knows better (`intents.py`). Nothing is trained and nothing is stored: the
fingerprint covers the vocabulary, so a changed synonym gives a new model.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from b12core.knowledge import load_knowledge
from b12nlu.intents import decide_intent, is_asked_of_b12, is_title
from b12nlu.reader import read
from b12nlu.terms.lexicon import fingerprint

ENTITY_NAME = "mention"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ClinicalReader(GraphComponent):
    """Adds the clinical mentions of a message, and the intent that follows from them."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default configuration."""
        return {"threshold": 0.4}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ClinicalReader:
        """Creates the component; there is nothing to load."""
        return cls(config)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Returns a digest of the synonyms and rules that the reader works from."""
        return fingerprint()

    def __init__(self, config: dict[str, Any]) -> None:
        """Sets the component up, with the reader's pipeline already built."""
        self._threshold = float(config["threshold"])
        self._emergency_symptoms = load_knowledge().emergency_symptoms
        read("ready")

    def process(self, messages: list[Message]) -> list[Message]:
        """Returns the messages with mentions and, where the reader decides it, the intent."""
        for message in messages:
            text = message.get(TEXT)
            if isinstance(text, str) and text and not text.startswith(INTENT_MESSAGE_PREFIX):
                self._read(message, text)
        return messages

    def _read(self, message: Message, text: str) -> None:
        mentions = read(text)
        predicted = message.get(INTENT) or {}
        name, confidence = predicted.get(INTENT_NAME_KEY), float(predicted.get(PREDICTED_CONFIDENCE_KEY) or 0.0)
        topic = is_title(text, mentions, name, confidence)
        entities = [
            {
                ENTITY_ATTRIBUTE_TYPE: ENTITY_NAME,
                ENTITY_ATTRIBUTE_VALUE: {**mention.as_dict(), "topic": topic or is_asked_of_b12(mention)},
                ENTITY_ATTRIBUTE_START: mention.start,
                ENTITY_ATTRIBUTE_END: mention.end,
                EXTRACTOR: type(self).__name__,
            }
            for mention in mentions
        ]
        message.set(ENTITIES, [*(message.get(ENTITIES) or []), *entities], add_to_output=True)
        intent = decide_intent(
            text,
            mentions,
            name,
            confidence,
            emergency_symptoms=self._emergency_symptoms,
            threshold=self._threshold,
        )
        if intent:
            decided = {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: 1.0}
            others = [item for item in message.get(INTENT_RANKING_KEY) or [] if item.get(INTENT_NAME_KEY) != intent]
            message.set(INTENT, decided, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [dict(decided), *others], add_to_output=True)
