"""What the second opinion learns from: whole messages with their label, and which of them have parts of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from second_opinion.parts import parts_of
from second_opinion.settings import settings
from second_opinion.wordings import Wording


@dataclass(frozen=True)
class Example:
    """One message, and its parts: of a calm one each is calm, of an urgent one at least one is urgent."""

    text: str
    urgent: bool
    parts: tuple[str, ...]
    kind: str | None = None
    """The kind of danger that an urgent one tells of."""


def examples_of(wordings: Iterable[Wording], ordinary: Sequence[str]) -> list[Example]:
    """Examples of the wordings, and of ordinary messages taken at even distances, so that each theme is there."""
    own = [Example(w.text, w.urgent, tuple(parts_of(w.text)[1:]), kind=w.kind if w.urgent else None) for w in wordings]
    known = {example.text for example in own}
    others = [text for text in dict.fromkeys(ordinary) if text not in known]
    step = max(1, len(others) // settings().ordinary)
    return [*own, *(Example(text, False, ()) for text in others[::step])]
