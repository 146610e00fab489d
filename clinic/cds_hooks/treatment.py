"""Orders of medicines: the B12 in use with its dose, route and interval, and the names of all others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from clinic.cds_hooks.coded import meaning, name_of, number_of, parts, unit_of
from clinic.words import said

MICROGRAMS = {"mcg": 1, "mg": 1000}
DAYS = {"d": 1, "wk": 7}
"""Units of a timing that are a number of days; a month is none."""

LONGEST_NAME = 200


@dataclass
class Medicines:
    """The B12 in use as a case holds it, the other medicines by name, and what was not read."""

    in_use: dict[str, Any] | None = None
    others: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_treatment(found: Iterable[dict[str, Any]]) -> Medicines:
    """What the active orders say. Two orders of B12 are not weighed against each other: neither is taken."""
    medicines = Medicines()
    ours: list[dict[str, Any]] = []
    for order in found:
        if order.get("status") != "active" or order.get("doNotPerform") is True:
            continue
        given = ordered(order)
        name = name_of(order.get("medicationCodeableConcept"))[:LONGEST_NAME]
        if given is not None:
            ours.append(given)
        elif name:
            medicines.others.append(name)
        else:
            medicines.unread.append(said("cds", "unread_medicine"))
    if len(ours) == 1:
        medicines.in_use = ours[0]
    elif ours:
        medicines.unread.append(said("cds", "unread_two_orders"))
    return medicines


def ordered(order: dict[str, Any]) -> dict[str, Any] | None:
    """Product, dose, route and interval of an order of B12, as far as it says them; None for any other medicine."""
    product = meaning(order.get("medicationCodeableConcept"), "products")
    if product is None:
        return None
    made: dict[str, Any] = {"product": product.id}
    dosages = parts(order.get("dosageInstruction"))
    if len(dosages) != 1:
        return made
    dosage = dosages[0]
    route = meaning(dosage.get("route"), "routes")
    if route is not None:
        made["route"] = route.id
        if (route.id, product.id) == ("PO", "cyanocobalamin"):
            made["product"] = "cyanocobalamin_oral"
    dose = _micrograms(dosage)
    if dose is not None:
        made["dose_mcg"] = dose
    days = _days(dosage)
    if days is not None:
        made["interval_days"] = days
    return made


def _micrograms(dosage: dict[str, Any]) -> float | None:
    doses = parts(dosage.get("doseAndRate"))
    given = doses[0].get("doseQuantity") if len(doses) == 1 else None
    if not isinstance(given, dict):
        return None
    value, unit = number_of(given.get("value")), unit_of(given)
    return None if value is None or unit not in MICROGRAMS else value * MICROGRAMS[unit]


def _days(dosage: dict[str, Any]) -> float | None:
    """The interval in days, where it is one single number of them."""
    timing = dosage.get("timing")
    repeat = timing.get("repeat") if isinstance(timing, dict) else None
    if not isinstance(repeat, dict) or any(
        name in repeat for name in ("periodMax", "frequencyMax", "dayOfWeek", "when")
    ):
        return None
    period, often = number_of(repeat.get("period")), number_of(repeat.get("frequency", 1))
    days = next((days for unit, days in DAYS.items() if unit == repeat.get("periodUnit")), None)
    return None if period is None or not often or days is None else period * days / often
