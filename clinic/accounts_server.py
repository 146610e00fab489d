"""The server of the clinic's accounts: what it is asked (OpenID Connect, code flow, PKCE), and what holds of it.

Its answer holds where a key of the server signed it, for this client, for this very question, and now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from b12core.clinic import SignIn
from clinic.errors import AccountsAway, NotProven
from clinic.record import Clock

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by a key that only the server has: never `none`, never a secret that both sides know."""

WAITS = 10.0
"""Seconds for each answer of the server."""

CLOCKS_DIFFER = 60
"""Seconds by which the server's clock may differ from ours."""

BACK = "/clinic/accounts/back"
"""Where the server sends people back to; it has to be known there with the address before it."""


class AccountsServer:
    """One server of accounts, by its issuer; where it has what is looked up at each sign-in."""

    def __init__(self, settings: SignIn, secret: str | None, address: str, clock: Clock) -> None:
        self._settings = settings
        self._secret = secret
        self._back = address + BACK
        self._clock = clock

    def question(self, state: str, nonce: str, verifier: str, again: bool) -> str:
        """The address to send a browser to; `again`: the person is to sign in there anew.

        Raises AccountsAway, or NotProven where the server calls itself otherwise than the settings do.
        """

        def ask(session: Any, places: Mapping[str, str]) -> str:
            anew = {"prompt": "login", "max_age": 0} if again else {}
            where = places["authorization_endpoint"]
            asked = session.create_authorization_url(where, state=state, nonce=nonce, code_verifier=verifier, **anew)
            return str(asked[0])

        return str(self._with(ask))

    def claims(self, code: str, nonce: str, verifier: str) -> dict[str, Any]:
        """What the server tells of the person who comes back with the code. Raises AccountsAway or NotProven."""

        def ask(session: Any, places: Mapping[str, str]) -> dict[str, Any]:
            where = places["token_endpoint"]
            token = session.fetch_token(where, code=code, code_verifier=verifier, timeout=WAITS)
            keys = KeySet.import_key_set(cast(KeySetSerialization, _json(session, places["jwks_uri"])))
            proved = self._proved(str(token["id_token"]), str(token["access_token"]), nonce, keys)
            if _at(proved, self._settings.claim) is not None or "userinfo_endpoint" not in places:
                return proved
            more = _json(session, places["userinfo_endpoint"], token=token)
            if more.get("sub") != proved["sub"]:
                raise NotProven(part="sub")
            return {**more, **proved}

        return dict(self._with(ask))

    def roles(self, claims: Mapping[str, Any]) -> tuple[str, ...]:
        """What the person may do here, by the groups that the claims name."""
        told = _at(claims, self._settings.claim)
        groups = [told] if isinstance(told, str) else told if isinstance(told, list) else []
        return tuple(dict.fromkeys(self._settings.roles[group] for group in groups if group in self._settings.roles))

    def title(self, claims: Mapping[str, Any], otherwise: str) -> str:
        """What patients read behind the name."""
        told = _at(claims, self._settings.title_claim) if self._settings.title_claim else None
        return told.strip() if isinstance(told, str) and told.strip() else otherwise

    def _proved(self, id_token: str, access_token: str, nonce: str, keys: KeySet) -> dict[str, Any]:
        decoded = jwt.decode(id_token, keys, algorithms=[*ALGORITHMS])
        expected = {
            "iss": {"essential": True, "value": self._settings.issuer},
            "aud": {"essential": True, "value": self._settings.client_id},
        }
        asked = {"nonce": nonce, "client_id": self._settings.client_id, "access_token": access_token}
        claims = CodeIDToken(decoded.claims, decoded.header, expected, asked)
        claims.validate(now=int(self._clock().timestamp()), leeway=CLOCKS_DIFFER)
        return dict(claims)

    def _with(self, ask: Callable[[Any, Mapping[str, str]], Any]) -> Any:
        """What is answered; anything that does not hold, or does not come, is one of our own refusals."""
        session = OAuth2Session(
            self._settings.client_id,
            self._secret,
            scope="openid profile email",
            redirect_uri=self._back,
            code_challenge_method="S256",
        )
        try:
            with session:
                places = _json(session, self._settings.issuer.rstrip("/") + "/.well-known/openid-configuration")
                if places.get("issuer") != self._settings.issuer:
                    raise NotProven(part="iss")
                return ask(session, places)
        except requests.RequestException:
            raise AccountsAway() from None
        except JoseError as error:
            raise NotProven(part=str(getattr(error, "claim", None) or error.error or "token")) from None
        except AuthlibBaseError as error:
            raise NotProven(part=str(error.error or "token")) from None
        except (KeyError, ValueError, TypeError, AttributeError):
            raise NotProven(part="token") from None


def _json(session: Any, address: str, token: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The object at an address of the server. Raises RequestException or ValueError."""
    headers = {"Authorization": f"Bearer {token['access_token']}"} if token else {}
    answer = session.get(address, timeout=WAITS, withhold_token=True, headers=headers)
    answer.raise_for_status()
    content = answer.json()
    if not isinstance(content, dict):
        raise ValueError("no object")
    return content


def _at(claims: Mapping[str, Any], path: str) -> Any:
    """What stands at a path: the name of a claim, dots and all, or names with dots between."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found
