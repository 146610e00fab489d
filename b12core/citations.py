"""Sources as readers see them: numbers by first appearance, and the list that the numbers stand for."""

from __future__ import annotations

from collections.abc import Iterable

from b12core.suggestion import Source


class Citations:
    """Numbers the sources of a text in the order in which it cites them."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._known = {source.id: source for source in sources}
        self._numbers: dict[str, int] = {}

    def marks(self, cited: Iterable[str], how_sure: str = "") -> str:
        """` [1,4-6]` behind a statement, or ` [1,4-6; derived]`; nothing where there is nothing to say."""
        numbers = sorted(self._numbers.setdefault(cite, len(self._numbers) + 1) for cite in cited)
        told = "; ".join(filter(None, (",".join(_runs(numbers)), how_sure)))
        return f" [{told}]" if told else ""

    @property
    def cited(self) -> bool:
        """Whether any source was cited yet."""
        return bool(self._numbers)

    def short_list(self) -> str:
        """Who published each cited source, when and where, in one line, and whether it no longer stands."""
        return "; ".join(f"[{number}] {_in_short(source)}" for number, source in self._numbered())

    def whole_list(self) -> list[str]:
        """Each cited source whole: title, publisher, year, country, address, and how it stands if it no longer does."""
        lines = []
        for number, source in self._numbered():
            published = ", ".join(filter(None, (source.publisher, str(source.year or ""))))
            rest = " ".join(filter(None, (source.status_text, source.address)))
            lines.append(f"[{number}] {source.title}. {published}; {source.country}. {rest}".rstrip())
        return lines

    def _numbered(self) -> list[tuple[int, Source]]:
        return [(number, self._known[cite]) for cite, number in self._numbers.items()]


def _runs(numbers: list[int]) -> list[str]:
    """Sorted numbers, three or more in a row as `4-6`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        part for run in runs for part in ([f"{run[0]}-{run[-1]}"] if len(run) > 2 else [str(number) for number in run])
    ]


def _in_short(source: Source) -> str:
    stands = source.status if source.status != "current" else ""
    return ", ".join(filter(None, (_publisher(source), str(source.year or ""), source.country, stands)))


def _publisher(source: Source) -> str:
    """The publisher's name without what else its entry says."""
    name = source.publisher
    for sign in ("(", ";", ",", " via ", " / "):
        name = name.partition(sign)[0].strip()
    return name or source.publisher
