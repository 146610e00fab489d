"""The caveat: a draft for a prescriber to confirm, with the facts used and the strongest reason against."""

from __future__ import annotations

import datetime as dt
import functools
from functools import partial

from b12core.case import Case
from b12core.clinic import Clinic, SignOff
from b12core.decision import Decision
from b12core.explanation import Explained
from b12core.facts_used import facts_used, medicine_in_words
from b12core.findings import is_to_be_checked
from b12core.identifiers import Cause, Product
from b12core.knowledge import Knowledge
from b12core.knowledge.deciding import sign_off_holds
from b12core.knowledge.line_schema import RegimenRule
from b12core.rulebook import Rulebook
from b12core.situation import Situation
from b12core.suggestion import Confirmation
from b12core.words import Words


def confirmation(
    case: Case,
    situation: Situation,
    decision: Decision,
    protocol_id: str,
    explained: Explained,
    clinic: Clinic | None,
    book: Rulebook,
) -> Confirmation:
    """The confirmation of a suggestion, whole in both registers."""
    knowledge, words = book.knowledge, book.words
    sign_off = clinic.sign_off.get(protocol_id) if clinic else None
    if sign_off is not None and not sign_off_holds(sign_off.knowledge_version, sign_off.decides, knowledge):
        # What was reviewed were other rules.
        sign_off = None
    basis = book.once(("basis", protocol_id), partial(_basis, protocol_id, book))
    cited = decision.line.sources if decision.line else knowledge.protocols[protocol_id].sources
    overdue = _overdue(cited, case.as_of, book)
    facts = [facts_used(case, situation, knowledge, word) for word in words]
    clinician, patient = [
        _caveat(known, decision, explained, told, sign_off, clinic, overdue, word)
        for known, told, word in zip(facts, basis, words, strict=True)
    ]
    to_confirm, to_confirm_plain = [_to_confirm(case, situation, decision, knowledge, word) for word in words]
    against = explained.strongest_against
    line, line_plain = caveat_lines(protocol_id if sign_off else None, book)
    return Confirmation(
        line=line,
        line_plain=line_plain,
        text=clinician,
        plain=patient,
        to_confirm=to_confirm,
        to_confirm_plain=to_confirm_plain,
        facts_used=tuple(facts[0]),
        strongest_reason_against=against.text if against else None,
        basis=basis[0],
        signed_off=sign_off is not None,
    )


def _basis(protocol_id: str, book: Rulebook) -> tuple[str, str]:
    """Whose rules they are, from where and of which year."""
    protocol = book.knowledge.protocols[protocol_id]
    clinician = (protocol.authority, protocol.country, protocol.year)
    patient = (book.words[1].protocol(protocol_id), protocol.year)
    return ", ".join(str(part) for part in clinician if part), ", ".join(str(part) for part in patient if part)


def _overdue(cited: tuple[str, ...], as_of: dt.date | None, book: Rulebook) -> tuple[str, ...]:
    """The titles of the sources that are due for a fresh look on this day."""
    dated = book.once(("due", cited), partial(_due, cited, book))
    if as_of is None or not dated or as_of <= dated[0][0]:
        return ()
    return tuple(title for due, place, title in sorted(dated, key=lambda item: item[1]) if as_of > due)


def _due(cited: tuple[str, ...], book: Rulebook) -> list[tuple[dt.date, int, str]]:
    """When each source is due for a fresh look, the first to fall due in front; its place and title."""
    known = book.knowledge
    return sorted((known.review_by(cite), place, known.sources[cite].title) for place, cite in enumerate(cited))


def caveat_lines(signed_off: str | None, book: Rulebook) -> tuple[str, str]:
    """The caveat in one sentence, for clinicians and for patients; `signed_off` is the protocol that was reviewed."""
    return book.once(("caveat_lines", signed_off), partial(_caveat_lines, signed_off, book))


def _caveat_lines(signed_off: str | None, book: Rulebook) -> tuple[str, str]:
    clinician, patient = (_caveat_line(signed_off, book.knowledge, words) for words in book.words)
    return clinician, patient


def _caveat_line(signed_off: str | None, knowledge: Knowledge, words: Words) -> str:
    if signed_off is None:
        return words.sentence("confirmation", "line_not_signed_off")
    name = words.said(knowledge.protocols[signed_off].name)
    return words.sentence("confirmation", "line_signed_off").format(protocol=name)


def _caveat(
    facts: list[str],
    decision: Decision,
    explained: Explained,
    basis: str,
    sign_off: SignOff | None,
    clinic: Clinic | None,
    overdue: tuple[str, ...],
    words: Words,
) -> str:
    """The whole caveat in one register (SAFETY: what it must say each time)."""
    missing = _named_fields(words, tuple([item.field for item in explained.missing]))
    if not missing:
        asked = decision.urgency != "emergency" and decision.status != "out_of_scope"
        missing = words.sentence("confirmation", "none" if asked else "not_looked_for")
    against = explained.strongest_against
    said = _of_this_case(words, against is not None).format(
        used=", ".join(facts) or words.sentence("confirmation", "none"),
        missing=missing,
        basis=basis,
        against=words.shown(against) if against is not None else "",
    )
    return said + _standing(words, clinic.emergency_number if clinic else None, overdue, sign_off)


