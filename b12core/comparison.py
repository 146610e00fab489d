"""One case under every protocol, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from b12core import statements
from b12core.assessment import assess
from b12core.case import Case
from b12core.clinic import Clinic
from b12core.confirmation import caveat_lines
from b12core.decision import Decision, judge, most_urgent
from b12core.explanation import leading_words
from b12core.identifiers import Urgency
from b12core.knowledge import Knowledge, load_knowledge, spelled_for
from b12core.knowledge.rule_schema import ScopeRule
from b12core.line_choice import choose
from b12core.outlook import outcome
from b12core.rulebook import Rulebook, rulebook_of
from b12core.suggestion import Referral
from b12core.words import REGISTERS, Register, Words


@dataclass(frozen=True, slots=True)
class ComparedProtocol:
    """What one protocol says of the case: its start, what follows, how long, and its other options.

    `urgency` and `urgent` (what comes first: how soon, who decides before anything is given; None where nothing does)
    are the same in every row, and so is `line`, the caveat in one sentence.
    """

    protocol: str
    name: str
    country: str
    year: int | None
    status: str
    start: str
    then: str
    duration: str
    options: str
    confidence: str
    sources: tuple[str, ...]
    urgency: Urgency | None
    urgent: str | None
    line: str


def compare(
    case: Case,
    knowledge: Knowledge | None = None,
    clinic: Clinic | None = None,
    register: Register = "clinician",
) -> tuple[ComparedProtocol, ...]:
    """The case under every protocol, in the order of their ids. Raises CaseError as `suggest` does."""
    book = rulebook_of(spelled_for(knowledge or load_knowledge(), clinic.country if clinic else None))
    words = book.words[REGISTERS.index(register)]
    situation = assess(case, book.knowledge)
    judgement = judge(situation, book)
    decisions = {
        protocol_id: choose(judgement, protocol_id, book, case.preferences.route)
        for protocol_id in sorted(book.knowledge.protocols)
    }
    urgency = most_urgent(decision.urgency for decision in decisions.values())
    referred = statements.referrals(judgement, situation.facts, book)
    urgent = _urgent(referred, list(decisions.values()), urgency, register, book)
    line = caveat_lines(None, book)[REGISTERS.index(register)]
    return tuple(
        _compared(protocol_id, decision, urgency, urgent, line, book, words)
        for protocol_id, decision in decisions.items()
    )


def _urgent(
    referred: tuple[Referral, ...],
    decisions: list[Decision],
    urgency: Urgency | None,
    register: Register,
    book: Rulebook,
) -> str | None:
    """What comes before any of the protocols, in one line: how soon, who decides first, and why.

    None where nothing does. The referrals are those of a suggestion: each one once, worded by what blocks a treatment.
    """
    place = REGISTERS.index(register)
    words, leads = book.words[place], leading_words(referred, book)[place].strip()
    if urgency is None:
        return leads or None
    lead = words.sentence("headline", "emergency") if urgency == "emergency" else f"{words.urgency(urgency)}."
    refusals = [decision.refused_by for decision in decisions if isinstance(decision.refused_by, ScopeRule)]
    said = [
        *((item.text, item.plain)[place] for item in referred if item.urgency == urgency),
        *(words.said(rule) for rule in refusals if rule.urgency == urgency),
    ]
    return " ".join(filter(None, (lead, leads, *dict.fromkeys(said))))


def differing_columns(rows: tuple[ComparedProtocol, ...]) -> tuple[str, ...]:
    """The columns in which the protocols do not all say the same."""
    columns = ("start", "then", "duration", "options")
    return tuple(column for column in columns if len({getattr(row, column) for row in rows}) > 1)


def _compared(
    protocol_id: str,
    decision: Decision,
    urgency: Urgency | None,
    urgent: str | None,
    line: str,
    book: Rulebook,
    words: Words,
) -> ComparedProtocol:
    protocol = book.knowledge.protocols[protocol_id]
    start = [step for step in decision.steps if step.phase == "repletion"]
    follow = [step for step in decision.steps if step.phase != "repletion"]
    basis = decision.line or protocol
    return ComparedProtocol(
        protocol=protocol_id,
        name=words.said(protocol.name),
        country=protocol.country,
        year=protocol.year,
        status=protocol.status,
        start=words.in_one_sentence(start) if start else "" if decision.steps else outcome(decision, words),
        then=words.in_one_sentence(follow) if follow else "",
        duration=words.sentence("duration", decision.duration) if decision.steps else "",
        options="; or ".join(words.regimen(option) for option in decision.options),
        confidence=basis.confidence,
        sources=basis.sources,
        urgency=urgency,
        urgent=urgent,
        line=line,
    )
