"""The way out: the SDK's connector client on a session of ours, since its own does not run with Rasa's aiohttp.

Rasa 3.6.21 pins aiohttp below 3.10. There a session's base address can have no path, and Teams' service addresses
(`https://smba.trafficmanager.net/amer/…`) have one; a request's address must also begin with a slash, and the SDK's
do not.
"""

from __future__ import annotations

from typing import Any

from aiohttp import ClientSession, ClientTimeout
from microsoft_agents.hosting.core import RestChannelServiceClientFactory, TurnContext
from microsoft_agents.hosting.core.authorization import ClaimsIdentity, Connections
from microsoft_agents.hosting.core.connector import ConnectorClientBase
from microsoft_agents.hosting.core.connector.teams import TeamsConnectorClient

SENDING_LIMIT = ClientTimeout(15)
"""Seconds for one message to Teams."""


class ServiceSession:
    """An HTTP session whose paths count from the service's address. It follows no redirect: it carries a token."""

    def __init__(self, service_url: str) -> None:
        self._base_url = f"{service_url.rstrip('/')}/"
        self._session = ClientSession(headers={"Accept": "application/json"}, timeout=SENDING_LIMIT)

    @property
    def headers(self) -> Any:
        """The headers of every request, to which the SDK adds the token."""
        return self._session.headers

    def get(self, path: str, **options: Any) -> Any:
        """A GET request."""
        return self._session.get(self._base_url + path, allow_redirects=False, **options)

    def post(self, path: str, **options: Any) -> Any:
        """A POST request."""
        return self._session.post(self._base_url + path, allow_redirects=False, **options)

    def put(self, path: str, **options: Any) -> Any:
        """A PUT request."""
        return self._session.put(self._base_url + path, allow_redirects=False, **options)

    def delete(self, path: str, **options: Any) -> Any:
        """A DELETE request."""
        return self._session.delete(self._base_url + path, allow_redirects=False, **options)

    async def close(self) -> None:
        """Closes the connections."""
        await self._session.close()


class ConnectorClients(RestChannelServiceClientFactory):
    """Makes the client for one turn, with the application's own token."""

    def __init__(self, connections: Connections) -> None:
        super().__init__(connections)
        self._connections = connections

    async def create_connector_client(
        self,
        context: TurnContext | None,
        claims_identity: ClaimsIdentity,
        service_url: str,
        audience: str,
        scopes: list[str] | None = None,
        use_anonymous: bool = False,
    ) -> ConnectorClientBase:
        """The client for the service that the message came from; admission has checked its address."""
        tokens = self._connections.get_default_connection()
        token = await tokens.get_access_token(audience, scopes or claims_identity.get_token_scope())
        return TeamsConnectorClient(endpoint=service_url, token=token, session=ServiceSession(service_url))
