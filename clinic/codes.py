"""The code of a draft, which may be read out loud, and the secret, which only the patient has."""

from __future__ import annotations

import hashlib
import re
import secrets

from clinic.keys import keyed_hash

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 signs: none is taken for another when it is read or written by hand."""

LOOKALIKES = str.maketrans("OIL", "011")

PREFIX = "B12-"
CODE_SIGNS = 4
SECRET_SIGNS = 12
GROUP = 4


def new_code() -> str:
    """A code such as `B12-7K3Q`; whoever uses it looks whether it is taken."""
    return PREFIX + "".join(secrets.choice(ALPHABET) for _ in range(CODE_SIGNS))


def secret_of(key: bytes, code: str, submission: str) -> str:
    """The secret of a draft (60 bits), in groups; the same each time, so that a retry is answered alike."""
    made = int.from_bytes(keyed_hash(key, code.encode(), submission.encode()), "big")
    signs = "".join(ALPHABET[made >> 5 * place & 31] for place in range(SECRET_SIGNS))
    return "-".join(signs[start : start + GROUP] for start in range(0, SECRET_SIGNS, GROUP))


def hash_of(secret: str) -> str:
    """What is stored of a secret, an invitation or a session; it cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def code_as_typed(text: str) -> str:
    """The code that somebody typed, with or without its beginning, whatever the capitals."""
    signs = _signs(text)
    return PREFIX + (signs.removeprefix(PREFIX.strip("-")) if len(signs) > CODE_SIGNS else signs)


def secret_as_typed(text: str) -> str:
    """The secret that somebody typed, with any spaces, hyphens and capitals."""
    signs = _signs(text)
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def _signs(text: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", text.upper().translate(LOOKALIKES))
