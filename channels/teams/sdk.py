"""The Agents SDK, set up for one application in one tenant."""

from __future__ import annotations

import logging
from typing import Any

from microsoft_agents.authentication.msal import MsalConnectionManager
from microsoft_agents.hosting.core import AgentAuthConfiguration
from microsoft_agents.hosting.fastapi import CloudAdapter

from channels.teams.connector_client import ConnectorClients
from channels.teams.settings import TeamsSettings

CONNECTION = "SERVICE_CONNECTION"
"""The name under which the SDK looks for the application's credentials."""


def authentication(settings: TeamsSettings) -> AgentAuthConfiguration:
    """The application as the SDK knows it; the issuer of a token is checked too, which the SDK leaves out otherwise."""
    return AgentAuthConfiguration(
        client_id=settings.app_id,
        client_secret=settings.app_secret,
        tenant_id=settings.tenant_id,
        authority=settings.authority,
        connection_name=CONNECTION,
        validate_issuer=True,
    )


def cloud_adapter(configuration: AgentAuthConfiguration, on_error: Any) -> CloudAdapter:
    """The SDK's adapter, with our own way of failing: its own prints the trace and sends the error to the chat."""
    # The SDK's own lines hold conversation ids and, with an error, the address that they stand in.
    logging.getLogger("microsoft_agents").setLevel(logging.CRITICAL)
    connections = MsalConnectionManager({CONNECTION: configuration})
    adapter = CloudAdapter(channel_service_client_factory=ConnectorClients(connections))
    adapter.on_turn_error = on_error
    return adapter
