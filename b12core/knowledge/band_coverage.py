"""Whether every value of an analyte falls into exactly one band, whoever the person is."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping

from b12core.errors import KnowledgeError
from b12core.identifiers import Analyte
from b12core.knowledge.schema import BandEntry, Condition

FILE = "bands.yml"


def uncovered_bands(bands: Mapping[Analyte, tuple[BandEntry, ...]], facts: frozenset[str]) -> Iterator[KnowledgeError]:
    """A problem for each value, at or beside a limit, that no band or more than one band claims for some person.

    A person is one fact of each family that the analyte's bands name (`sex:female`, `age:65_plus`), a lone fact such
    as `pregnant` being there or not.
    """
    for analyte, entries in bands.items():
        measured = [band for band in entries if band.result is None]
        if not measured:
            continue
        limits = sorted({limit for band in measured for limit in _limits(band)})
        for person, value in itertools.product(_persons(measured, facts), _beside(limits)):
            claiming = [band.id for band in measured if _applies(band.applies, person) and _holds(value, band)]
            if len(claiming) != 1:
                who = ", ".join(sorted(person)) or "anyone"
                yield KnowledgeError(
                    FILE,
                    analyte,
                    f"{value!r} for {who} lies in {' and '.join(claiming) or 'no band'}",
                    "exactly one band for each value",
                )


def _limits(band: BandEntry) -> Iterator[float]:
    yield from (limit for limit in (band.from_value, band.above, band.below, band.up_to) if limit is not None)


def _beside(limits: list[float]) -> Iterator[float]:
    for limit in limits:
        yield from (math.nextafter(limit, -math.inf), limit, math.nextafter(limit, math.inf))


def _persons(bands: list[BandEntry], facts: frozenset[str]) -> list[frozenset[str]]:
    named = {fact for band in bands for fact in (*band.applies.all, *band.applies.any, *band.applies.none)}
    families: dict[str, set[str] | set[str | None]] = {}
    for fact in named:
        family, colon, _ = fact.partition(":")
        families[family] = (
            {other for other in named & facts if other.startswith(f"{family}:")} if colon else {fact, None}
        )
    return [
        frozenset(fact for fact in chosen if fact is not None)
        for chosen in itertools.product(*(sorted(options, key=str) for options in families.values()))
    ]


def _applies(condition: Condition, person: frozenset[str]) -> bool:
    return (
        person.issuperset(condition.all)
        and not (condition.any and person.isdisjoint(condition.any))
        and person.isdisjoint(condition.none)
    )


def _holds(value: float, band: BandEntry) -> bool:
    return (
        (band.from_value is None or value >= band.from_value)
        and (band.above is None or value > band.above)
        and (band.below is None or value < band.below)
        and (band.up_to is None or value <= band.up_to)
    )
