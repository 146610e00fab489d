"""The options under a question, in both registers: those of the catalogue, and those that depend on the facts."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict

from actions.core import name_of
from actions.facts.facts import Facts, PendingLab
from actions.facts.laboratory import as_typed, units_of
from actions.questions.catalogue import Question
from actions.questions.progress import ALWAYS_ASKED, offered_procedures, remaining
from actions.registers import Register, Worded
from actions.saying.wording import sentences


class Offer(BaseModel):
    """One option: what stands on it, and the value that it answers with."""

    model_config = ConfigDict(frozen=True)

    title: Worded
    value: Any


def offers(item: Question, facts: Facts) -> list[Offer]:
    """The options of a question as things stand, most specific first."""
    if item.id == "pending_lab":
        return _for_pending(facts.pending_labs[0]) if facts.pending_labs else []
    if item.id == "pregnancy" and facts.pregnant is False:
        return [_offer("option_yes", "breastfeeding"), _offer("option_no", "none"), _fixed(item, "not_known")]
    if item.many and len(remaining(item, facts)) == 1:
        return [_offer("option_yes", remaining(item, facts)[0]), _offer("option_no", "none"), _fixed(item, "not_known")]
    chosen = [_term(item, choice) for choice in _choices(item, facts)]
    fixed = [Offer(title=option.title, value=option.value) for option in item.options]
    if item.many and _some_given(item, facts):
        fixed = [_offer("option_nothing_else", "none"), *(offer for offer in fixed if offer.value != "none")]
    return chosen + fixed


def buttons(item: Question, facts: Facts, register: Register) -> list[dict[str, str]]:
    """The options of a question as Rasa's buttons."""
    shown = [button(offer.title.to(register), answer_payload(item.id, offer.value)) for offer in offers(item, facts)]
    if register == "clinician" and item.id not in ALWAYS_ASKED:
        shown.append(button(sentences()["option_suggest_now"].to(register), "/suggest_now"))
    return shown


def button(title: str, payload: str) -> dict[str, str]:
    """One button."""
    return {"title": title, "payload": payload}


def answer_payload(field: str, value: Any, intent: str = "inform") -> str:
    """What a tapped option sends: the question that it answers, and the value."""
    return f"/{intent}{json.dumps({'answer': {'field': field, 'value': value}})}"


def _some_given(item: Question, facts: Facts) -> bool:
    return any(choice in facts.symptoms_present or choice in facts.conditions for choice in item.choices)


def _choices(item: Question, facts: Facts) -> list[str]:
    if item.id == "procedure":
        return offered_procedures(facts)
    return remaining(item, facts) if item.many else list(item.choices)


def _term(item: Question, choice: str) -> Offer:
    kind = item.choose_from.kind if item.choose_from else ""
    title = Worded(
        patient=_capital(name_of(kind, choice, "patient")), clinician=_capital(name_of(kind, choice, "clinician"))
    )
    return Offer(title=title, value=choice)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _for_pending(pending: PendingLab) -> list[Offer]:
    if pending.doubt == "unit":
        units = [Offer(title=Worded(patient=unit, clinician=unit), value={"unit": unit}) for unit in _units(pending)]
        return [*units, _offer("option_unit_not_known", "not_known")]
    if pending.doubt == "which":
        values = [as_typed(candidate) for candidate in pending.candidates]
        which = [Offer(title=Worded(patient=v, clinician=v), value={"candidate": i}) for i, v in enumerate(values)]
        return [*which, _offer("option_leave_out", "leave_out")]
    confirm = [_offer("option_confirm_value", "confirmed")] if pending.doubt == "unusual" else []
    return [*confirm, _offer("option_leave_out", "leave_out")]


def _units(pending: PendingLab) -> list[str]:
    """Units by mass before molar units."""
    return sorted(units_of(pending.analyte), key=lambda unit: "mol" in unit)


def _offer(key: str, value: Any) -> Offer:
    return Offer(title=sentences()[key], value=value)


def _fixed(item: Question, value: str) -> Offer:
    return next(Offer(title=option.title, value=option.value) for option in item.options if option.value == value)
