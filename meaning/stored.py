"""Fitted parts in a file: arrays of numbers, and lists as JSON. A file from elsewhere can do nothing."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

_JSON = ".json"


class StoredFileError(Exception):
    """A file of fitted parts is none, or holds something else than what was saved; the message names it."""


def save(parts: Mapping[str, Any], file: Path) -> None:
    """Stores arrays as they are, and all else as JSON."""
    arrays: dict[str, Any] = {}
    for name, part in parts.items():
        if isinstance(part, np.ndarray):
            arrays[name] = part
        else:
            arrays[name + _JSON] = np.frombuffer(json.dumps(part).encode(), dtype=np.uint8)
    with file.open("wb") as out:
        np.savez(out, **arrays)


def load(file: Path, names: Iterable[str]) -> dict[str, Any]:
    """The stored parts of these names. Raises StoredFileError for a file without them, and for any with code in it."""
    try:
        with np.load(file, allow_pickle=False) as stored:
            parts = {
                name.removesuffix(_JSON): json.loads(stored[name].tobytes()) if name.endswith(_JSON) else stored[name]
                for name in stored.files
            }
    except (ValueError, EOFError, AttributeError, zipfile.BadZipFile) as error:
        raise StoredFileError(f"{file} holds no arrays ({error}): train the model again.") from error
    missing = [name for name in names if name not in parts]
    if missing:
        raise StoredFileError(f"{file} lacks {', '.join(missing)}: train the model again.")
    return parts
