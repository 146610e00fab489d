"""The second opinion as a component of the Rasa pipeline; the only file of this package that knows Rasa.

What it says goes with the message to the actions (`second_opinion/message.py`), which ask where no rule has seen an
emergency. Where the reader itself is in doubt about one (`ask` of a mention), the signs are asked about, too.
It changes neither intent nor mentions.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, ENTITY_ATTRIBUTE_VALUE, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from second_opinion.classifier import DangerClassifier, fingerprint
from second_opinion.examples import examples_of
from second_opinion.message import ASK_ABOUT_SIGNS, SECOND_OPINION
from second_opinion.settings import settings
from second_opinion.wordings import wordings

FILE = "second_opinion.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SecondOpinion(GraphComponent):
    """Says of a message whether the urgent signs are to be asked about."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default configuration; `alarms` are the intents whose examples tell of dangers."""
        return {"alarms": ["red_flag", "crisis"]}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Returns a digest of what it is made from beside the training data of Rasa."""
        return fingerprint()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SecondOpinion:
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
    ) -> SecondOpinion:
        """Loads the trained component, ready for its first message."""
        with model_storage.read_from(resource) as folder:
            classifier = DangerClassifier.load(folder / FILE)
        classifier.opinion("ready")
        return cls(config, model_storage, resource, classifier)

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        classifier: DangerClassifier | None = None,
    ) -> None:
        """Sets the component up; without a classifier it must be trained before it is used."""
        self._alarms = frozenset(config["alarms"])
        self._model_storage = model_storage
        self._resource = resource
        self._classifier = classifier

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the classifier to the wordings of dangers and of calm talk, and to ordinary messages; stores it."""
        messages = [(example.get(TEXT), example.get(INTENT)) for example in training_data.intent_examples]
        ordinary = [text for text, intent in messages if text and intent not in self._alarms]
        self._classifier = DangerClassifier.fit(examples_of(wordings(), ordinary))
        with self._model_storage.write_to(self._resource) as folder:
            self._classifier.save(folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Returns the messages with the opinion; tapped options have none."""
        for message in messages:
            text = message.get(TEXT)
            if self._classifier is None or not isinstance(text, str) or not text.strip():
                continue
            if text.startswith(INTENT_MESSAGE_PREFIX):
                continue
            opinion = self._classifier.opinion(text)
            asked = opinion.score >= settings().ask_from or _is_asked_by_the_reader(message)
            if asked:
                kinds = self._classifier.kinds_like([text, opinion.sentence])
                strong = opinion.score >= settings().strong_from
                opinion = opinion.model_copy(update={"kinds": kinds, "strong": strong})
            message.set(ASK_ABOUT_SIGNS, asked, add_to_output=True)
            message.set(SECOND_OPINION, opinion.as_dict(), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Returns the training data as it is: nothing learns from the opinion."""
        return training_data


def _is_asked_by_the_reader(message: Message) -> bool:
    """Whether the reader found an emergency that it is to be asked about: explained, settled, lasting or in jest."""
    values = [entity.get(ENTITY_ATTRIBUTE_VALUE) for entity in message.get(ENTITIES) or []]
    return any(isinstance(value, dict) and value.get("ask") for value in values)
