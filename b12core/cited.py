"""The sources of a suggestion in the order in which a reader meets them, with how each stands today."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from functools import partial
from itertools import chain
from typing import Protocol

from b12core.knowledge.standing import standing
from b12core.rulebook import Rulebook
from b12core.suggestion import Source
from b12core.words import REGISTERS

_KEPT = 1024


class Cites(Protocol):
    """A part of a suggestion that names its sources."""

    @property
    def sources(self) -> tuple[str, ...]: ...


def named_by(*parts: Iterable[Cites]) -> tuple[str, ...]:
    """The ids of the sources that the parts name, each once, by first appearance."""
    return tuple(dict.fromkeys([cite for part in parts for item in part for cite in item.sources]))


def cited_sources(cited: Iterable[Iterable[str]], as_of: dt.date | None, book: Rulebook) -> tuple[Source, ...]:
    """Every source that is cited, by first appearance, with its status and whether its review is overdue."""
    return _dated(tuple(dict.fromkeys(chain.from_iterable(cited))), as_of, book)


@functools.lru_cache(maxsize=_KEPT)
def _dated(cited: tuple[str, ...], as_of: dt.date | None, book: Rulebook) -> tuple[Source, ...]:
    dated = book.once("sources", partial(_dated_sources, book))
    shown = [dated[cite] for cite in cited]
    return tuple(current if as_of is None or as_of <= due else outdated for current, outdated, due in shown)


def _dated_sources(book: Rulebook) -> dict[str, tuple[Source, Source, dt.date]]:
    return {cite: _dated_source(cite, book) for cite in book.knowledge.sources}


def _dated_source(cite: str, book: Rulebook) -> tuple[Source, Source, dt.date]:
    """The source while it is in date, once its review is overdue, and the date between."""
    source = book.knowledge.sources[cite]
    due = book.knowledge.review_by(cite)
    clinician, patient = (standing(source, book.knowledge, register) for register in REGISTERS)
    current = Source(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        year=source.year,
        country=source.country,
        address=source.canonical,
        status=source.status,
        status_on=source.status_on,
        status_text=clinician,
        status_plain=patient,
        review_by=due.isoformat(),
        overdue=False,
    )
    return current, current.model_copy(update={"overdue": True}), due
