"""Errors of the core: each names the field, what was expected, what came, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class B12CoreError(Exception):
    """An error that a caller can show to a person as it is."""


class CaseError(B12CoreError):
    """A case that cannot be judged as entered; the person who entered it can put it right.

    `field`, `expected`, `got` and `do` are those of the first thing that is wrong; `others` holds the rest.
    """

    def __init__(self, field: str, expected: str, got: str, do: str, others: Sequence[CaseError] = ()) -> None:
        self.field = field
        self.expected = expected
        self.got = got
        self.do = do
        self.others = tuple(others)
        lines = [f"{field}: expected {expected}, got {got}. {do}", *map(str, self.others)]
        super().__init__("\n".join(lines))

    @classmethod
    def of_all(cls, errors: Sequence[CaseError]) -> CaseError:
        """One error for several, in their order; at least one is needed."""
        first, *rest = [single for error in errors for single in (error, *error.others)]
        return cls(first.field, first.expected, first.got, first.do, [cls(*error._parts()) for error in rest])

    def as_dict(self) -> dict[str, Any]:
        """The four parts, for programs; with `others`, the four parts of each, where more than one thing is wrong."""
        parts: dict[str, Any] = dict(zip(("field", "expected", "got", "do"), self._parts(), strict=True))
        return {**parts, "others": [other.as_dict() for other in self.others]} if self.others else parts

    def _parts(self) -> tuple[str, str, str, str]:
        return self.field, self.expected, self.got, self.do


class KnowledgeError(B12CoreError):
    """A knowledge file that must not be used: which file, which entry, what is wrong, what was expected."""

    def __init__(self, file: str, entry: str, problem: str, expected: str) -> None:
        self.file = file
        self.entry = entry
        self.problem = problem
        self.expected = expected
        super().__init__(f"{file}, {entry}: {problem}. Expected: {expected}.")


class ClinicError(B12CoreError):
    """A clinic file with a setting that cannot be used."""

    def __init__(self, field: str, expected: str, got: str) -> None:
        self.field = field
        self.expected = expected
        self.got = got
        super().__init__(f"clinic.yml, {field}: expected {expected}, got {got}. Edit clinic.yml and start again.")
