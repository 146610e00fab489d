"""Whether one referral may stand for another: nothing gets less urgent, and no kind of help is lost."""

from __future__ import annotations

from collections.abc import Iterator

from b12core.errors import KnowledgeError
from b12core.identifiers import URGENCIES, Urgency
from b12core.knowledge.content import Knowledge

FILE = "rules/referrals.yml"


def unsafe_referrals(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """A problem for each referral that includes what it does not say as well, or that names no help."""
    by_id = {rule.id: rule for rule in knowledge.referrals}
    for rule in knowledge.referrals:
        if not rule.help:
            yield KnowledgeError(FILE, rule.id, "names no help", "at least one kind of help")
        for included in rule.includes:
            other = by_id.get(included)
            if other is None or other is rule:
                yield KnowledgeError(FILE, rule.id, f"includes {included!r}", "another referral of the file")
                continue
            if _rank(other.urgency) > _rank(rule.urgency):
                yield KnowledgeError(
                    FILE, rule.id, f"includes {included!r}, which is more urgent", "one no more urgent"
                )
            lost = sorted(set(other.help) - set(rule.help))
            if lost:
                yield KnowledgeError(
                    FILE, rule.id, f"includes {included!r} without its {', '.join(lost)}", "every kind of help of it"
                )
            missed = sorted(set(other.includes) - set(rule.includes))
            if missed:
                yield KnowledgeError(
                    FILE, rule.id, f"includes {included!r} and not {', '.join(missed)}", "what that one includes"
                )


def _rank(urgency: Urgency | None) -> int:
    return len(URGENCIES) - URGENCIES.index(urgency) if urgency else 0
