"""The id that a Teams conversation has in our own store: always the same one, and not to be traced back to Teams."""

from __future__ import annotations

from collections.abc import Callable

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from channels.keys import derived_key

PREFIX = "teams-"


def pseudonyms(secret: str) -> Callable[[str, str], str]:
    """Gives a tenant's conversation its id, by a key that is derived from the installation's secret."""
    key = derived_key(secret, "teams-conversation")

    def pseudonym(tenant: str, conversation: str) -> str:
        mac = HMAC(key, SHA256())
        mac.update(f"{len(tenant)}:{tenant}{conversation}".encode())
        return f"{PREFIX}{mac.finalize().hex()[:40]}"

    return pseudonym
