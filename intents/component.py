"""The intent classifier as a component of the Rasa pipeline; the only file of this package that knows Rasa."""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from intents.classifier import IntentClassifier
from meaning.sentence import MODEL_SHA256

FILE = "intents.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class MeaningAndNgramsClassifier(GraphComponent):
    """Sets the intent of a message and the ranking of the next best."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default configuration."""
        return {"ranking_length": 3}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Returns a digest of what else than the examples the classifier is made from."""
        shorthand = (resources.files("meaning") / "shorthand.yml").read_bytes()
        return hashlib.sha256(shorthand + MODEL_SHA256.encode()).hexdigest()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MeaningAndNgramsClassifier:
        """Creates the component before it is trained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MeaningAndNgramsClassifier:
        """Loads the trained component, ready for its first message."""
        with model_storage.read_from(resource) as folder:
            classifier = IntentClassifier.load(folder / FILE)
        classifier.ranking("ready")
        return cls(config, model_storage, resource, classifier)

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        classifier: IntentClassifier | None = None,
    ) -> None:
        """Sets the component up; without a classifier it must be trained before it is used."""
        self._ranking_length = int(config["ranking_length"])
        self._model_storage = model_storage
        self._resource = resource
        self._classifier = classifier

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the classifier to the examples and stores it."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        self._classifier = IntentClassifier.fit(
            [example.get(TEXT) for example in examples], [example.get(INTENT) for example in examples]
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._classifier.save(folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Returns the messages with their intent and its ranking."""
        for message in messages:
            text = message.get(TEXT)
            if self._classifier is not None and isinstance(text, str) and text.strip():
                ranking = [
                    {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: probability}
                    for name, probability in self._classifier.ranking(text)
                ]
                message.set(INTENT, dict(ranking[0]), add_to_output=True)
                message.set(INTENT_RANKING_KEY, ranking[: self._ranking_length], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Returns the training data as it is: nothing after the classifier learns from its output."""
        return training_data
