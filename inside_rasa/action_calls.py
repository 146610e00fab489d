"""Rasa's calls of actions, watched: a turn in which one of them failed must not be kept.

Rasa 3.6 goes on after a failed call: it keeps slots that nobody validated, or says nothing. The actions run in this
process; where `endpoints.yml` names an address, a server at it runs them.
"""

from __future__ import annotations

from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from inside_rasa.actions_here import ActionsHere
from keeping.logs import HEADER, reference
from keeping.tracing import span, to_follow

CALL_LIMIT = 10.0
"""Seconds that a server may take for an action; Rasa's own limit of 300 is longer than anyone waits for an answer."""

IDLE_LIMIT = 3.0
"""Seconds that an idle connection is kept; the action server (Sanic 21.12) closes it after 5."""

_failed: ContextVar[list[str] | None] = ContextVar("failed_action_calls", default=None)
"""The failures of the turn that runs in this context; every request to Rasa runs in its own."""


PACKAGE = "package"
"""The key in `endpoints.yml` that names the actions to run in this process."""


class ActionCalls(EndpointConfig):
    """The action endpoint as configured, noting for each turn which calls failed; a server's connections are kept."""

    def __init__(self, configured: EndpointConfig) -> None:
        super().__init__(
            configured.url,
            configured.params,
            configured.headers,
            configured.basic_auth,
            configured.token,
            configured.token_name,
            cafile=configured.cafile,
            **configured.kwargs,
        )
        self._here = None if configured.url else ActionsHere(configured.kwargs[PACKAGE])
        self._connections: aiohttp.TCPConnector | None = None

    @property
    def runs_here(self) -> bool:
        """Whether the actions run in this process."""
        return self._here is not None

    def watch(self) -> list[str]:
        """The list to which the failures of the calls that this turn makes from now on are added."""
        failed: list[str] = []
        _failed.set(failed)
        return failed

    def session(self) -> aiohttp.ClientSession:
        """A session that leaves its connection open for the next call."""
        if self._connections is None:
            self._connections = aiohttp.TCPConnector(keepalive_timeout=IDLE_LIMIT)
        auth = aiohttp.BasicAuth(**self.basic_auth) if self.basic_auth else None
        return aiohttp.ClientSession(connector=self._connections, connector_owner=False, auth=auth)

    async def request(self, *arguments: Any, **named: Any) -> Any | None:
        """The action's answer. A failure is noted and raised; a form that declines to run is none."""
        try:
            action = str((named.get("json") or {}).get("next_action") or "action")
            if self._here is not None:
                with span(action):
                    return await self._here.answer(named["json"])
            with span(action, "client"):
                headers = to_follow({**named.pop("headers", {}), HEADER: reference.get()})
                limit = aiohttp.ClientTimeout(CALL_LIMIT)
                return await super().request(*arguments, **{**named, "headers": headers, "timeout": limit})
        except Exception as error:
            declined = isinstance(error, ClientResponseError) and error.status == HTTPStatus.BAD_REQUEST
            failed = _failed.get()
            if failed is not None and not declined:
                failed.append(type(error).__name__)
            raise
