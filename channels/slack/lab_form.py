"""The form for results: rows of test, number and unit (or a word), and their day, which become one typed message."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from channels.slack.analytes import Analyte, as_value, from_value
from channels.slack.blocks import Block
from channels.slack.wording import words

LABS_FORM = "labs-form"
LABS_BUTTON = "labs-open"
ADD_ROW = "labs-add"
ANALYTE, VALUE, UNIT, TAKEN_ON = "labs-analyte", "labs-value", "labs-unit", "labs-day"
"""What the form and its elements are called when they come back."""

ROWS_AT_FIRST = 3
MOST_ROWS = 12
LONGEST_NUMBER = 20

NUMBER = re.compile(r"[<>≤≥]?\s*\d+([.,]\d+)?")


@dataclass(frozen=True)
class LabForm:
    """A form as it is open: how many rows, for which analytes (None: all), and where its results are sent."""

    standard: tuple[Analyte, ...]
    analytes: tuple[Analyte, ...] | None = None
    rows: int = ROWS_AT_FIRST
    place: tuple[str, str | None] | None = None
    """The channel and the thread; None for the person's direct messages."""

    @classmethod
    def reopened(cls, view: dict[str, Any], standard: tuple[Analyte, ...]) -> LabForm:
        """The form that came back from Slack."""
        kept = json.loads(view["private_metadata"])
        place = tuple(kept["place"]) if kept["place"] else None
        return cls(standard, from_value(kept["analytes"]), kept["rows"], place)

    def longer(self) -> LabForm:
        """The same form with one row more."""
        return replace(self, rows=min(self.rows + 1, MOST_ROWS))

    def view(self, values: dict[str, Any]) -> dict[str, Any]:
        """The form as Slack shows it; `values` is its state, in which the chosen tests decide the units."""
        blocks: list[Block] = [{"type": "section", "text": _plain(words("form", "intro"))}]
        for row in range(self.rows):
            blocks += self._row(row, _chosen(values, f"analyte-{row}", ANALYTE))
        day = {"type": "datepicker", "action_id": TAKEN_ON}
        blocks.append(_input("day", words("form", "day"), day))
        if self.rows < MOST_ROWS:
            add = {"type": "button", "action_id": ADD_ROW, "text": _plain(words("form", "add"))}
            blocks.append({"type": "actions", "block_id": "more", "elements": [add]})
        kept = {
            "analytes": as_value(self.analytes) if self.analytes is not None else "",
            "rows": self.rows,
            "place": self.place,
        }
        return {
            "type": "modal",
            "callback_id": LABS_FORM,
            "title": _plain(words("form", "title")),
            "submit": _plain(words("form", "submit")),
            "close": _plain(words("form", "close")),
            "private_metadata": json.dumps(kept, separators=(",", ":"), ensure_ascii=False),
            "blocks": blocks,
        }

    def read(self, values: dict[str, Any]) -> tuple[str, dict[str, str]]:
        """What was entered as one message, and what must be put right first, by block."""
        entered: list[str] = []
        wrong: dict[str, str] = {}
        day = (values.get("day") or {}).get(TAKEN_ON, {}).get("selected_date")
        dated = f" on {day}" if day else ""
        for row in range(self.rows):
            chosen = _chosen(values, f"analyte-{row}", ANALYTE)
            value = _element(values, f"value-{row}-", VALUE)[1]
            typed = (value.get("value") or (value.get("selected_option") or {}).get("value") or "").strip()
            unit_block, unit_element = _element(values, f"unit-{row}-", UNIT)
            unit = (unit_element.get("selected_option") or {}).get("value")
            if not chosen and not typed:
                continue
            analyte = self._analyte(chosen)
            if analyte is None:
                wrong[f"analyte-{row}"] = words("form", "choose_analyte")
            elif not typed:
                wrong[f"value-{row}-"] = words("form", "give_value")
            elif analyte.words:
                entered.append(f"{analyte.name} {typed}")
            elif NUMBER.fullmatch(typed) is None:
                wrong[f"value-{row}-"] = words("form", "not_a_number")
            elif unit not in analyte.units:
                wrong[unit_block] = words("form", "choose_unit")
            else:
                entered.append(f"{analyte.name} {typed} {unit}{dated}")
        if not entered and not wrong:
            wrong["analyte-0"] = words("form", "nothing")
        return ", ".join(entered), wrong

    def _offered(self) -> Sequence[Analyte]:
        return self.standard if self.analytes is None else self.analytes

    def _analyte(self, chosen: str | None) -> Analyte | None:
        return next((each for each in self._offered() if each.id == chosen), None)

    def _row(self, row: int, chosen: str | None) -> list[Block]:
        analyte = self._analyte(chosen)
        units = analyte.units if analyte else tuple(dict.fromkeys(u for each in self._offered() for u in each.units))
        choice: Block = {
            "type": "static_select",
            "action_id": ANALYTE,
            "placeholder": _plain(words("form", "analyte_hint")),
            "options": [_option(each.name, each.id) for each in self._offered()],
        }
        chosen_test = {**_input(f"analyte-{row}", words("form", "analyte"), choice), "dispatch_action": True}
        if analyte is not None and analyte.words:
            told = _select(VALUE, words("form", "value_hint_words"), analyte.words)
            return [chosen_test, _input(f"value-{row}-{analyte.id}", words("form", "value"), told)]
        number: Block = {
            "type": "plain_text_input",
            "action_id": VALUE,
            "max_length": LONGEST_NUMBER,
            "placeholder": _plain(words("form", "value_hint")),
        }
        unit = _select(UNIT, words("form", "unit_hint"), units)
        return [
            chosen_test,
            _input(f"value-{row}-", words("form", "value"), number),
            _input(f"unit-{row}-{analyte.id if analyte else ''}", words("form", "unit"), unit),
        ]


def analytes_value(analytes: Sequence[dict[str, Any]]) -> str:
    """What the button that opens the form carries, for the analytes of a card."""
    return as_value([Analyte.of(each) for each in analytes])


def _element(values: dict[str, Any], block_prefix: str, action: str) -> tuple[str, dict[str, Any]]:
    """The block whose name begins so, and what was entered in it."""
    for block, elements in values.items():
        if block.startswith(block_prefix) and action in elements:
            return block, elements[action]
    return block_prefix, {}


def _chosen(values: dict[str, Any], block: str, action: str) -> str | None:
    option = values.get(block, {}).get(action, {}).get("selected_option")
    return option["value"] if option else None


def _input(block: str, label: str, element: Block) -> Block:
    return {"type": "input", "block_id": block, "label": _plain(label), "optional": True, "element": element}


def _select(action: str, hint: str, options: Sequence[str]) -> Block:
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": _plain(hint),
        "options": [_option(each, each) for each in options],
    }


def _option(text: str, value: str) -> Block:
    return {"text": _plain(text), "value": value}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
