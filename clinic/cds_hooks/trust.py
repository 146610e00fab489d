"""Which record systems are trusted: a signed token for this very address, from an issuer that the clinic named."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from typing import Any

import jwt

from b12core.clinic import TrustedIssuer
from clinic.record import Clock

ALGORITHMS = ("ES384", "RS384", "ES256", "RS256")
NEEDED = ("iss", "aud", "exp", "iat", "jti")

LONGEST = dt.timedelta(minutes=5)
"""How long before now a token may have been made; it is remembered for so long, and refused a second time."""

KEPT_KEYS = 300
"""Seconds that an issuer's keys are taken as they were."""


class Untrusted(Exception):
    """A request without a token that holds: why, for the log."""


class Trust:
    """Checks tokens. With no issuer named, everybody is answered."""

    def __init__(
        self, issuers: Sequence[TrustedIssuer], clock: Clock, keys: Callable[[str], Any] | None = None
    ) -> None:
        self._issuers = {issuer.issuer: issuer for issuer in issuers}
        self._clock = clock
        make = keys or (lambda address: jwt.PyJWKClient(address, lifespan=KEPT_KEYS, timeout=5))
        self._keys = {issuer.issuer: make(issuer.keys) for issuer in issuers}
        self._used: dict[tuple[str, str], dt.datetime] = {}
        self._lock = threading.Lock()

    def check(self, authorization: str | None, audience: str) -> None:
        """Raises Untrusted for a request to this address without a fresh, unused token of a named issuer."""
        if not self._issuers:
            return
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Untrusted("no token")
        try:
            header = jwt.get_unverified_header(token)
            claimed = jwt.decode(token, options={"verify_signature": False}).get("iss")
            issuer = self._issuers.get(claimed) if isinstance(claimed, str) else None
            if issuer is None:
                raise Untrusted("issuer")
            # The keys are read where the clinic says, never where the token says.
            if header.get("jku", issuer.keys) != issuer.keys:
                raise Untrusted("jku")
            key = self._keys[issuer.issuer].get_signing_key_from_jwt(token).key
            content = jwt.decode(
                token,
                key,
                algorithms=ALGORITHMS,
                audience=audience,
                issuer=issuer.issuer,
                # The times are held against the clinic's own clock below.
                options={"require": [*NEEDED], "verify_exp": False, "verify_iat": False, "verify_nbf": False},
            )
        except jwt.PyJWTError as error:
            raise Untrusted(type(error).__name__) from error
        self._fresh_and_unused(issuer.issuer, content)

    def _fresh_and_unused(self, issuer: str, content: dict[str, Any]) -> None:
        now = self._clock()
        try:
            made, ends = (dt.datetime.fromtimestamp(content[name], tz=dt.timezone.utc) for name in ("iat", "exp"))
        except (TypeError, ValueError, OverflowError) as error:
            raise Untrusted("time") from error
        if not now - LONGEST <= made <= now + LONGEST or ends <= now:
            raise Untrusted("time")
        used = (issuer, str(content["jti"]))
        with self._lock:
            self._used = {name: until for name, until in self._used.items() if until > now}
            if used in self._used:
                raise Untrusted("used")
            self._used[used] = now + 2 * LONGEST
