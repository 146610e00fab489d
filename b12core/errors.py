"""Errors of the core: each names the field, what was expected, what came, and what to do next."""

from __future__ import annotations


class B12CoreError(Exception):
    """An error that a caller can show to a person as it is."""


class CaseError(B12CoreError):
    """A case that cannot be judged as entered; the person who entered it can put it right."""

    def __init__(self, field: str, expected: str, got: str, do: str) -> None:
        self.field = field
        self.expected = expected
        self.got = got
        self.do = do
        super().__init__(f"{field}: expected {expected}, got {got}. {do}")

    def as_dict(self) -> dict[str, str]:
        """The four parts, for programs."""
        return {"field": self.field, "expected": self.expected, "got": self.got, "do": self.do}


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
