"""Whether each line that is applied to a cause its source does not name may be (DESIGN section 4).

At least two other protocols that name the case give a schedule at least as strong, and it is never made for nitrous
oxide without nerve signs, for pregnancy or for an inherited disorder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from b12core.errors import KnowledgeError
from b12core.knowledge.content import Cell, Line
from b12core.knowledge.line_schema import ProtocolEntry, RegimenRule
from b12core.knowledge.loader import cells_of
from b12core.knowledge.schema import DOSING_CONFIDENCE
from b12core.knowledge.strength import strength

_SUPPORTED_BY = 2
"""So many other protocols must give at least as much in the same place."""


def extended_lines(
    protocols: Mapping[str, ProtocolEntry], lines: Mapping[str, Mapping[Cell, Line]]
) -> Iterator[KnowledgeError]:
    """A problem for each extended line that may not be, and for each derived dose that is not extended."""
    for protocol in protocols.values():
        file = f"protocols/{protocol.id}.yml"
        for rule in protocol.rules:
            if rule.extended is None:
                if rule.confidence not in DOSING_CONFIDENCE:
                    expected = f"{' or '.join(DOSING_CONFIDENCE)}, or derived with `extended`"
                    yield KnowledgeError(file, rule.id, f"sets a dose on {rule.confidence} evidence", expected)
                continue
            if rule.confidence != "derived":
                yield KnowledgeError(file, rule.id, f"is extended and {rule.confidence}", "derived")
            for cell in cells_of(rule):
                if _never_extended(cell, rule):
                    yield KnowledgeError(file, rule.id, f"extends to {tuple(cell)}", "a case that may be extended to")
                named_by = _at_least_as_strong(rule, cell, protocol.id, lines)
                if len(named_by) < _SUPPORTED_BY:
                    yield KnowledgeError(
                        file,
                        rule.id,
                        f"extends to {tuple(cell)}, where only {', '.join(named_by) or 'no other'} gives as much",
                        f"{_SUPPORTED_BY} other protocols that name the case",
                    )


def _never_extended(cell: Cell, rule: RegimenRule) -> bool:
    without_nerves = cell.cause == "nitrous_oxide" and not cell.nerve_involvement
    return cell.cause == "hereditary" or without_nerves or rule.expecting != "no"


def _at_least_as_strong(rule: RegimenRule, cell: Cell, own: str, lines: Mapping[str, Mapping[Cell, Line]]) -> list[str]:
    """The other protocols whose own line in the same place gives at least as much."""
    return [
        other
        for other, table in lines.items()
        if other != own
        and isinstance(line := table.get(cell), RegimenRule)
        and line.extended is None
        and strength(line.steps) >= strength(rule.steps)
    ]
