"""Writes the parts of a note: a title with its lines, each statement with the numbers of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from b12core.citations import Citations
from b12core.identifiers import Confidence
from b12core.suggestion import Suggestion
from b12core.words import Shown, Words, capital

SURE: tuple[Confidence, ...] = ("primary", "secondary")
"""What needs no word about how sure it is, unless a clinician asks for everything."""


class NoteWriter:
    """One note in one register. What a line of it has said is not said again by `section`."""

    def __init__(self, suggestion: Suggestion, words: Words, everything: bool) -> None:
        self.suggestion = suggestion
        self.words = words
        self.everything = everything
        self.for_clinicians = words.register == "clinician"
        self.citations = Citations(suggestion.sources)
        self.lines: list[str] = []
        self._said: set[str] = set()

    def title(self, name: str) -> str:
        """What stands over a part of the note."""
        return self.words.sentence("note", name)

    def write(self, *lines: str) -> None:
        """Lines that stand by themselves, each once."""
        for line in lines:
            if line and line not in self._said:
                self._said.add(line)
                self.lines.append(line)

    def space(self) -> None:
        """An empty line before what follows."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def section(self, name: str, items: Iterable[str], lead: str = "") -> None:
        """A titled part with a line an item; nothing where no item is left to say. `lead` opens it."""
        fresh = [item for item in dict.fromkeys(items) if item and item not in self._said]
        if not fresh:
            return
        self.space()
        self.lines.append(self.title(name))
        if lead:
            self.lines.append(lead)
        self._said.update(fresh)
        self.lines += [f"  {capital(item)}" for item in fresh]

    def statement(self, item: Shown) -> str:
        """What a rule says in this register, with how sure it is and the numbers of its sources."""
        return self.cited(self.words.shown(item), item)

    def cited(self, text: str, item: object) -> str:
        """The text with the numbers of the sources of an item; for patients only where everything is asked for."""
        confidence: Confidence | None = getattr(item, "confidence", None)
        sources: tuple[str, ...] = getattr(item, "sources", ())
        if not self.for_clinicians and not self.everything:
            return text
        told = confidence is not None and (confidence not in SURE or (self.everything and self.for_clinicians))
        how_sure = self.words.sentence("confidence", confidence) if told and confidence else ""
        return f"{text}{self.citations.marks(sources, how_sure)}"

    def spoken(self, item: object, name: str) -> Any:
        """A field that comes in both registers, the patient's as `…_plain`."""
        return getattr(item, name if self.for_clinicians else f"{name}_plain")

    def text(self) -> str:
        """The note as it stands."""
        return "\n".join(self.lines).rstrip("\n") + "\n"
