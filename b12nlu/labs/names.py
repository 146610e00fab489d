"""Which names of analytes stand for the test: not "B12 injection", but "my level" where B12 is the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from b12nlu.numbers.quantities import unit_at
from b12nlu.text.expressions import expression

ONLY_B12 = frozenset({"pg/mL", "ng/L"})
"""Units that no other analyte here has."""


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
    r"(?<!/)\b(?:mg|mcg|ug|ml|mls|micrograms?) (?:of )?|"
    r"\btak(?:e|ing|es)|\btook|\bgiven|\bgive|\bon|\bhaving|\bneed)\s*(?:my |the |some )?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:my|the|her|his|last|latest|blood)\s+(?:last |latest |blood |own )*(?:levels?|results?|reading|number)\b|"
    r"\bmine'?s?\b|\b(?:my|her|his) own\b|\b(?:now|back|i'?m|i am|i was|it'?s|sitting) at\b|"
    r"(?:(?<=[:,.;] )|(?<=\n))level(?=\s*[:=]?\s*\d)",
    re.I,
)


_NUMBER_BEHIND = re.compile(r"\s*(?:is|was|were|are|came back|at|of|:|=|now|only|just|\s)*\s*\d", re.I)
"""Here B12 is what a level without a name is of, where a number tells it."""
_B12_IS_TOPIC = re.compile(r"\bb[\s-]?12\b|cobalamin|inject|\bjabs?\b|\bshots?\b|loading", re.I)
_ALIAS = re.compile(r"\s*(?:[(\[/=-]|i\.?e\.?,?|aka|a\.k\.a\.?|or|that is,?|\s)\s*", re.I)
_AS_A_TEST = re.compile(
    r"\s*(?:levels?|results?|count|reading)\b|\s*[:=]?\s*[<>]=?\s*\d|\s*[:=]\s*\d+(?:[.,]\d+)?(?!\s*(?:mg|mcg|ug|"
    r"micro\w*|m\b))|"
    r"\s+(?:(?:is|was|came back|at|of)\s+)*(?:at\s+)?\d+(?:[.,]\d+)?\s*(?:ng/m|ug/l|nmol|mcg/l)",
    re.I,
)


def is_tested(text: str, end: int) -> bool:
    """Whether the name of a vitamin that ends here stands for the blood test and not for the tablet."""
    return bool(_AS_A_TEST.match(text, end))


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


_TAIL = re.compile(
    r"\s*,\s*(?:cyanocobalamin|total|serum|plasma|blood|free|fasting|s|p)\b(?=[\s:=(|]*[\n\d<>(\[]|\s*\|)|\s+01(?=\s+[<>]?\d)|"
    r"\s+(?:i\.\s?[spuv]\.|im serum|im plasma|en suero|en sangre|s[ée]rique|plasmatique|sieric[ao]|s[ée]ric[ao])",
    re.I,
)
"""What a report prints behind a name as part of it ("Folate, Serum", "Vitamin B12 01")."""


_ACTIVE = re.compile(r"\s*,\s*active\b|\s*\(active\)", re.I)


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
            close = re.match(r"\s*[)\]]", text[name.end :]) if "(" in text[last.end : name.start] else None
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
        return not re.match(r"[\s-]{0,2}\d", after) or bool(
            re.match(r"[\s-]{0,2}\d+\s?(?:mcg|ug|mg)\b(?!/)", after, re.I)
        )
    return bool(_TREATMENT_BEFORE.search(text[max(0, name.start - 30) : name.start])) and not re.match(
        r"\s*(?:level|was|is|of|[:=<>]|->|\d)", after, re.I
    )


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
