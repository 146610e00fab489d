"""Precision, recall and F1 from what was expected and what was found, for every evaluation of the assistant."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Miss:
    """One text where expected and found differ: what was missed and what was found too much."""

    text: str
    missed: tuple[Hashable, ...]
    extra: tuple[Hashable, ...]


@dataclass
class Score:
    """Counts for one kind of fact, and the texts behind the mistakes."""

    name: str
    source: str
    right: int = 0
    missed: int = 0
    extra: int = 0
    texts: int = 0
    goal: float | None = None
    misses: list[Miss] = field(default_factory=list)

    def add(self, text: str, expected: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Counts one text. A fact that stands twice in a text counts twice."""
        wanted, got = Counter(expected), Counter(found)
        missed, extra = wanted - got, got - wanted
        self.texts += 1
        self.right += (wanted & got).total()
        self.missed += missed.total()
        self.extra += extra.total()
        if missed or extra:
            self.misses.append(Miss(text, tuple(missed.elements()), tuple(extra.elements())))

    @property
    def precision(self) -> float:
        """The share of what was found that was expected; 1 where nothing was found."""
        found = self.right + self.extra
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was found; 1 where nothing was expected."""
        expected = self.right + self.missed
        return self.right / expected if expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = 2 * self.right + self.missed + self.extra
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True)
class Row:
    """One line of the table: a measure, what it was measured on, its value, and the counts behind it."""

    measure: str
    source: str
    value: float | None
    counts: str
    goal: str = ""


def score_rows(score: Score) -> list[Row]:
    """The F1 of a score as a row, its precision and recall among the counts."""
    counts = (
        f"P {score.precision:.3f} R {score.recall:.3f}; {score.right} right, {score.missed} missed, "
        f"{score.extra} too many in {score.texts} texts"
    )
    goal = "" if score.goal is None else f"≥ {score.goal:g}: {'met' if score.f1 >= score.goal else 'MISSED'}"
    return [Row(f"{score.name} F1", score.source, score.f1, counts, goal)]


def not_measured(measure: str, source: str, reason: str) -> Row:
    """The row that says why there is no figure."""
    return Row(measure, source, None, f"not measured: {reason}")


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def as_table(rows: Sequence[Row]) -> str:
    """The rows as a markdown table."""
    cells = [("measure", "measured on", "value", "counts", "goal")]
    cells += [
        (row.measure, row.source, "" if row.value is None else f"{row.value:.3f}", row.counts, row.goal) for row in rows
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = [
        "| " + " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def as_dicts(rows: Sequence[Row]) -> list[Mapping[str, Any]]:
    """The rows for programs."""
    return [vars(row) for row in rows]
