"""Who may talk to the Teams route: Microsoft's connector, for people of the clinic's own tenant, and nobody else."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import jwt
from jwt import PyJWTError
from jwt.exceptions import PyJWKClientConnectionError
from microsoft_agents.activity import Activity, Channels
from microsoft_agents.hosting.core import AgentAuthConfiguration, ClaimsIdentity
from microsoft_agents.hosting.core.authorization import AuthenticationConstants, JwtTokenValidator

from channels.errors import GatewayError


class Admission:
    """Checks the token with the SDK's validator, and that the message is what the token was made for."""

    def __init__(self, configuration: AgentAuthConfiguration) -> None:
        self._validator = JwtTokenValidator(configuration)
        self._tenant = str(configuration.TENANT_ID).casefold()

    async def identity(self, authorization: str | None) -> ClaimsIdentity:
        """What the token says.

        Raises 401 for a token that is missing, expired, signed by others or made for another application, and 503
        where Microsoft's keys cannot be had.
        """
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise not_admitted("It came without a token.")
        try:
            # Only the connector's tokens name a service address, so others need no keys fetched to be refused.
            claimed = jwt.decode(token.strip(), options={"verify_signature": False}).get("iss")
            if claimed != AuthenticationConstants.AGENTS_SDK_TOKEN_ISSUER:
                raise not_admitted("Its token was issued by others.")
            return await self._validator.validate_token(token.strip())
        except PyJWKClientConnectionError:
            raise keys_unreachable() from None
        except (PyJWTError, ValueError, KeyError):
            raise not_admitted("Its token is not good for this application.") from None

    def admit(self, identity: ClaimsIdentity, activity: Activity) -> None:
        """Raises 403 unless the message came from Teams, to where the token says, from the clinic's tenant."""
        claimed = identity.get_claim_value(AuthenticationConstants.SERVICE_URL_CLAIM)
        if not claimed or _address(claimed) != _address(activity.service_url):
            raise not_welcome("Its service address is not the one in its token.")
        if activity.channel_id is None or activity.channel_id.channel != Channels.ms_teams:
            raise not_welcome("It did not come from Teams.")
        if _tenants(activity) != {self._tenant}:
            raise not_welcome("It did not come from this clinic's tenant.")


def tenant_of(activity: Activity) -> str:
    """The tenant that an admitted message came from."""
    return next(iter(_tenants(activity)))


def _tenants(activity: Activity) -> set[str]:
    """Every tenant that the message names."""
    data: Any = activity.channel_data
    tenant = data.get("tenant") if isinstance(data, dict) else None
    named = [activity.conversation.tenant_id, tenant.get("id") if isinstance(tenant, dict) else None]
    return {str(name).casefold() for name in named if name}


def _address(url: Any) -> str:
    return str(url).rstrip("/").casefold()


def not_admitted(why: str) -> GatewayError:
    """The request proves nothing about who sent it."""
    return GatewayError(
        HTTPStatus.UNAUTHORIZED,
        "teams_not_admitted",
        f"Only Microsoft Teams may send here. {why}",
        {"WWW-Authenticate": "Bearer"},
    )


def not_welcome(why: str) -> GatewayError:
    """The token is good, and the message is not one that it was made for."""
    return GatewayError(HTTPStatus.FORBIDDEN, "teams_not_welcome", f"This message is not accepted. {why}")


def keys_unreachable() -> GatewayError:
    """Microsoft's signing keys could not be fetched, so no token can be checked."""
    return GatewayError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "teams_keys_unreachable",
        "The keys that tokens are checked with cannot be reached right now. Please try again.",
        {"Retry-After": "10"},
    )
