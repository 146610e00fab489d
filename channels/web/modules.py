"""Joins the widget's modules into one: a browser asks for one file in place of a chain of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_PRIVATE = re.compile(r"(?<![\w\"'`&/])#([a-zA-Z]\w*)")
_NAME = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


def joined(modules: Mapping[str, str], entry: str) -> str:
    """The module `entry` with all that it imports before it; only its own exports are left.

    Raises ValueError for a name that two of the modules give to something of their own.
    """
    named: dict[str, str] = {}
    for module in _in_order(modules, entry):
        for name in _NAME.findall(modules[module]):
            if name in named:
                raise ValueError(f"{name}: expected in one module of the widget, got {named[name]} and {module}")
            named[name] = module
    *used, last = (_IMPORT.sub("", modules[name]) for name in _in_order(modules, entry))
    return _with_short_private_names("\n".join([*(_EXPORT.sub("", module) for module in used), last]))


def _with_short_private_names(script: str) -> str:
    """The script with `#a`, `#b` … for the private members of its classes, which nothing outside can name."""
    short = {name: f"#{_letters(place)}" for place, name in enumerate(sorted(set(_PRIVATE.findall(script))))}
    return _PRIVATE.sub(lambda found: short[found[1]], script)


def _letters(number: int) -> str:
    rest, letter = divmod(number, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("a") + letter)


def _in_order(modules: Mapping[str, str], entry: str) -> list[str]:
    """The names of the modules, each behind those that it imports."""
    order: dict[str, None] = {}

    def visit(name: str) -> None:
        for imported in _IMPORT.findall(modules[name]):
            if imported not in order:
                visit(imported)
        order.setdefault(name)

    visit(entry)
    return list(order)
