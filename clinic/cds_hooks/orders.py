"""An order of B12 that is being written, held against the case and the protocols."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from b12core.case import Case
from b12core.clinic import Clinic
from b12core.suggestion import Suggestion
from clinic.cds_hooks.cards import Indicator
from clinic.cds_hooks.coded import number_of, parts
from clinic.cds_hooks.treatment import ordered
from clinic.plans import Plan, judge_plan, why_ruled_out
from clinic.words import said

UNITS = {"d": "day", "wk": "week", "mo": "month"}


def selected_orders(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The orders of B12 among those that were just selected."""
    draft, selected = context.get("draftOrders"), context.get("selections")
    entries = parts(draft.get("entry")) if isinstance(draft, dict) else []
    names = selected if isinstance(selected, list) else []
    wanted = {name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)}
    found = [entry.get("resource") for entry in entries]
    orders = [each for each in found if isinstance(each, dict) and each.get("resourceType") == "MedicationRequest"]
    chosen = [order for order in orders if isinstance(order.get("id"), str) and order["id"] in wanted]
    return [order for order in chosen if ordered(order) is not None]


def judged(order: dict[str, Any], case: Case, suggestion: Suggestion, clinic: Clinic) -> tuple[str, Indicator] | None:
    """What is to be said of the order, and how much it matters; None where a protocol gives it for such a case.

    A product that the case rules out is said whatever else the order holds.
    """
    given = ordered(order)
    if given is None:
        return None
    ruled_out = why_ruled_out(given["product"], suggestion)
    if ruled_out is not None:
        return said("refusals", "blocked", text=ruled_out), "critical"
    plan = _plan(given, order, case)
    if plan is None:
        return said("cds", "order_open"), "info"
    found = judge_plan(plan, case, suggestion, clinic)
    if found.blocked is not None:
        return found.text, "critical"
    if found.cited:
        return None
    later = _as_maintenance(plan)
    if later is not None and judge_plan(later, case, suggestion, clinic).cited:
        return said("cds", "order_later_stage"), "warning"
    return said("cds", "order_not_cited"), "warning"


def _as_maintenance(plan: Plan) -> Plan | None:
    """An order for the beginning as if it came after it; None for one that does already."""
    step = next(iter(plan.steps))
    if step.phase != "repletion":
        return None
    return plan.model_copy(update={"steps": (step.model_copy(update={"phase": "maintenance"}),)})


def _plan(given: dict[str, Any], order: dict[str, Any], case: Case) -> Plan | None:
    """The order as a plan of one stage; None where it does not yet say dose, route and interval."""
    every = _every(order)
    if every is None or not {"dose_mcg", "route"} <= given.keys():
        return None
    step = {
        "phase": "repletion" if case.phase == "repletion" else "maintenance",
        "dose_mcg": given["dose_mcg"],
        **every,
    }
    content = {"product": given["product"], "route": given["route"], "steps": [step], "duration": "review"}
    try:
        return Plan.model_validate(content)
    except ValidationError:
        return None


def _every(order: dict[str, Any]) -> dict[str, Any] | None:
    dosages = parts(order.get("dosageInstruction"))
    timing = dosages[0].get("timing") if len(dosages) == 1 else None
    repeat = timing.get("repeat") if isinstance(timing, dict) else None
    if not isinstance(repeat, dict) or repeat.get("frequency", 1) != 1:
        return None
    period, most = number_of(repeat.get("period")), number_of(repeat.get("periodMax"))
    unit = next((ours for code, ours in UNITS.items() if code == repeat.get("periodUnit")), None)
    return None if period is None or unit is None else {"every": period, "every_most": most, "unit": unit}
