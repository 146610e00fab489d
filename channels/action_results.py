"""The check of an action's answer inside Rasa, against Rasa's own format, compiled once.

Rasa 3.6 compiles the format anew, and checks the format itself, at every call of an action; that takes longer than
the action. Runs inside Rasa.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


@cache
def answer_format() -> Validator:
    """Rasa's format of an action's answer, ready to check with."""
    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)


def check_answers_with_compiled_format() -> None:
    """Makes Rasa check the answers of actions with `answer_format`; a wrong one is refused as before."""

    def check(_: RemoteAction, result: dict[str, Any]) -> bool:
        answer_format().validate(result)
        return True

    RemoteAction._validate_action_result = check
