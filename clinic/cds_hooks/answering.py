"""From a request of a record system to cards: the case that it makes, the suggestion, and what stands in the record."""

from __future__ import annotations

from typing import Any

import rfc8785

from b12core import Case, CaseError, parse_case, suggest
from b12core.suggestion import Suggestion
from clinic.cds_hooks.cards import Asked, Card, draft_card, order_card
from clinic.cds_hooks.orders import judged, selected_orders
from clinic.cds_hooks.prefetch import sent
from clinic.cds_hooks.reading import Reading, read
from clinic.content import as_bytes
from clinic.keys import keyed_hash
from clinic.side import Side
from clinic.words import said

ABOUT_B12 = frozenset({"serum_b12", "active_b12", "mma", "homocysteine"})
"""The results for which opening a chart gets a card."""


class NotAsked(Exception):
    """The request is none of the hook's: what is wrong with it."""


def cards_for(side: Side, address: str, hook: str, request: dict[str, Any]) -> list[Card]:
    """The cards, each in the record by its hashes. Raises Unfit for data that could not be had, or NotAsked."""
    context = request.get("context")
    if request.get("hook") != hook or not isinstance(context, dict):
        raise NotAsked("hook, context")
    patient_id = context.get("patientId")
    if not isinstance(patient_id, str) or not patient_id:
        raise NotAsked("context.patientId")
    orders = selected_orders(context) if hook == "order-select" else []
    if hook == "order-select" and not orders:
        return []
    came = sent(request.get("prefetch"), patient_id)
    kept = side.clinic.clinicians.drafts_kept_days if side.clinic.clinicians else 0
    reading = read(came, side.clock().date(), kept, f"{address}/clinic/ids")
    if reading.deceased:
        return []
    case = _case(reading)
    if hook == "patient-view" and not _about_b12(case, reading):
        return []
    suggestion = _suggestion(case, reading, side)
    if hook == "patient-view" and suggestion.status == "not_indicated" and not reading.unread:
        return []
    asked = Asked(side.clinic, address, patient_id, tuple(reading.unread), came.left_out, _deciding(case, suggestion))
    cards = [draft_card(suggestion, asked)]
    for order in orders:
        found = judged(order, case, suggestion, side.clinic)
        if found is not None:
            cards.insert(0, order_card(suggestion, asked, *found))
    _note(side, hook, cards, case, suggestion)
    return cards


def _case(reading: Reading) -> Case:
    """The case; what cannot stand in one is left out and named."""
    content = dict(reading.case)
    while True:
        try:
            return parse_case(content)
        except CaseError as error:
            first = error.field.split(".", 1)[0]
            reading.unread.append(str(error).splitlines()[0])
            if first not in content:
                return parse_case({"as_of": content["as_of"]})
            del content[first]


def _suggestion(case: Case, reading: Reading, side: Side) -> Suggestion:
    """The core's suggestion; a result that it cannot judge is left out and named."""
    try:
        return suggest(case, clinic=side.clinic)
    except CaseError as error:
        reading.unread += [line for line in str(error).splitlines() if line]
        return suggest(case.model_copy(update={"labs": (), "treatment": None}), clinic=side.clinic)


def _about_b12(case: Case, reading: Reading) -> bool:
    return bool(
        reading.analytes & ABOUT_B12 or case.treatment or case.causes or case.cause or reading.case.get("phase")
    )


def _deciding(case: Case, suggestion: Suggestion) -> tuple[str, ...]:
    """What the core leaves to a conversation, and a record has to say before a dose is shown: age, and pregnancy."""
    needed = [said("cds", "age")] if case.patient.age is None else []
    if any(gap.field == "patient.pregnant" for gap in suggestion.missing):
        needed.append(said("cds", "pregnancy"))
    return tuple(needed)


def _note(side: Side, hook: str, cards: list[Card], case: Case, suggestion: Suggestion) -> None:
    """That these cards were shown: hashes by the installation's key, no patient."""
    key = side.shelf.keys.secrets
    about = {
        "case_sha256": keyed_hash(key, rfc8785.dumps(case.model_dump(mode="json"))).hex(),
        "suggestion_sha256": keyed_hash(key, as_bytes(suggestion)).hex(),
        "knowledge_sha256": suggestion.knowledge.sha256,
        "after": {"cards": [card["uuid"] for card in cards], "hook": hook},
    }
    with side.database.writing() as connection:
        head = side.record.add(connection, "ehr", "cards_shown", **about)
    side.record.publish(head)
