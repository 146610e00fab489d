"""The actions inside Rasa's process, in place of an action server: rasa-sdk's own executor and `Tracker`, no HTTP.

An action gets and gives copies, as over HTTP, and of what happened before a view that it cannot write to: nothing that
it does changes Rasa's own conversation.
"""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from rasa.utils.endpoints import ClientResponseError
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from keeping.logs import failure

logger = logging.getLogger(__name__)


class ActionsHere:
    """The actions of a package, by their names."""

    def __init__(self, package: str) -> None:
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def answer(self, call: dict[str, Any]) -> dict[str, Any]:
        """What an action server answers. Raises ClientResponseError where it would answer with an error."""
        try:
            answer: dict[str, Any] = _as_sent(await self._executor.run(_to_read(call)))
            return answer
        except ActionExecutionRejection as declined:
            named = {"error": declined.message, "action_name": declined.action_name}
            raise ClientResponseError(HTTPStatus.BAD_REQUEST, "declined", json.dumps(named)) from declined
        except ActionNotFoundException as error:
            raise ClientResponseError(HTTPStatus.NOT_FOUND, type(error).__name__, "") from error
        except Exception as error:
            logger.error("An action failed: %s.", failure(error))
            raise ClientResponseError(HTTPStatus.INTERNAL_SERVER_ERROR, type(error).__name__, "") from error


def _to_read(call: dict[str, Any]) -> dict[str, Any]:
    """The call as sent; events are JSON already (`keeping/told.py`), and are many."""
    tracker = dict(call["tracker"])
    events = [MappingProxyType(event) for event in tracker.pop("events")]
    sent: dict[str, Any] = _as_sent({**call, "tracker": tracker})
    sent["tracker"]["events"] = events
    return sent


def _as_sent(content: Any) -> Any:
    """The content as it is after its way through JSON."""
    return json.loads(json.dumps(content))
