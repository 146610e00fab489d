"""One rule of a qualifier as data: what it sets, how far, by which words, with what it must and must not do."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from b12nlu.text.words import rule_file

FILES = ("negation", "resolution", "doubt", "history", "hypothesis", "experiencer")
"""The files of `rules/qualifiers`, each with the rules of one qualifier, and so named are their ids."""
FINDING = "…"
"""Stands in a pattern for the finding: "no …" qualifies what follows, "… has settled" what stands before."""

Sets = Literal["negated", "resolved", "uncertain", "historical", "hypothetical", "subject_other"]
Scope = Literal["noun_phrase", "clause"]
Kind = Literal[
    "symptom",
    "course",
    "cause",
    "procedure",
    "phase",
    "product",
    "dose",
    "interval",
    "last_dose",
    "route",
    "condition",
    "medicine",
    "lab",
    "pregnancy",
]


class RuleError(ValueError):
    """A rule file that cannot be used: which rule, which field, what was expected."""


class Rule(BaseModel):
    """A rule: where one of its patterns stands and none of `unless`, it sets a flag on the findings in its scope."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: str = Field(pattern=r"^[a-z]+\.[a-z0-9_]+$")
    sets: Sets
    scope: Scope
    """How far it reaches: along a list of findings (`noun_phrase`), or to the end of its clause."""
    kinds: tuple[Kind, ...] = Field(default=(), alias="for")
    """The types of mention that it qualifies; none named: all."""
    unless: tuple[str, ...] = ()
    """Longer phrases that hold one of its patterns and say something else."""
    pattern: tuple[str, ...] = Field(min_length=1)
    says: tuple[str, ...] = Field(min_length=1)
    """Texts that are read otherwise without the rule."""
    never: tuple[str, ...] = Field(min_length=1, alias="not")
    """Texts that hold its words and in which it sets nothing."""

    @field_validator("pattern")
    @classmethod
    def _names_the_finding(cls, pattern: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in pattern:
            if not phrase.strip(f"{FINDING} ") or FINDING not in (phrase[0], phrase[-1]):
                raise ValueError(f"expected words with {FINDING!r} before or behind them, got {phrase!r}")
        return pattern


def words_of_pattern(phrase: str) -> str:
    """The words of a pattern without the place of the finding."""
    return phrase.strip(f"{FINDING} ")


def parse_rules(entries: Any, file: str) -> tuple[Rule, ...]:
    """The rules of one file; RuleError names the rule, the field and what was expected."""
    rules: list[Rule] = []
    for place, entry in enumerate(entries):
        name = entry.get("id", f"number {place + 1}") if isinstance(entry, dict) else f"number {place + 1}"
        try:
            rule = Rule.model_validate(entry)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise RuleError(f"{file}: rule {name}: {field}: {first['msg']}, got {first['input']!r}") from error
        if rule.id.split(".")[0] != file:
            raise RuleError(f"{file}: rule {rule.id}: id: expected {file}.<name>, got {rule.id!r}")
        if any(rule.id == other.id for other in rules):
            raise RuleError(f"{file}: rule {rule.id}: id: expected one rule of this name, got two")
        rules.append(rule)
    return tuple(rules)


@cache
def qualifier_rules() -> tuple[Rule, ...]:
    """The rules of all qualifiers, file by file."""
    return tuple(rule for file in FILES for rule in parse_rules(rule_file(f"qualifiers/{file}"), file))
