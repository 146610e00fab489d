"""What is said where no rule fits: never silence, and nothing that was noted is lost."""

from __future__ import annotations

from actions.steps.misses.ask_again import ActionAskAgain


class ActionDefaultFallback(ActionAskAgain):
    """Behaves like a question that was not answered; Rasa's own version would forget the turn."""

    def name(self) -> str:
        return "action_default_fallback"
