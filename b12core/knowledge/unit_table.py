"""Which units an analyte may be given in, and how each is recognised as laboratories and people write it.

A unit is told by its parts (`10^3` per `uL`), so that spellings need no list of their own for every combination.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from b12core.identifiers import Analyte
from b12core.knowledge.schema import AnalyteEntry, NotedUnit, UnitSpellings

_RAISED = {ord(raised): plain for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True)}
_RAISED_RUN = re.compile(f"[{''.join(map(chr, _RAISED))}]+")
_SIGN_IN_FRONT = re.compile(r"^[x*·.]+")
_PER = re.compile(r"/|\\|per")
_PER_AS_POWER = re.compile(r"[·.*]?(d?l|ml|ul|nl)\^?-1$")
_POWER = re.compile(r"(?:10(?:(?:\^|\*\*?|e\+?|exp|x)0?)?|e\+?0?|\^)\(?([3569])\)?")
_CELLS = re.compile(r"cells?")


@dataclass(frozen=True)
class AcceptedUnit:
    """A unit of an analyte: its name, its factor to the analyte's own unit, or the words for one that has none."""

    unit: str
    to_own: float
    noted: NotedUnit | None = None


@dataclass(frozen=True, eq=False)
class UnitTable:
    """The accepted units of each analyte, by their plain spelling."""

    spellings: UnitSpellings
    parts: Mapping[str, str]
    of_analyte: Mapping[Analyte, Mapping[str, AcceptedUnit]]

    @classmethod
    def of(cls, analytes: Mapping[Analyte, AnalyteEntry], spellings: UnitSpellings) -> UnitTable:
        """The table for these analytes. A unit of the analyte itself comes before another way to write one."""
        parts = {written: meant for meant, ways in spellings.parts.items() for written in ways}
        table: dict[Analyte, dict[str, AcceptedUnit]] = {}
        for analyte, entry in analytes.items():
            units = [AcceptedUnit(entry.own_unit, 1.0)] if entry.own_unit else []
            units += [AcceptedUnit(unit.unit, unit.to_own) for unit in entry.units]
            units += [AcceptedUnit(noted.unit, 1.0, noted) for noted in entry.noted_units]
            known: dict[str, AcceptedUnit] = {}
            for unit in units:
                known.setdefault(_plain(unit.unit, parts), unit)
            for unit in units:
                for written in spellings.also_written.get(unit.unit, ()):
                    known.setdefault(_plain(written, parts), unit)
            table[analyte] = known
        return cls(spellings, parts, table)

    def find(self, analyte: Analyte, written: str) -> AcceptedUnit | None:
        """The unit of the analyte that the words mean; None where they mean none of its units."""
        return _found(self, analyte, written)

    def plain(self, written: str) -> str:
        """The one spelling in which units are compared."""
        return _plain(written, self.parts)


@functools.lru_cache(maxsize=1024)
def _found(table: UnitTable, analyte: Analyte, written: str) -> AcceptedUnit | None:
    return table.of_analyte[analyte].get(_plain(written, table.parts))


def _plain(written: str, parts: Mapping[str, str]) -> str:
    """A unit's one spelling: small letters, no spaces, `u` for micro, powers as `10^9`, parts by their own name."""
    text = _RAISED_RUN.sub(lambda run: "^" + run[0].translate(_RAISED), written)
    text = unicodedata.normalize("NFKC", text).casefold().replace("μ", "u").replace("×", "x")
    text = _PER_AS_POWER.sub(r"/\1", "".join(text.split()))
    if text in parts:
        return parts[text]
    return "/".join(_part(part, parts) for part in _PER.split(_SIGN_IN_FRONT.sub("", text)))


def _part(written: str, parts: Mapping[str, str]) -> str:
    text = _SIGN_IN_FRONT.sub("", _CELLS.sub("", written)).rstrip(".")
    power = _POWER.fullmatch(text)
    text = f"10^{power[1]}" if power else text
    return parts.get(text, text)
