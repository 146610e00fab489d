"""Which connections the gateway keeps open: those that send their request in time, and not more than it can serve.

Uvicorn waits for the rest of a request without an end, and reads a head of any length.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_LIMIT = 10.0
"""Seconds from a connection, or from the first byte of a request, until its head is complete."""

BODY_LIMIT = 30.0
"""More seconds until its body is: a report of 2 MB takes so long over a slow line."""

MOST_OF_HEAD = 65_536
"""Bytes of a request's head."""

MOST = 800
"""Connections at once; a process has 1,024 files, and some are needed for what stands behind the gateway."""


class TimedConnection(HttpToolsProtocol):
    """A connection that is closed when its request does not come, comes too slowly, or is one too many."""

    _timer: asyncio.TimerHandle | None = None
    _head_received = 0
    _earlier: object = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait for the first request."""
        super().connection_made(transport)
        if len(self.connections) > MOST:
            transport.close()
            return
        self._await_request()

    def data_received(self, data: bytes) -> None:
        """Hands on what came, and looks whether it was the last of the request."""
        if self._timer is None and self.cycle is not None and self.cycle.response_complete:
            self._await_request()
        super().data_received(data)
        if self._timer is None:
            return
        if self.cycle is self._earlier:
            self._head_received += len(data)
            if self._head_received > MOST_OF_HEAD:
                self.transport.close()
        elif not self.cycle.more_body:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends the waiting, too."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _await_request(self) -> None:
        self._earlier, self._head_received = self.cycle, 0
        self._timer = self.loop.call_later(HEAD_LIMIT, self._head_is_due)

    def _head_is_due(self) -> None:
        if self.cycle is self._earlier:
            self._close()
        else:
            self._timer = self.loop.call_later(BODY_LIMIT, self._close)

    def _close(self) -> None:
        self._timer = None
        self.transport.close()

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
