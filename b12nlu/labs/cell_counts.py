"""Cell counts as reports of all countries print them, in one unit.

"38,000", "38000/mm3" and "0.38 lakh" are 38 x 10^9/L.
"""

from __future__ import annotations

from dataclasses import replace

from b12core.knowledge import load_knowledge
from b12nlu.labs.result import LabResult
from b12nlu.text.expressions import expression

_IN_LITRES = "10^9/L"
_PER_MICROLITRE = "/uL"
_GIGA = "g/L"
"""Of cells this is giga a litre, which looks like grams."""
_GROUPED = expression("numbers.grouped_by_point")
_THOUSAND = 1000
_IN_FULL_FROM = {"platelets": 2000.0, "white_cells": 300.0, "neutrophils": 200.0, "reticulocytes": 2000.0}
"""A count without a unit from here on was printed in full, per microlitre: nobody has as many thousands."""


_THOUSANDS = expression("numbers.in_thousands")


def counted_in_litres(text: str, result: LabResult) -> LabResult:
    """The result; a cell count per microlitre or in lakh, with its factor from the knowledge, in 10^9 a litre."""
    if result.analyte not in _IN_FULL_FROM or not isinstance(result.value, float):
        return result
    unit = _IN_LITRES if result.unit == _GIGA else result.unit
    value = result.value
    if unit == _PER_MICROLITRE and result.quantity and _GROUPED.fullmatch(text, *result.anchor):
        value *= _THOUSAND
    if unit is None and result.quantity is not None and _THOUSANDS.match(text, result.quantity.end):
        return replace(result, unit=_IN_LITRES)
    if unit is None and value >= _IN_FULL_FROM[result.analyte]:
        unit = _PER_MICROLITRE
    factors = {item.unit: item.to_own for item in load_knowledge().analytes[result.analyte].units}  # type: ignore[index]
    if unit is None or unit == _IN_LITRES or unit not in factors:
        return replace(result, unit=unit)
    return replace(result, value=round(value * factors[unit], 6), unit=_IN_LITRES)