@functools.lru_cache(maxsize=64)
def _of_this_case(words: Words, disagrees: bool) -> str:
    """What every caveat begins with, its places for the case still open."""
    parts = ("draft", "no_change", "facts", "missing", "basis", "against" if disagrees else "no_against")
    return "\n".join(filter(None, [words.sentence("confirmation", part) for part in parts]))


@functools.lru_cache(maxsize=1024)
def _named_fields(words: Words, fields: tuple[str, ...]) -> str:
    """What inputs are called, in a row."""
    return ", ".join(words.field(field) for field in fields)


@functools.lru_cache(maxsize=256)
def _standing(words: Words, number: str | None, overdue: tuple[str, ...], sign_off: SignOff | None) -> str:
    """What every caveat ends with, whoever it is for: when not to wait, the limits, who has reviewed the rules."""

    def said(part: str, /, **values: str) -> str:
        return words.sentence("confirmation", part).format(**values)

    parts = [said("do_not_wait", emergency_number=number or said("emergency_number_unknown")), said("limits")]
    if overdue:
        parts.append(said("overdue", sources="; ".join(overdue)))
    if sign_off is None:
        parts.append(said("not_signed_off"))
    else:
        parts.append(said("signed_off", name=sign_off.name, role=sign_off.role, date=words.date(sign_off.date)))
    return "".join(f"\n{part}" for part in parts if part)


def _to_confirm(
    case: Case, situation: Situation, decision: Decision, knowledge: Knowledge, words: Words
) -> tuple[str, ...]:
    """The checklist for the person who confirms; empty where there is nothing to give."""
    if not decision.steps:
        return ()
    nerves = situation.features.neuro != "none"
    pregnancy = "pregnancy:unknown" in situation.facts and "pregnancy:past_age" not in situation.facts
    leber = "condition:leber_optic_neuropathy" in situation.facts
    unusual = [
        f"{words.name('analytes', item.lab.analyte)} {item.reading.entered}"
        for item in situation.findings
        if is_to_be_checked(item)
    ]
    undetected = [item.lab.analyte for item in situation.findings if item.lab.value == "undetectable"]
    return (
        *_of_the_line(decision, words),
        *_cause_to_confirm(case, decision, knowledge, words),
        *_checklist(words, decision.steps[0].product, nerves, pregnancy, leber),
        *[words.sentence("to_confirm", "unusual").format(value=entered) for entered in unusual],
        *[
            words.sentence("to_confirm", "undetectable").format(name=words.name("analytes", analyte))
            for analyte in undetected
        ],
    )


def _cause_to_confirm(case: Case, decision: Decision, knowledge: Knowledge, words: Words) -> tuple[str, ...]:
    """The cause as it is confirmed: a medicine by its name, or that it has to be named."""
    cause, medicine = _cause_named(case, decision), case.cause_detail.medicine
    if cause is None:
        return ()
    named, key = words.name("causes", cause), "cause_unknown" if cause == "unknown" else "cause"
    if cause == "other_medicine" and medicine is None:
        key = "cause_medicine"
    elif cause == "other_medicine" and medicine is not None:
        named = medicine_in_words(medicine, knowledge, words)
    return (words.sentence("to_confirm", key).format(cause=named),)


def _cause_named(case: Case, decision: Decision) -> Cause | None:
    """The cause that decides: one that was named, pernicious anaemia by its antibody, or an operation by the name that
    it was entered under, since it may be judged as another one.
    """
    told = (None, case.cause, *case.causes, "pernicious_anaemia")
    return decision.cause if decision.cause in told or case.cause is None else case.cause


def _of_the_line(decision: Decision, words: Words) -> tuple[str, ...]:
    """What the line or the need leaves to be shown: a cause that its source does not name, an unproven deficiency."""
    items = []
    if isinstance(decision.line, RegimenRule) and decision.line.extended is not None:
        names = words.said(decision.line.extended.source_names)
        items.append(words.sentence("to_confirm", "extended").format(names=names))
    if decision.need == "established_unproven":
        items.append(words.sentence("to_confirm", "unproven"))
    return tuple(items)


@functools.lru_cache(maxsize=1024)
def _checklist(words: Words, product: Product, nerves: bool, pregnancy: bool, leber: bool) -> tuple[str, ...]:
    def said(part: str, /, **values: str) -> str:
        return words.sentence("to_confirm", part).format(**values)

    items = [
        said("allergy"),
        said("leber_known" if leber else "leber"),
        said("product", product=words.product(product)),
    ]
    items += [said("nerve")] if nerves else []
    items += [said("pregnancy")] if pregnancy else []
    return tuple(items)
