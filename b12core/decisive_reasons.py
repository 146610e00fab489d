"""What decided a suggestion, in words: the refusal, the need, the protocol's line, the causes, and who is silent."""

from __future__ import annotations

from functools import partial

from b12core.decision import Decision
from b12core.hand_over import Spoken
from b12core.identifiers import Cause
from b12core.knowledge.content import Line
from b12core.knowledge.line_schema import Extended, RegimenRule
from b12core.knowledge.rule_schema import NeedRule
from b12core.knowledge.schema import Sourced, SourcedWords
from b12core.rulebook import Rulebook
from b12core.situation import reasons_for
from b12core.statements import LINE_INPUTS, Effect, blocked_at, said_unless_blocked, static_reason
from b12core.suggestion import Reason

NO_TABLETS = frozenset({"ruled_out:cyanocobalamin_oral", "nitrous_oxide:goes_on", "tablets_fail"})
"""Beside any of these facts nothing speaks for tablets where injections are drafted."""


def decisive_reasons(facts: frozenset[str], spoken: Spoken, book: Rulebook) -> list[Reason]:
    """What decided: the refusal, the need, the protocol's line, the causes, and which protocols are silent."""
    decision, protocol_id = spoken.decision, spoken.protocol
    reasons = []
    refusal = decision.refused_by
    if refusal is not None:
        because_of = reasons_for(refusal.when, facts)
        reasons.append(
            book.once(("refusal", refusal.id, because_of), partial(static_reason, refusal, "against", because_of, book))
        )
    if decision.need is not None:
        reasons.append(_need(facts, decision, book))
    line = decision.line
    if refusal is None and line is not None:
        reasons.append(_line(line, facts, decision, book))
    elif refusal is None and decision.stage is not None and not decision.needed and not decision.keeps_course:
        reasons.append(book.once(("silence", protocol_id), partial(_silence, protocol_id, book)))
    if decision.steps and decision.cause is not None and not _is_gone(decision.cause, facts, book):
        cause = book.knowledge.causes[decision.cause]
        reasons.append(
            book.once(("cause", cause.id), partial(static_reason, cause, "for", ("cause",), book, f"cause.{cause.id}"))
        )
    if isinstance(line, RegimenRule) and line.extended is not None and decision.steps:
        reasons.append(book.once(("extended", line.id), partial(_extended, line, line.extended, book)))
    if len(decision.causes) > 1 and decision.steps:
        key = ("several causes", decision.cause, decision.causes, decision.one_line_for_all)
        reasons.append(book.once(key, partial(_several_causes, decision, book)))
    for silent_id, silence in spoken.silent:
        line_id = silence.line.id if silence.line else None
        stated = ("handed over", silent_id, line_id, silence.refused_by, silence.other_product)
        reasons.append(book.once(stated, partial(_handed_over, silent_id, silence, book)))
    availability = book.knowledge.protocols[protocol_id].availability
    if availability is not None and decision.steps:
        reasons.append(
            book.once(("availability", protocol_id), partial(_availability, protocol_id, availability, book))
        )
    return reasons


def _line(line: Line, facts: frozenset[str], decision: Decision, book: Rulebook) -> Reason:
    """What the line says that speaks; nothing of tablets where injections stand in their place."""
    effect: Effect = "for" if decision.steps else "against"
    said = book.once(("line", line.id), partial(static_reason, line, effect, LINE_INPUTS, book))
    injected = bool(decision.steps) and decision.steps[0].route != "PO"
    without = line.without_tablets if isinstance(line, RegimenRule) and injected else None
    if without is None or facts.isdisjoint(NO_TABLETS):
        return said
    return said.model_copy(update={"text": without.clinician, "plain": without.patient})


def _is_gone(cause: Cause, facts: frozenset[str], book: Rulebook) -> bool:
    """Whether treatment would go on for as long as a cause lasts that is said to be gone: other rules speak of that."""
    return "cause_resolved" in facts and book.knowledge.causes[cause].duration == "until_cause_resolved"


