"""Where a line or a stretch between two marks begins and ends."""

from __future__ import annotations


def begins_a_line(text: str, position: int) -> bool:
    """Whether nothing but spaces stands before a position on its line."""
    before = text[:position]
    said = before.rstrip()
    return not said or "\n" in before[len(said) :]


def last_mark(text: str, position: int, marks: str) -> int:
    """The position behind the last of some marks before a position; 0 where there is none."""
    return max(text.rfind(mark, 0, position) for mark in marks) + 1


def next_mark(text: str, position: int, marks: str) -> int:
    """The position of the first of some marks from a position on; the end of the text where there is none."""
    return min((at for mark in marks if (at := text.find(mark, position)) >= 0), default=len(text))
