"""Expressions over plain text that stand as data in `rules/expressions`, each with what it finds and what it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from b12nlu.text.words import rule_file

_FOLDER = "expressions"
_PART = re.compile(r"%(\w+)%")


@cache
def expression(name: str) -> re.Pattern[str]:
    """The compiled expression `file.id`; parts that several share stand between percent signs.

    Raises KeyError where no such expression is known.
    """
    entry = _entry(name)
    return re.compile(with_parts(entry["pattern"]), 0 if entry.get("case") else re.IGNORECASE)


def with_parts(pattern: str) -> str:
    """The pattern with the shared parts of `parts.yml` written out."""
    while _PART.search(pattern):
        pattern = _PART.sub(lambda part: str(rule_file(f"{_FOLDER}/parts")[part[1]]), pattern)
    return " ".join(pattern.split("\n"))


def expression_names() -> Iterator[str]:
    """Every expression, as `file.id`."""
    folder = resources.files("b12nlu") / "rules" / _FOLDER
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        stem = file.name.removesuffix(".yml")
        if stem != "parts":
            yield from (f"{stem}.{name}" for name in rule_file(f"{_FOLDER}/{stem}"))


def expression_problems() -> Iterator[str]:
    """What is wrong with the expressions: one without both kinds of example, or one that does not do as they say."""
    for name in expression_names():
        entry, pattern = _entry(name), expression(name)
        for kind in ("says", "not"):
            if not entry.get(kind):
                yield f"{name}: no example under `{kind}`"
        yield from (f"{name}: does not find {text!r}" for text in entry.get("says", ()) if not pattern.search(text))
        yield from (f"{name}: finds {text!r}" for text in entry.get("not", ()) if pattern.search(text))


def _entry(name: str) -> dict[str, Any]:
    file, _, key = name.partition(".")
    entry: dict[str, Any] = rule_file(f"{_FOLDER}/{file}")[key]
    return entry
