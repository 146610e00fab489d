"""Answers that a record system keeps, in the form in which they are exported: items are named by paths of a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from b12core import CaseError, parse_case
from b12core.case import Case
from clinic.cds_hooks.coded import day_of, parts
from clinic.fhir.questionnaire import ALWAYS_THERE, REPEATED, TERMS, paths_of
from clinic.words import said

NOT_KNOWN = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
LISTS = REPEATED


@dataclass
class Answers:
    """The content of a case that the answers make, and what was not read."""

    case: dict[str, Any] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def read_answers(found: Iterable[dict[str, Any]], today: dt.date, last_days: int, own: str) -> Answers:
    """The newest finished answers, while they are not older than so many days."""
    answers = Answers()
    finished = [each for each in found if each.get("status") in ("completed", "amended")]
    dated = [(day, each) for each in finished if (day := day_of(each.get("authored"))) is not None and day <= today]
    if len(dated) < len(finished):
        answers.unread.append(said("cds", "unread_answers"))
    if not dated:
        return answers
    day, newest = max(dated, key=lambda pair: pair[0])
    if (today - day).days > last_days:
        answers.unread.append(said("cds", "old_answers", day=day.isoformat()))
        return answers
    known = paths_of(Case())
    for item in parts(newest.get("item")):
        path, given = item.get("linkId"), parts(item.get("answer"))
        if not isinstance(path, str) or not given:
            continue
        if any(_is_not_known(each) for each in given):
            answers.case.setdefault("not_known", []).append(path)
        elif path not in known or path in ALWAYS_THERE or not _put(answers.case, path, given, own):
            answers.unread.append(said("cds", "unread_answer", name=str(item.get("text") or path)))
    return answers


def _is_not_known(answer: dict[str, Any]) -> bool:
    coding = answer.get("valueCoding")
    return isinstance(coding, dict) and (coding.get("system"), coding.get("code")) == (NOT_KNOWN, "asked-unknown")


def _put(case: dict[str, Any], path: str, given: list[dict[str, Any]], own: str) -> bool:
    """Puts an answer into the case; False, and nothing is put, where a case cannot hold it."""
    values = [_value(path, each, own) for each in given]
    if path in LISTS:
        value: Any = [] if values == [False] else values
    else:
        value = values[0] if len(values) == 1 else None
    if value is None or (isinstance(value, list) and (None in value or False in value)):
        return False
    first, _, rest = path.partition(".")
    content = {first: {rest: value}} if rest else {first: value}
    try:
        parse_case(content)
    except CaseError:
        return False
    if rest:
        case[first] = {**case.get(first, {}), rest: value}
    else:
        case[first] = value
    return True


def _value(path: str, answer: dict[str, Any], own: str) -> Any:
    """The value of an answer; None for one that is of another system or of another form."""
    coding = answer.get("valueCoding")
    if path in TERMS and isinstance(coding, dict):
        return coding.get("code") if coding.get("system") == f"{own}/{TERMS[path]}" else None
    wanted = ("valueBoolean", "valueDate", "valueInteger", "valueDecimal", "valueString")
    found = [answer[name] for name in wanted if name in answer]
    return found[0] if len(found) == 1 else None
