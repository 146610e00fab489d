"""The knowledge files as plain data, kept beside them, so that their YAML is not read again at every start.

What is kept is data without code (JSON). It is believed only where its first line names this format, the hash of the
very files that it was read from, and the hash of what follows; anything else is passed over and written anew. Where
nothing can be written, the files are read each time, and all is the same but for the wait.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FORMAT = 1
"""Raised with every change of how the files are read, so that what an older version kept is passed over."""

Place = Path

PLACE: Place = Path(__file__).parent / "__pycache__" / "knowledge.json"
"""Where Python keeps what it made of the code beside it: never part of a package, ignored wherever files are listed."""

_DAY = "!date"


def stored_contents(place: Place, made_from: str) -> dict[str, Any] | None:
    """The content of each file as it was kept; None where nothing is kept that was made from files of this hash."""
    try:
        heading, _, body = place.read_bytes().partition(b"\n")
        if json.loads(heading) != _heading(made_from, body):
            return None
        contents: dict[str, Any] = json.loads(body, object_hook=_as_read)
    except (OSError, ValueError, RecursionError):
        return None
    return contents


def store_contents(place: Place, made_from: str, contents: Mapping[str, Any]) -> None:
    """Keeps the content of each file; does nothing where it cannot be kept, or would not be read back as it is."""
    try:
        body = json.dumps(contents, default=_as_kept, ensure_ascii=False, separators=(",", ":")).encode()
        if json.loads(body, object_hook=_as_read) != contents:
            return
        place.parent.mkdir(exist_ok=True)
        beside = place.with_suffix(".new")
        beside.write_bytes(json.dumps(_heading(made_from, body)).encode() + b"\n" + body)
        beside.replace(place)
    except (OSError, TypeError, ValueError):
        return


def _heading(made_from: str, body: bytes) -> dict[str, Any]:
    return {"format": FORMAT, "files": made_from, "sha256": hashlib.sha256(body).hexdigest()}


def _as_kept(value: object) -> dict[str, str]:
    """A day as JSON can hold it. Raises TypeError for anything else that JSON has no form for."""
    if type(value) is not dt.date:
        raise TypeError(f"{value!r} is no text, number or day")
    return {_DAY: value.isoformat()}


def _as_read(content: dict[str, Any]) -> Any:
    return dt.date.fromisoformat(content[_DAY]) if content.keys() == {_DAY} else content
