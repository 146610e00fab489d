"""A card before it is cut to the size that Teams takes: what must stand together, and what may follow."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from channels.teams.cards.elements import Element, block, container, folded, heading, run
from channels.teams.words import words

MOST_BYTES = 28_000
"""Bytes of one message, as JSON. Teams takes more by now; older clients and connectors do not."""

ENVELOPE = 3_000
"""Bytes of those that are kept for what stands around the card: conversation, sender, summary."""

CARD_BYTES = MOST_BYTES - ENVELOPE


@dataclass
class Section:
    """A part with a heading. `fold` is an id: the part is then closed until somebody opens it."""

    title: str
    items: list[Element]
    fold: str | None = None

    def elements(self) -> list[Element]:
        """The section as it stands in a card."""
        if not self.items:
            return []
        if self.fold:
            return folded(self.fold, self.title, self.items)
        return [heading(self.title), *self.items] if self.title else self.items


@dataclass
class Sheet:
    """One card of the assistant. `lead` and `caveat` are never parted: the lead holds the dose.

    Where `line` is given, the caveat in one sentence, further pages repeat it in place of the whole caveat.
    """

    lead: list[Element]
    caveat: list[Element] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    foot: list[Element] = field(default_factory=list)
    title: str = ""
    line: list[Element] = field(default_factory=list)
    caveat_last: bool = False
    """Whether the caveat follows the sections of the first page; on a further page it always does."""

    def pages(self, reserved: int = 0) -> list[list[Element]]:
        """The bodies of the cards that hold it all: one where it fits, else more, each with the caveat or its sentence.

        `reserved` bytes are left free on every page for inputs and buttons.
        """
        room = CARD_BYTES - reserved - size(self.foot)
        repeated = self.line or self.caveat
        around = [[*self.lead, *self.caveat], [*self._again(), *repeated]]
        pages: list[list[Element]] = [[]]
        for section in self.sections:
            for part in _parts(section, room - size(around[1])):
                elements = part.elements()
                taken = size(around[min(len(pages) - 1, 1)]) + size(pages[-1])
                if taken + size(elements) > room:
                    pages.append([])
                pages[-1] += elements
        first, *others = pages
        opening = [*first, *self.caveat] if self.caveat_last else [*self.caveat, *first]
        bodies = [[*self.lead, *opening], *([*self._again(), *other, *repeated] for other in others)]
        bodies[-1] += self.foot
        return bodies

    def _again(self) -> list[Element]:
        title = f"{words('continued')}: {self.title}" if self.title else words("continued")
        return [block(run(title, weight="Bolder"))]


def size(content: object) -> int:
    """Bytes of the content as the SDK sends it."""
    return len(json.dumps(content))


def caveat_box(title: str, items: list[Element]) -> list[Element]:
    """The caveat, set apart from what it speaks of."""
    return [container([heading(title), *items], style="warning", spacing="Medium")] if items else []


def _parts(section: Section, room: int) -> list[Section]:
    """The section, cut between its items where it does not fit into the room."""
    if size(section.elements()) <= room or len(section.items) < 2:
        return [section]
    half = len(section.items) // 2
    halves = (
        Section(section.title, section.items[:half], section.fold and f"{section.fold}-1"),
        Section(section.title, section.items[half:], section.fold and f"{section.fold}-2"),
    )
    return [part for one in halves for part in _parts(one, room)]
