"""Which names of analytes stand for the test: not "B12 injection", but "my level" where B12 is the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TREATMENT_AFTER = re.compile(
    r"^[\s-]{0,2}(?:injection|inj\b|shot|jab|tablet|tab\b|tabs\b|pill|supplement|therap|treatment|dose|"
    r"dosing|dosage|spray|patch|drops\b|ampoule|vial|capsule|"
    r"geltab|gumm|lozenge|sublingual|i\.?m\b|s\.?c\b|drip|infusion|needle|top[- ]?up|replacement|regime|"
    r"regimen|protocol|booster|maintenance|loading|drink|"
    r"energy|rich|foods?|sources?|absorption|metabolism|every|monthly|weekly|daily|fortnightly|quarterly|"
    r"once|twice|\d+\s?(?:mcg|ug|mg)\b)",
    re.IGNORECASE,
)
_TREATMENT_BEFORE = re.compile(
    r"(?:\binject(?:ing|ed|s)?|\bshots? of|\binjections? (?:of|for)|\bjabs? of|\bdoses? of|\bampoules? of|"
    r"\b(?:mg|mcg|ug|ml|mls|micrograms?) (?:of )?|"
    r"\btak(?:e|ing|es)|\btook|\bgiven|\bgive|\bon|\bhaving|\bneed)\s*(?:my |the |some )?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:my|the|her|his|last|latest|blood)\s+(?:last |latest |blood )*(?:levels?|results?|reading|number)\b|"
    r"\bmine\b|\b(?:now|back) at\b",
    re.I,
)
_PRONOUN = re.compile(
    r"\b(?:my|the|her|his|last|latest|blood)\s+(?:last |latest |blood )*(?:levels?|results?|reading|number)\b|"
    r"\bmine\b|\b(?:now|back) at\b",
    re.I,
)
_PRONOUN = re.compile(
    r"\b(?:my|the|her|his|last|latest|blood)\s+(?:last |latest |blood )*(?:levels?|results?|reading|number)\b|"
    r"\bmine\b|\b(?:now|back) at\b",
    re.I,
)


@dataclass(frozen=True)
class Name:
    """An analyte's name in the text; `id` is empty for a laboratory value that the contract does not have."""

    id: str
    start: int
    end: int


def test_names(text: str, names: Sequence[Name]) -> list[Name]:
    """The names that may carry a result, in order."""
    return _with_pronouns(text, names, [name for name in names if not _is_treatment(text, name)])


def _is_treatment(text: str, name: Name) -> bool:
    """Whether B12 or another name stands for the medicine and not for the test."""
    if name.id not in ("serum_b12", "folate", "potassium"):
        return False
    after = text[name.end : name.end + 30]
    if _TREATMENT_AFTER.match(after):
        return not re.match(r"[\s-]{0,2}\d", after) or bool(
            re.match(r"[\s-]{0,2}\d+\s?(?:mcg|ug|mg)\b(?!/)", after, re.I)
        )
    return bool(_TREATMENT_BEFORE.search(text[max(0, name.start - 30) : name.start])) and not re.match(
        r"\s*(?:level|was|is|of|[:=<>]|\d)", after, re.I
    )


def _with_pronouns(text: str, names: Sequence[Name], usable: Sequence[Name]) -> list[Name]:
    """The names, and with them "my level" or "mine" where the message speaks of one analyte only."""
    ids = {name.id for name in names}
    if len(ids) != 1 or "" in ids:
        return list(usable)
    (only,) = ids
    spoken = [
        Name(only, *match.span())
        for match in _PRONOUN.finditer(text)
        if match.start() >= names[0].start
        and not any(name.start < match.end() and match.start() < name.end for name in names)
    ]
    return sorted((*usable, *spoken), key=lambda name: name.start)
