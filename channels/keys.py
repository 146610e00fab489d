"""The keys that sessions and options are sealed with, all derived from one secret of the installation."""

from __future__ import annotations

import base64
import os
import secrets

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from channels.environment import SettingsError
from channels.settings import Settings

SHORTEST_SECRET = 32
SEPARATOR = ","
"""Between the secret that seals and those before it, which still open what they sealed."""

SECRET_FILE = "secret.key"  # noqa: S105 - the name of the file, not the secret


def installation_secret(settings: Settings) -> str:
    """The secret of B12_SECRET_KEY, else of `secret.key` in the data folder, which is made once and kept.

    Of several in one setting, separated by commas, the first is in use.
    Raises SettingsError when the secret is too short to be one.
    """
    if settings.secret_key is not None:
        return _long_enough(settings.secret_key, "B12_SECRET_KEY")
    path = settings.data_dir / SECRET_FILE
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _long_enough(path.read_text(encoding="ascii").strip(), str(path))
    with os.fdopen(file, "w", encoding="ascii") as opened:
        secret = secrets.token_urlsafe(48)
        opened.write(secret)
    return secret


def seal(secret: str, purpose: str) -> MultiFernet:
    """The seal for one purpose; what one purpose has sealed, no other opens.

    Of several secrets the first seals, and each opens.
    """
    keys = (base64.urlsafe_b64encode(_derived(each, purpose)) for each in secret.split(SEPARATOR))
    return MultiFernet([Fernet(key) for key in keys])


def unsealed(seal: Fernet | MultiFernet, sealed: str, lifetime: int, now: int) -> bytes:
    """What was sealed. Raises InvalidToken for what is forged, or was sealed more than `lifetime` seconds ago.

    What was sealed before the clock was set back is as good as new.
    """
    return seal.decrypt_at_time(sealed, lifetime, max(now, seal.extract_timestamp(sealed)))


def derived_keys(secret: str, purpose: str) -> tuple[bytes, ...]:
    """The same for each of several secrets, the one in use first."""
    return tuple(_derived(each, purpose) for each in secret.split(SEPARATOR))


def derived_key(secret: str, purpose: str) -> bytes:
    """The 32 bytes that stand for one purpose, by the first secret; they tell nothing about those of another."""
    return _derived(secret.split(SEPARATOR)[0], purpose)


def _derived(secret: str, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret.encode())


def _long_enough(secret: str, name: str) -> str:
    shortest = min(len(each) for each in secret.split(SEPARATOR))
    if shortest < SHORTEST_SECRET:
        raise SettingsError(
            name,
            f"at least {SHORTEST_SECRET} characters",
            f"{shortest}",
            "Set a longer secret, or remove it: one is then made and kept in the data folder.",
        )
    return secret
