"""The protocols side by side as a table for people at a terminal: what is urgent above it, the caveat below."""

from __future__ import annotations

import itertools
import textwrap

from b12core.comparison import ComparedProtocol, differing_columns
from b12core.knowledge import Knowledge, load_knowledge
from b12core.rulebook import rulebook_of
from b12core.words import REGISTERS, Register

_COLUMNS = ("name", "start", "then", "duration", "options", "confidence")

_WIDEST = 34
"""The widest a column of the table gets, in characters."""


def comparison_text(
    rows: tuple[ComparedProtocol, ...],
    register: Register = "clinician",
    knowledge: Knowledge | None = None,
    emergency_number: str | None = None,
) -> str:
    """The table under what is urgent, the columns in which the protocols differ, and the caveat in one sentence.

    In an emergency it says what to do now and whom to call (the clinic's number, where it is given), and nothing else.
    """
    words = rulebook_of(knowledge or load_knowledge()).words[REGISTERS.index(register)]
    urgent = rows[0].urgent
    if rows[0].urgency == "emergency":
        number = emergency_number or words.sentence("confirmation", "emergency_number_unknown")
        return f"{urgent} {words.sentence('comparison', 'call').format(number=number)}\n"
    titles = {column: words.sentence("comparison", column) for column in _COLUMNS}
    cells = [tuple(titles.values()), *(tuple(_cell(row, column) for column in _COLUMNS) for row in rows)]
    differing = [titles[column] for column in differing_columns(rows)]
    key = "differ" if differing else "same"
    below = words.sentence("comparison", key).format(columns=", ".join(differing))
    above = [urgent, ""] if urgent else []
    return "\n".join([*above, *_table(cells), "", below, rows[0].line]) + "\n"


def _cell(row: ComparedProtocol, column: str) -> str:
    text = str(getattr(row, column))
    return text.replace("_", " ") if column == "confidence" else text


def _table(cells: list[tuple[str, ...]]) -> list[str]:
    """The rows with their cells wrapped, a rule below the first."""
    widths = [min(max(len(row[column]) for row in cells), _WIDEST) for column in range(len(_COLUMNS))]
    lines = []
    for number, row in enumerate(cells):
        wrapped = [textwrap.wrap(text, width) or [""] for text, width in zip(row, widths, strict=True)]
        for line in itertools.zip_longest(*wrapped, fillvalue=""):
            lines.append(" | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())
        if number == 0:
            lines.append("-+-".join("-" * width for width in widths))
    return lines
