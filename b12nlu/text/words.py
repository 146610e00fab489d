"""The closed lists of small words in `rules/words.yml`, in the folded form in which words are compared."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from b12nlu.text.spelling import fold

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every scalar as text (`no` and `on` are words here) and builds nothing else."""


def rule_text(name: str) -> str:
    """The text of a rule file of this package."""
    return (resources.files("b12nlu") / "rules" / name).read_text(encoding="utf-8")


@cache
def rule_file(name: str) -> Any:
    """The content of a rule file, every scalar as text."""
    return yaml.load(rule_text(f"{name}.yml"), Loader=_LOADER)  # noqa: S506


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list, folded."""
    return frozenset(fold(word) for word in rule_file("words")[name].split())


@cache
def typed_words(name: str) -> frozenset[str]:
    """The words of one list as they are typed."""
    return frozenset(rule_file("words")[name].split())


@cache
def one_words() -> dict[tuple[str, ...], str]:
    """Phrases that stand for one word, as folded words, with that word folded."""
    return {
        tuple(fold(part) for part in phrase.split()): fold(word)
        for word, phrases in rule_file("words")["one_word"].items()
        for phrase in phrases
    }


@cache
def one_word_starts() -> frozenset[str]:
    """The first words of those phrases."""
    return frozenset(phrase[0] for phrase in one_words())
