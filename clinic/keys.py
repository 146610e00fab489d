"""The keys of the clinic's side, each for one purpose; they are derived by whoever knows the installation's secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, MultiFernet

PURPOSES = ("clinic-record", "clinic-drafts", "clinic-secrets")


@dataclass(frozen=True)
class Keys:
    """What chains the record, what wraps the key of each draft, and what patients' secrets are made from.

    Where the installation's secret was changed, the keys of the ones before still open what they sealed, and check what
    they chained: `record` holds the key in use first.
    """

    record: tuple[bytes, ...] = field(repr=False)
    drafts: MultiFernet = field(repr=False)
    secrets: bytes = field(repr=False)

    @classmethod
    def of(cls, derive: Callable[[str], tuple[bytes, ...]]) -> Keys:
        """The keys from a function that gives 32 bytes for the name of a purpose, once for each secret."""
        record, drafts, secrets = (derive(purpose) for purpose in PURPOSES)
        return cls(record, MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in drafts]), secrets[0])


def keyed_hash(key: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA256 of the parts; where one ends and the next begins counts."""
    digest = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
