"""The limits of a result in words, in the unit in which the result was entered: `133 pmol/L (180 ng/L)`."""

from __future__ import annotations

from b12core.knowledge.schema import AnalyteEntry, BandEntry
from b12core.units import converted, rounded


def limits_in(unit: str, band: BandEntry, entry: AnalyteEntry, both_units: bool) -> dict[str, str]:
    """What stands in the places of a band's words: `{from}`, `{above}`, `{below}`, `{to}`, and `{range}` for two."""
    limits = {"from": band.from_value, "above": band.above, "below": band.below, "to": band.up_to}
    to_own = next((other.to_own for other in entry.units if other.unit == unit), None)
    shown_in = unit if to_own is not None else entry.own_unit or ""

    def number(own: float) -> str:
        return rounded(own / (to_own or 1.0))

    def with_the_other(said: str, *own: float) -> str:
        others = [converted(value, shown_in, entry) for value in own] if both_units else []
        if not others or None in others:
            return said
        first, last = str(others[0]), str(others[-1])
        return f"{said} ({first if len(own) == 1 else f'{first.split()[0]} to {last}'})"

    unit_words = f"x {shown_in}" if shown_in[:1].isdigit() else shown_in
    places = {
        name: with_the_other(f"{number(own)} {unit_words}", own) for name, own in limits.items() if own is not None
    }
    lower, upper = (
        next((own for own in pair if own is not None), None)
        for pair in ((band.from_value, band.above), (band.below, band.up_to))
    )
    if lower is not None and upper is not None:
        places["range"] = with_the_other(f"{number(lower)} to {number(upper)} {unit_words}", lower, upper)
    return places
