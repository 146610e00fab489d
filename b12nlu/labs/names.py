"""Which names of analytes stand for the test: not "B12 injection", but "my level" where B12 is the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from b12nlu.numbers.quantities import unit_at
from b12nlu.text.expressions import expression

ONLY_B12 = frozenset({"pg/mL", "ng/L"})
"""Units that no other analyte here has."""


_TREATMENT_AFTER = expression("names.treatment_behind")
_TREATMENT_BEFORE = expression("names.treatment_before")
_PRONOUN = expression("names.pronoun")
_NUMBER_BEHIND = expression("names.number_behind")
_B12_IS_TOPIC = expression("names.b12_is_topic")
_ALIAS = expression("names.alias")
_AS_A_TEST = expression("names.as_a_test")


def is_tested(text: str, start: int, end: int) -> bool:
    """Whether the name of a vitamin, by its span, stands for the blood test and not for the tablet."""
    return bool(_AS_A_TEST.match(text, end) or expression("names.other_name_before").search(text[:start]))


@dataclass(frozen=True)
class Name:
    """An analyte's name in the text; `id` is empty for a laboratory value that the contract does not have."""

    id: str
    start: int
    end: int


def test_names(text: str, names: Sequence[Name]) -> list[Name]:
    """The names that may carry a result, in order."""
    in_order = sorted(names, key=lambda name: (name.start, name.end))
    usable = [_whole(text, name) for name in in_order if not _is_treatment(text, name)]
    return _with_pronouns(text, names, _without_aliases(text, usable))


_TAIL = expression("names.tail")
_ACTIVE = expression("names.active")


def _whole(text: str, name: Name) -> Name:
    """The name with what a report prints as part of it."""
    active = _ACTIVE.match(text, name.end) if name.id == "serum_b12" else None
    if active:
        return Name("active_b12", name.start, active.end())
    tail = _TAIL.match(text, name.end)
    return Name(name.id, name.start, tail.end()) if tail else name


def _without_aliases(text: str, names: Sequence[Name]) -> list[Name]:
    """The names, two of one analyte side by side as one ("iron stores (ferritin)", "MCV - mean cell volume")."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and _is_a_method(text, last, name):
            joined[-1] = Name(last.id, last.start, name.end)
            continue
        if last and last.id == name.id and _ALIAS.fullmatch(text[last.end : name.start]):
            close = expression("layout.closed").match(text[name.end :]) if "(" in text[last.end : name.start] else None
            joined[-1] = Name(name.id, last.start, name.end + (close.end() if close else 0))
        else:
            joined.append(name)
    return joined


def _is_a_method(text: str, last: Name, name: Name) -> bool:
    """Whether "IFA" behind the antibodies against parietal cells names how they were looked for."""
    gap = text[last.end : name.start]
    method = text[name.start : name.end].lower() == "ifa" and last.id == "parietal_cell_antibody"
    return method and "\n" not in gap and not re.search(r"[a-z]{3}|\d", gap, re.IGNORECASE)


def _is_treatment(text: str, name: Name) -> bool:
    """Whether B12 or another name stands for the medicine and not for the test."""
    if name.id not in ("serum_b12", "folate", "potassium"):
        return False
    after = text[name.end : name.end + 30]
    if _TREATMENT_AFTER.match(after):
        return not expression("names.a_number").match(after) or bool(expression("names.a_strength").match(after))
    before = _TREATMENT_BEFORE.search(text[max(0, name.start - 30) : name.start])
    return bool(before) and not expression("names.level_follows").match(after)


def _with_pronouns(text: str, names: Sequence[Name], usable: Sequence[Name]) -> list[Name]:
    """The names, and with them "my level" or "mine" where the message says which analyte that is."""
    spoken = [
        Name(meant, *match.span())
        for match in _PRONOUN.finditer(text)
        if not any(name.start < match.end() and match.start() < name.end for name in names)
        and (meant := _meant(text, names, match))
    ]
    return sorted((*usable, *spoken), key=lambda name: name.start)


def _meant(text: str, names: Sequence[Name], pronoun: re.Match[str]) -> str:
    """The analyte for which "my level" or "mine" stands: the only one named, B12 where that is the topic, or none."""
    ids = {name.id for name in names}
    before = [name for name in names if name.end <= pronoun.start()]
    if len(ids) == 1 and before:
        return before[0].id
    if before:
        beside = {name.id for name in before[-2:]}
        return before[-1].id if len(beside) == 1 and pronoun[0].lower() == "mine" else ""
    if ids and not _B12_IS_TOPIC.search(text):
        return ""
    level = "level" in pronoun[0].lower() and (_B12_IS_TOPIC.search(text) or _NUMBER_BEHIND.match(text, pronoun.end()))
    number = expression("told.number_behind").match(text, pronoun.end())
    told = number and (expression("told.topic").search(text) or unit_at(text, number.end()) in ONLY_B12)
    return "serum_b12" if level or told else ""
