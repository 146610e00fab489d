"""The judgement of one case as a tree: each step of the order of judgement, what it found, and which rules fired."""

from __future__ import annotations

from b12core.assessment import assess
from b12core.case import Case
from b12core.decision import Decision, Judgement, judge
from b12core.engine import with_outcome
from b12core.knowledge import Knowledge, load_knowledge
from b12core.line_choice import choose
from b12core.outlook import outlook
from b12core.rulebook import Rulebook, rulebook_of
from b12core.situation import Situation
from b12core.suggestion import WouldChange

Branch = tuple[str, list[str]]


def trace(case: Case, protocol: str, knowledge: Knowledge | None = None) -> str:
    """The tree as text, a branch for each of the ten steps. Raises CaseError as `suggest` does."""
    book = rulebook_of(knowledge or load_knowledge())
    situation = assess(case, book.knowledge)
    judgement = judge(situation, book)
    prefer = case.preferences.route
    decision = choose(judgement, protocol, book, prefer)
    changes = outlook(situation, judgement, decision, protocol, book, prefer).would_change
    branches = _branches(situation, judgement, decision, protocol, changes, book)
    lines = [f"{decision.status}{f', {decision.urgency}' if decision.urgency else ''} [{protocol}]"]
    for place, (title, leaves) in enumerate(branches, start=1):
        last = place == len(branches)
        lines.append(f"{'└' if last else '├'}─ {place}. {title}")
        for index, leaf in enumerate(leaves):
            lines.append(f"{' ' if last else '│'}  {'└' if index == len(leaves) - 1 else '├'}─ {leaf}")
    return "\n".join(lines) + "\n"


def _branches(
    situation: Situation,
    judgement: Judgement,
    decision: Decision,
    protocol: str,
    changes: tuple[WouldChange, ...],
    book: Rulebook,
) -> list[Branch]:
    features, facts = situation.features, with_outcome(situation, judgement, decision, protocol).facts
    fired = [f"{rule.urgency or 'no urgency'}: {rule.id} [{', '.join(rule.sources)}]" for rule in judgement.referrals]
    results = [
        f"{book.words[0].result(item.lab.analyte, item.reading)}: {item.band.meaning if item.band else 'no band'}"
        for item in situation.findings
    ]
    refused = [f"stopped by {decision.refused_by.id}"] if decision.refused_by else []
    line = [f"{decision.line.id} [{', '.join(decision.line.sources)}]"] if decision.line else ["no line speaks"]
    steps = [book.words[0].step(step) for step in decision.steps]
    safety = [f"{rule.level}: {rule.id}" for rule in book.safety.holding(facts)]
    checks = [f"check: {rule.id}" for rule in book.monitoring.holding(facts)] if decision.steps else []
    reasons = [f"{rule.effect}: {rule.id}" for rule in book.reasons.holding(facts)] if decision.steps else []
    severe = ", severe" if features.severe else ""
    gaps = [f"missing: {rule.field}" for rule in book.missing.holding(facts)]
    would = [f"if {item.condition}: {item.then}" for item in changes]
    return [
        ("Red flags", fired or ["none"]),
        ("Scope and contraindications", refused or ["nothing stops a regimen here"]),
        ("Results", results or ["none given"]),
        (f"Deficiency: {decision.need or 'not judged'}", []),
        (f"Nerve involvement: {features.neuro}", []),
        (f"Phase: {features.phase or 'not given'}, judged as {decision.stage or 'open'}", []),
        (f"Cause: {' and '.join(features.causes) or 'not given'}{severe}", line + steps),
        ("Response and reasons", reasons or ["none"]),
        ("Safety and monitoring", safety + checks or ["none"]),
        ("Missing, and what would change this", [f"decisive: {field}" for field in decision.needed] + gaps + would),
    ]
