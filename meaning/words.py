"""A message as the classifier reads it: lower case, plain apostrophes, chat shorthand written out."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

_WORD = re.compile(r"[^\W_]+(?:['/-][^\W_]+)*")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_SPACED_B12 = re.compile(r"\bb[\s-]12\b")


@cache
def _shorthand() -> dict[str, str]:
    text = (resources.files("meaning") / "shorthand.yml").read_text(encoding="utf-8")
    return {str(short): str(long) for short, long in yaml.load(text, Loader=yaml.BaseLoader).items()}  # noqa: S506


def written_out(message: str) -> str:
    """The message in one plain spelling; nothing is added that was not meant."""
    text = _SPACED_B12.sub("b12", message.translate(_APOSTROPHES).lower())
    known = _shorthand()
    return _WORD.sub(lambda word: known.get(word[0], word[0]), " ".join(text.split()))
