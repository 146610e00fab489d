"""What can be chosen or entered under a message: buttons, a list where there are many, and inputs for an entry."""

from __future__ import annotations

from typing import Any

from channels.replies import Option
from channels.teams.cards.elements import Element, action_sets, columns, paragraph
from channels.teams.words import words

MOST_BUTTONS = 12
"""Options that stand as buttons, in rows; more than that are a list to choose from."""

CHOICE = "choice"
"""The input that holds the sealed id of the option chosen from a list."""

MANY = "many"
"""The input that holds the words of the answers that were ticked."""

NUMBER, UNIT = "number", "unit"
"""The inputs of one result end in the analyte's place in the card: `number0`, `unit0`."""

DAY = "day"
"""The input of a day: the answer itself, or the day of the results."""

NOT_BEFORE_INPUT = "none"
"""`associatedInputs` of a button that sends no input, so that an empty list cannot hold it back."""


def submit(title: str, data: dict[str, Any], inputs: bool = False) -> Element:
    """A button that sends the data, with the card's inputs where it says so."""
    action = {"type": "Action.Submit", "title": title, "data": data}
    return action if inputs else {**action, "associatedInputs": NOT_BEFORE_INPUT}


def choose(option: Option, offer: str) -> Element:
    """The button of one option; `offer` names the card that it stands on."""
    return submit(option.title, {"option": option.id, "offer": offer})


def offered(options: list[Option], offer: str) -> list[Element]:
    """Buttons for a few options, else a list with a button that sends the choice."""
    if len(options) <= MOST_BUTTONS:
        return action_sets([choose(option, offer) for option in options])
    choices = [{"title": option.title, "value": option.id} for option in options]
    picker = {
        "type": "Input.ChoiceSet",
        "id": CHOICE,
        "style": "compact",
        "label": words("choose"),
        "placeholder": words("choose"),
        "choices": choices,
        "isRequired": True,
        "errorMessage": words("choose_needed"),
    }
    return [picker, *action_sets([submit(words("send"), {"offer": offer}, inputs=True)])]


def entry(content: dict[str, Any], options: list[Option], offer: str) -> list[Element]:
    """The inputs of an entry card, and the ordinary options that the inputs do not hold already."""
    if content["kind"] == "age":
        return offered(options, offer)
    if content["kind"] == "choose_many":
        inputs, left = _many(content, options)
        kept: dict[str, Any] = {"rest": content.get("rest")}
    elif content["kind"] == "day":
        inputs, left = [_day(words("day"), content["first"], content["last"])], options
        kept = {}
    else:
        inputs, left = [*_results(content["analytes"]), _day(words("day_of_results"))], options
        kept = {"analytes": [analyte["name"] for analyte in content["analytes"]]}
    send = submit(words("send"), {"offer": offer, "entry": content["kind"], **kept}, inputs=True)
    buttons = [send, *(choose(option, offer) for option in left)]
    none = content.get("none")
    if none and none["title"].casefold() not in {option.title.casefold() for option in left}:
        buttons.insert(1, submit(none["title"], {"offer": offer, "entry": "text", "text": none["text"]}))
    return [*inputs, *action_sets(buttons)]


def _many(content: dict[str, Any], options: list[Option]) -> tuple[list[Element], list[Option]]:
    choices = content["choices"]
    titles = {choice["title"].casefold() for choice in choices}
    left = [option for option in options if option.title.casefold() not in titles]
    ticks = {
        "type": "Input.ChoiceSet",
        "id": MANY,
        "isMultiSelect": True,
        "style": "expanded",
        "label": words("choose_many"),
        "choices": [{"title": choice["title"], "value": choice["text"]} for choice in choices],
        "wrap": True,
    }
    return [ticks], left


def _results(analytes: list[dict[str, Any]]) -> list[Element]:
    return [_result(place, analyte) for place, analyte in enumerate(analytes)]


def _day(label: str, first: str | None = None, last: str | None = None) -> Element:
    limits = {name: day for name, day in (("min", first), ("max", last)) if day}
    return {"type": "Input.Date", "id": DAY, "label": label, **limits}


def _result(place: int, analyte: dict[str, Any]) -> Element:
    units = analyte["units"]
    if analyte.get("words"):
        return {
            "type": "Input.ChoiceSet",
            "id": f"{NUMBER}{place}",
            "style": "compact",
            "label": analyte["name"],
            "placeholder": words("choose_result"),
            "choices": [{"title": word["title"], "value": word["text"]} for word in analyte["words"]],
        }
    number = {"type": "Input.Text", "id": f"{NUMBER}{place}", "label": f"{analyte['name']}", "maxLength": 20}
    unit = {
        "type": "Input.ChoiceSet",
        "id": f"{UNIT}{place}",
        "style": "compact",
        "label": words("unit"),
        "choices": [{"title": unit, "value": unit} for unit in units],
        **({"value": units[0]} if len(units) == 1 else {"placeholder": words("unit")}),
    }
    cells = [(2, [number]), (2, [unit] if units else [paragraph(" ")])]
    return columns(*cells, spacing="Small")
