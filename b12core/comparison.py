"""One case under every protocol, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from b12core.assessment import assess
from b12core.case import Case
from b12core.decision import Decision, choose, judge
from b12core.knowledge import Knowledge, load_knowledge
from b12core.outlook import outcome
from b12core.regimen import duration
from b12core.rulebook import Rulebook, rulebook_of


@dataclass(frozen=True, slots=True)
class ComparedProtocol:
    """What one protocol says of the case: its start, what follows, how long, and its other options."""

    protocol: str
    country: str
    year: int | None
    status: str
    start: str
    then: str
    duration: str
    options: str
    confidence: str
    sources: tuple[str, ...]


def compare(case: Case, knowledge: Knowledge | None = None) -> tuple[ComparedProtocol, ...]:
    """The case under every protocol, in the order of their ids. Raises CaseError as `suggest` does."""
    book = rulebook_of(knowledge or load_knowledge())
    judgement = judge(assess(case, book.knowledge), book)
    return tuple(
        _compared(protocol_id, choose(judgement, protocol_id, book, case.preferences.route), book)
        for protocol_id in sorted(book.knowledge.protocols)
    )


def differing_columns(rows: tuple[ComparedProtocol, ...]) -> tuple[str, ...]:
    """The columns in which the protocols do not all say the same."""
    columns = ("start", "then", "duration", "options")
    return tuple(column for column in columns if len({getattr(row, column) for row in rows}) > 1)


def _compared(protocol_id: str, decision: Decision, book: Rulebook) -> ComparedProtocol:
    protocol = book.knowledge.protocols[protocol_id]
    words = book.words[0]
    start = [step for step in decision.steps if step.phase == "repletion"]
    follow = [step for step in decision.steps if step.phase != "repletion"]
    line = decision.line or protocol
    return ComparedProtocol(
        protocol=protocol_id,
        country=protocol.country,
        year=protocol.year,
        status=protocol.status,
        start=words.in_one_sentence(start) if start else "" if decision.steps else outcome(decision, words),
        then=words.in_one_sentence(follow) if follow else "",
        duration=words.sentence("duration", duration(decision, book.knowledge)) if decision.steps else "",
        options="; or ".join(words.regimen(option) for option in decision.options),
        confidence=line.confidence,
        sources=line.sources,
    )
