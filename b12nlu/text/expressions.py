"""Expressions over plain text that stand as data in `rules/expressions`, each with what it finds and what it leaves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from b12nlu.text.possible import Expression
from b12nlu.text.words import rule_file, rule_text

_FOLDER = "expressions"
_PART = re.compile(r"%(\w+)%")


@cache
def expression(name: str) -> Expression:
    """The expression `file.id`; parts that several share stand between percent signs.

    Raises KeyError where no such expression is known.
    """
    entry = _entry(name)
    return Expression(with_parts(entry["pattern"]), case=bool(entry.get("case")))


def with_parts(pattern: str) -> str:
    """The pattern with the shared parts of `parts.yml` written out."""
    while _PART.search(pattern):
        pattern = _PART.sub(lambda part: str(rule_file(f"{_FOLDER}/parts")[part[1]]), pattern)
    return " ".join(pattern.split("\n"))


def expression_names() -> Iterator[str]:
    """Every expression, as `file.id`."""
    for stem in _files():
        yield from (f"{stem}.{name}" for name in rule_file(f"{_FOLDER}/{stem}"))


def expression_problems() -> Iterator[str]:
    """What is wrong with the expressions: one without both kinds of example, or one that does not do as they say.

    Most are looked for anywhere in a text; `found: beginning` are asked for at a place, `found: whole` of a stretch.
    """
    for stem in _files():
        told = Counter(line for line in rule_text(f"{_FOLDER}/{stem}.yml").splitlines() if line[:1].isalpha())
        yield from (f"{stem}.{line.rstrip(':')}: told {times} times" for line, times in told.items() if times > 1)
    for name in expression_names():
        entry, pattern = _entry(name), expression(name)
        for kind in ("says", "not"):
            if not entry.get(kind):
                yield f"{name}: no example under `{kind}`"
        find = {"whole": pattern.fullmatch, "beginning": pattern.match, "anywhere": pattern.search}[
            entry.get("found", "anywhere")
        ]
        yield from (f"{name}: does not find {text!r}" for text in entry.get("says", ()) if not find(text))
        yield from (f"{name}: finds {text!r}" for text in entry.get("not", ()) if find(text))


def _files() -> list[str]:
    folder = resources.files("b12nlu") / "rules" / _FOLDER
    return sorted({file.name.removesuffix(".yml") for file in folder.iterdir()} - {"parts"})


def _entry(name: str) -> dict[str, Any]:
    file, _, key = name.partition(".")
    entry: dict[str, Any] = rule_file(f"{_FOLDER}/{file}")[key]
    return entry
