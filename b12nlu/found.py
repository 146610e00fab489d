"""What was found, as findings that can be judged: terms, facts and results, each with what it was found by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12nlu.because import ACUTE, FOUND, Because
from b12nlu.fact import Fact
from b12nlu.labs.result import LabResult
from b12nlu.mention import Mention
from b12nlu.numbers.quantities import Quantity
from b12nlu.qualifiers.findings import Finding
from b12nlu.terms.term import Term
from b12nlu.text.expressions import expression

_LONG_PAST = {"repletion": ("phases.long_past", "phases.begun_long_ago"), "maintenance": ("phases.lapsed",)}
"""What stands behind a phase that is over, by its phase."""
_QUERIED = "told.queried"
_STRENGTHS = ("mg", "mcg", "ml")
"""Units of a medicine's strength, which is no result."""


def term_finding(term: Term, span: tuple[int, int], anchor: tuple[int, int], text: str) -> Finding:
    """The finding of a term of the vocabulary or a construction, by its character span."""
    no_better = term.kind == "course" and term.id == "improving" and term.negated
    reasons = list(_term_reasons(term, span, text))
    flags = {reason.flag for reason in reasons}
    mention = Mention(
        term.kind,  # type: ignore[arg-type]
        "unchanged" if no_better else term.id,
        text[slice(*span)],
        *span,
        negated=term.negated and not no_better,
        uncertain=_QUERIED in {reason.rule for reason in reasons},
        historical="historical" in flags,
        acute=term.acute or None,
        because=tuple(reasons),
    )
    return Finding(mention, anchor)


def _term_reasons(term: Term, span: tuple[int, int], text: str) -> Iterator[Because]:
    said = text[slice(*span)]
    yield Because(FOUND, term.rule or term.entry, said)
    if term.acute:
        yield Because(ACUTE, term.rule, said)
    if term.figurative:
        yield Because("hypothetical", term.figure, term.figurative)
        yield Because("uncertain", term.figure, term.figurative)
    if term.denied_by:
        yield Because("negated", *term.denied_by)
    queried = expression(_QUERIED).search(text[max(0, span[0] - 4) : span[0]])
    if queried:
        yield Because("uncertain", _QUERIED, queried[0])
    for name in _LONG_PAST.get(term.id, ()) if term.kind == "phase" else ():
        past = expression(name).match(text, span[1])
        if past:
            yield Because("historical", name, past[0].strip())


def fact_finding(fact: Fact, text: str) -> Finding:
    """The finding of a fact that a pattern told."""
    mention = Mention(
        fact.type,
        fact.id,
        text[fact.start : fact.end],
        fact.start,
        fact.end,
        value=fact.value,
        unit=fact.unit,
        value_max=fact.value_max,
        uncertain=fact.uncertain,
        hypothetical=fact.hypothetical,
        historical=fact.historical,
        negated=fact.negated,
        subject="other" if fact.of_another else "self",
        comparator=fact.comparator,
        because=fact.because,
    )
    return Finding(mention, (fact.start, fact.end))


def lab_finding(lab: LabResult, text: str) -> Finding:
    """The finding of a laboratory result; its words are those of its name and its value."""
    name = text[slice(*lab.name)] if lab.name else ""
    mention = Mention(
        "lab",
        lab.analyte,
        text[lab.start : lab.end],
        lab.start,
        lab.end,
        value=lab.value,
        unit=lab.unit,
        comparator=lab.comparator,
        word=lab.word,  # type: ignore[arg-type]
        negated=lab.negated,
        uncertain=lab.uncertain,
        taken_on=lab.taken_on,
        historical=lab.earlier,
        reference=lab.reference,
        because=(Because(FOUND, f"analytes.{lab.analyte}", name),) if name else (),
    )
    return Finding(mention, lab.anchor, newest=lab.newest and not lab.earlier)


def other_result(term: Term, span: tuple[int, int], quantities: Sequence[Quantity], text: str) -> Iterator[Finding]:
    """A test that the contract does not have, with the number that stands right behind its name."""
    behind = next((number for number in quantities if number.start >= span[1]), None)
    if behind is None or expression("told.right_behind").fullmatch(text, span[1], behind.start) is None:
        return
    if behind.unit in _STRENGTHS and not behind.lab_unit:
        return  # "levothyroxine sodium 50 mcg"
    whole = (span[0], behind.end)
    reason = Because(FOUND, term.entry, text[slice(*span)])
    yield Finding(Mention("other_lab", term.id, text[slice(*whole)], *whole, because=(reason,)), whole)
