"""When B12 was last given: "last jab three weeks ago", "had my injection yesterday"."""

from __future__ import annotations

from collections.abc import Iterator

from b12nlu.fact import Fact
from b12nlu.numbers.times import DATE, count, iso_date, length
from b12nlu.text.expressions import expression

_LAST_DOSE = tuple(
    expression(f"treatment.{name}")
    for name in (
        "last_was", "last_had", "had_my", "injected_then", "since_last", "nth_then", "first_just_now", "finished_then",
        "loading_over_then",
    )
)  # fmt: skip
_DAYS = {
    "yesterday": (1, "day"),
    "today": (0, "day"),
    "this morning": (0, "day"),
    "last night": (1, "day"),
    "last week": (1, "week"),
    "last month": (1, "month"),
}


def find_last_doses(text: str) -> Iterator[Fact]:
    """The dates of a last dose, or how long ago it was; uncertain where only a weekday is named."""
    for pattern in _LAST_DOSE:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            value: float | str | None = None
            unit: str | None = None
            if groups.get("date"):
                found = DATE.search(match[0], match.start("date") - match.start())
                value = iso_date(found) if found else None
            elif groups.get("day"):
                value, unit = _DAYS.get(groups["day"].lower(), (1, "week"))
            elif groups.get("n"):
                value, unit = length(count(groups["n"]), groups["unit"])
            named_day = bool(groups.get("day")) and groups["day"].lower() not in _DAYS
            yield Fact(
                "last_dose", "last_dose", match.start(), match.end(), value, unit, uncertain=named_day or value is None
            )
