"""What comes before every rule: the action that a turn's reading calls for whatever the turn's intent is.

`action_validate_slot_mappings` runs on every turn and writes the slot `first_of_all`. While it holds the name of an
action, that action answers the turn: an emergency that stands cannot be passed by any rule, form or intent (S-30).
"""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

SLOT = "first_of_all"
ABOVE_ALL = 100
"""Its priority; Rasa's own policies end at 6."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class FirstOfAll(Policy):
    """Predicts the action that the slot names, right after the person spoke; otherwise nothing."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default configuration."""
        return {"priority": ABOVE_ALL}

    def train(self, training_trackers: list[DialogueStateTracker], domain: Domain, **kwargs: Any) -> Resource:
        """Learns nothing; returns the resource that Rasa expects."""
        return self._resource

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, rule_only_data: dict[str, Any] | None = None, **kwargs: Any
    ) -> PolicyPrediction:
        """Returns certainty for the named action, in the class of predictions that no form overrules; else zeros."""
        probabilities = self._default_predictions(domain)
        named = tracker.get_slot(SLOT)
        if tracker.latest_action_name != ACTION_LISTEN_NAME or named not in domain.action_names_or_texts:
            return self._prediction(probabilities)
        probabilities[domain.index_for_action(named)] = 1.0
        return self._prediction(probabilities, is_no_user_prediction=True)
