"""The search for answers as a component of the Rasa pipeline; the only file of this package that knows Rasa.

It stands last. What it finds goes with the message to the actions (`education/found.py`).
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from education.asking import asks_anywhere, questions_apart
from education.content import load_education
from education.found import MESSAGE_KEY, Asked, Found
from education.retrieval import Index, fingerprint

FILE = "answers.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AnswerSearch(GraphComponent):
    """Adds to a message which answers of `data/faq` it asks for."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default configuration; `statements` are intents that ask only where the words do."""
        return {"statements": ["inform", "correct", "affirm", "deny", "dont_know", "not_measured"]}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Returns a digest of what the search is made from: no training data of Rasa's are."""
        return fingerprint()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AnswerSearch:
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
    ) -> AnswerSearch:
        """Loads the trained component, ready for its first message."""
        with model_storage.read_from(resource) as folder:
            index = Index.load(folder / FILE)
        index.find("ready")
        return cls(config, model_storage, resource, index)

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        index: Index | None = None,
    ) -> None:
        """Sets the component up; without an index it must be trained before it is used."""
        self._statements = frozenset(config["statements"])
        self._model_storage = model_storage
        self._resource = resource
        self._index = index

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the search to the answers and stores it."""
        self._index = Index.fit(load_education())
        with self._model_storage.write_to(self._resource) as folder:
            self._index.save(folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Returns the messages with what was found, where they may ask something."""
        for message in messages:
            text = message.get(TEXT)
            if self._index is not None and isinstance(text, str) and self._may_ask(text, message):
                message.set(MESSAGE_KEY, _found(self._index, text).as_dict(), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Returns the training data as it is: nothing learns from the search."""
        return training_data

    def _may_ask(self, text: str, message: Message) -> bool:
        if not text or text.startswith(INTENT_MESSAGE_PREFIX):
            return False
        return asks_anywhere(text) or (message.get(INTENT) or {}).get(INTENT_NAME_KEY) not in self._statements


def _found(index: Index, text: str) -> Found:
    """What a text asks for, and what each of its questions does where it holds more than one question alone."""
    asked = questions_apart(text)
    apart = tuple(Asked(text=each, found=index.find(each)) for each in asked)
    return index.find(text).model_copy(update={"apart": apart})
