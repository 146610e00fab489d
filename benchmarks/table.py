"""The results as a table for people (markdown) or as JSON for programs, each beside its goal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """One measure: of this assistant, of each that stands beside it where it has one, and the most it should be."""

    measure: str
    unit: str
    ours: float
    beside: tuple[float | None, ...] = ()
    at_most: float | None = None
    at_least: float | None = None

    def met(self) -> bool:
        """Whether the goal is met; a measure without a goal meets it."""
        return (self.at_most is None or self.ours <= self.at_most) and (
            self.at_least is None or self.ours >= self.at_least
        )

    def goal(self) -> str:
        """The goal in words, and whether it was met."""
        if self.at_most is None and self.at_least is None:
            return ""
        limit = f"≤ {self.at_most:g}" if self.at_most is not None else f"≥ {self.at_least:g}"
        return f"{limit} {self.unit}: {'met' if self.met() else 'MISSED'}"


def as_markdown(rows: Iterable[Row], beside: Sequence[str] = ()) -> str:
    """One line for each row, columns aligned; `beside` names those who stand beside this assistant."""
    cells = [("measure", "this assistant", *beside, "goal")]
    for row in rows:
        others = [*row.beside, *[None] * len(beside)][: len(beside)]
        amounts = [_amount(value, row.unit) for value in (row.ours, *others)]
        cells.append((row.measure, *amounts, row.goal()))
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = [
        "| " + " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def as_json(rows: Iterable[Row], about: dict[str, str]) -> str:
    """The same rows with what was compared and where."""
    content = {"about": about, "rows": [{**asdict(row), "met": row.met()} for row in rows]}
    return json.dumps(content, indent=2, ensure_ascii=False)


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    digits = 0 if abs(value) >= 100 or value == int(value) else 1
    return f"{value:,.{digits}f} {unit}".rstrip()