def _extended(line: RegimenRule, extended: Extended, book: Rulebook) -> Reason:
    """That the line's source does not name this cause, and why the line is applied all the same."""
    text, plain = (
        words.sentence("reasons", "extended").format(
            names=words.said(extended.source_names), why=words.said(extended.why)
        )
        for words in book.words
    )
    return Reason(
        rule=f"{line.id}.extended",
        effect="against",
        because_of=LINE_INPUTS,
        text=text,
        plain=plain,
        sources=line.sources,
        confidence=line.confidence,
        jurisdiction=book.knowledge.jurisdiction_of(line),
    )


def _several_causes(decision: Decision, book: Rulebook) -> Reason:
    """Which of several causes decides, and why."""
    cause = book.knowledge.causes[decision.cause or "unknown"]
    kind = "several_causes_alike" if decision.one_line_for_all else "several_causes"
    text, plain = (
        words.sentence("reasons", kind).format(
            causes=", ".join(words.causes(decision.causes)),
            leading=words.causes(decision.causes)[decision.causes.index(cause.id)],
        )
        for words in book.words
    )
    return Reason(
        rule="several_causes",
        effect="changes",
        because_of=("cause", "causes"),
        text=text,
        plain=plain,
        sources=cause.sources,
        confidence=cause.confidence,
        jurisdiction=book.knowledge.jurisdiction_of(cause),
    )


def _handed_over(silent_id: str, silence: Decision, book: Rulebook) -> Reason:
    """That a protocol which comes first in the clinic's order gives nothing here, or another product, and why."""
    protocol = book.knowledge.protocols[silent_id]
    said = silence.refused_by or silence.line or protocol.silence
    cited: Sourced = silence.refused_by or silence.line or protocol
    if silence.other_product is not None and silence.has_no_line_for_product:
        text, plain = (
            words.sentence("reasons", "handed_over_product").format(
                name=words.protocol(silent_id), product=words.product(silence.other_product.in_use)
            )
            for words in book.words
        )
    else:
        text, plain = (
            words.sentence("reasons", "handed_over").format(name=words.protocol(silent_id), because=words.said(said))
            for words in book.words
        )
    return Reason(
        rule=f"{silent_id}.handed_over",
        effect="changes",
        because_of=LINE_INPUTS,
        text=text,
        plain=plain,
        sources=cited.sources,
        confidence=cited.confidence,
        jurisdiction=book.knowledge.jurisdiction_of(cited),
    )


def _availability(protocol_id: str, availability: SourcedWords, book: Rulebook) -> Reason:
    """Whether the product can be had where the protocol comes from."""
    protocol = book.knowledge.protocols[protocol_id]
    return Reason(
        rule=f"{protocol_id}.availability",
        effect="changes",
        because_of=(),
        text=availability.clinician,
        plain=availability.patient,
        sources=availability.sources,
        confidence="primary",
        jurisdiction=(protocol.country,),
    )


def _silence(protocol_id: str, book: Rulebook) -> Reason:
    protocol = book.knowledge.protocols[protocol_id]
    return Reason(
        rule=f"{protocol_id}.silent",
        text=protocol.silence.clinician,
        plain=protocol.silence.patient,
        effect="against",
        because_of=LINE_INPUTS,
        sources=protocol.sources,
        confidence=protocol.confidence,
        jurisdiction=book.knowledge.jurisdiction_of(protocol),
    )


def _need(facts: frozenset[str], decision: Decision, book: Rulebook) -> Reason:
    need = book.knowledge.needs[decision.need or ""]
    labs = tuple(sorted(f"labs.{fact.removeprefix('lab:')}" for fact in facts if fact.startswith("lab:")))
    because_of = labs or ("phase",)
    blocked = blocked_at(need, facts)
    return book.once(("need", need.id, because_of, blocked), partial(_needed, need, because_of, blocked, book))


def _needed(need: NeedRule, because_of: tuple[str, ...], blocked: int | None, book: Rulebook) -> Reason:
    return Reason(
        rule=f"need.{need.id}",
        effect=need.effect,
        because_of=because_of,
        **said_unless_blocked(need, blocked, book),
    )
