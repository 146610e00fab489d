"""The B12 treatment in use as it is named in a message: product, route, dose, interval, last dose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.facts.days import DAYS, day_in
from actions.facts.dose_wishes import without_dose_wish
from actions.facts.draft import Draft
from actions.facts.loading import STARTING, TABLETS, is_under_way
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_interval
from actions.turn.interruptions import interrupts
from actions.turn.reading.last_dose import read_last_dose
from actions.turn.reading.schedules_talked_of import is_only_talked_of
from actions.turn.reading.two_at_once import SUPPLEMENT
from b12core.identifiers import PRODUCTS, ROUTES
from education.ways import ways_of


def read_products(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the product in use; one that is not meant for the person, or is only talked of, is none."""
    own = [m for m in mentions if m.is_own and not m.negated and not m.historical]
    if turn.asked != "product":
        way = ways_of("actions.turn")["not_in_use"]
        own = [m for m in own if not way.naming(re.escape(m.text)).is_said_in(turn.text)]
        own = [m for m in own if _replaces_the_known(m, draft, turn)]
        own = [m for m in own if m.id != TABLETS or not _is_asked_for(m, turn)]
    named = list(dict.fromkeys(m.id for m in own))
    if TABLETS in named and _took_the_place_of_injections(turn):
        named = [TABLETS]
    if named == [TABLETS] and _are_beside(draft, turn):
        _add_tablets(draft)
    elif len(named) == 1 and named[0] in PRODUCTS and named[0] != draft.facts.product:
        old = draft.facts.product
        draft.put("product", named[0])
        draft.reopen("product")
        draft.note("changed" if old else "set", "product", "products", old, named[0])
        if old is not None and TABLETS in (old, named[0]):
            _forget_how_it_was_given(draft)


def _took_the_place_of_injections(turn: Turn) -> bool:
    """Whether injections are told as stopped, and what came in their place."""
    ways = ways_of("actions.turn")
    return all(ways[way].is_said_in(turn.text) for way in ("injections_stopped", "something_in_its_place"))


def _forget_how_it_was_given(draft: Draft) -> None:
    """Lets go of the dose and the interval, which were those of tablets or of injections, and says so."""
    for question_id, field in (("dose", "dose_mcg"), ("interval", "interval_days")):
        if getattr(draft.facts, field) is not None:
            draft.put(field, None)
            draft.reopen(question_id)
            draft.note("removed", question_id)
    draft.put("dose_typed", None)


def _replaces_the_known(mention: Mentioned, draft: Draft, turn: Turn) -> bool:
    """Whether a product is the one in use where another is known already: a correction, or told as such."""
    if draft.facts.product in (None, mention.id) or turn.intent in ("correct", "change") or mention.id == TABLETS:
        return True
    return ways_of("actions.turn")["in_use_now"].naming(re.escape(mention.text)).is_said_in(turn.text)


def _are_beside(draft: Draft, turn: Turn) -> bool:
    """Whether tablets are one more medicine: named among the medicines, or beside injections that go on."""
    if turn.asked == "product" or turn.intent in ("correct", "change"):
        return False
    injected = draft.facts.product not in (None, TABLETS)
    return turn.asked == "medicines" or (injected and not ways_of("actions.turn")["in_place_of"].is_said_in(turn.text))


def _add_tablets(draft: Draft) -> None:
    if SUPPLEMENT not in draft.facts.medicines:
        draft.add("medicines", SUPPLEMENT)
        draft.note("yes", SUPPLEMENT, "medicines")


def read_b12_by_mouth(draft: Draft, turn: Turn) -> None:
    """Keeps what B12 somebody takes by mouth who is asked about injections: `on gummies at the moment`."""
    if turn.asked == "phase" and ways_of("actions.turn")["b12_by_mouth"].is_said_in(turn.text):
        _add_tablets(draft)


def read_routes(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the route in use."""
    in_use = [m for m in mentions if m.is_own and not (m.negated or m.historical or _is_asked_for(m, turn))]
    in_use = [m for m in in_use if not _is_of_another_medicine(m, turn)]
    named = list(dict.fromkeys(m.id for m in in_use))
    by_mouth_beside = named == ["PO"] and _are_beside(draft, turn)
    if len(named) == 1 and named[0] in ROUTES and not by_mouth_beside:
        if draft.facts.route != named[0]:
            draft.note("set", "route", "routes", None, named[0])
        draft.put("route", named[0])


def _is_of_another_medicine(route: Mentioned, turn: Turn) -> bool:
    """Whether a route stands behind another medicine of its sentence and no B12: `furosemide 80 mg IV`."""
    start = max((turn.text.rfind(mark, 0, route.start) for mark in ".;!?\n"), default=-1)
    before = [m for m in turn.mentions if m.type in _DRUGS and start < m.start < route.start]
    return bool(before) and max(before, key=lambda m: m.start).type != "product" and turn.asked != "route"


_DRUGS = frozenset({"medicine", "other_drug", "product"})


def _is_asked_for(mention: Mentioned, turn: Turn) -> bool:
    """Whether a route or tablets are named alone, and the next words ask for them: `nasal spray. Can I use it?`,
    `pills instead of shots, are they ok for me?`.
    """
    behind = turn.text[mention.start + len(mention.text) :]
    return _ASKED_FOR_IT.match(behind) is not None and turn.asked != "route"


_ASKED_FOR_IT = re.compile(
    r"(?:\s+(?:(?:instead )?of|rather than|in place of|not|over) (?:the |my |her |his )?\w+)?"
    r"[\s.,;:!?-]*(?:(?:so|but|and|well|ok)\W+)*(?:can|could|may|should|shall|would|is|are|do|does|will)\b[^.!?]{0,30}"
    r"\b(?:it|that|this|those|they|them|one)\b[^.!]*\?",
    re.IGNORECASE,
)


def current_ones(mentions: Sequence[Mentioned], turn: Turn) -> list[Mentioned]:
    """What is said of the B12 in use. A list of medicines has doses of its own, which are none of B12, and a dose that
    is asked for is none in use.
    """
    if turn.asked == "medicines":
        return []
    stated = without_dose_wish(turn.text)
    asked_for = [m for m in mentions if m.text in turn.text and m.text not in stated]
    denied = [m for m in mentions if _NOT_BEFORE.search(turn.text[: m.start])]
    denied += [m for m in mentions if m.type == "dose" and _WISHED.search(turn.text[: m.start])]
    return [m for m in mentions if m.is_own and not m.negated and not m.historical and m not in (*asked_for, *denied)]


_NOT_BEFORE = re.compile(r"[,;(]\s*(?:and |but )?not (?:at |on |in )?$", re.IGNORECASE)
"""Right before what is put right: `every other day, not weekly`."""


_WISHED = re.compile(
    r"\b(?:can|could|may|should|shall|want|like|thinking)\b[^.?!,;]{0,30}\b(?:go(?:ing)? (?:up )?|up (?:it |this )?|"
    r"increase (?:it |this )?|raise (?:it |this )?)to\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
"""Right before a dose that is asked for: `can I go to 10 mg`."""


def _is_treated(draft: Draft, turn: Turn) -> bool:
    """Whether B12 is in use: at the start of treatment "what dose monthly" names no treatment."""
    facts = draft.facts
    in_use = (facts.product, facts.dose_mcg, facts.last_dose_on)
    told = any(value is not None for value in in_use) or is_under_way(facts)
    return facts.phase != STARTING or turn.asked == "interval" or told


def read_intervals(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up how often B12 is given, in days; several schedules in one message are asked about."""
    current = current_ones(mentions, turn) if _is_treated(draft, turn) else []
    days = {}
    rhythm = ways_of("actions.turn")["rhythm"]
    if turn.asked == "last_dose":
        read_last_dose(draft, [m for m in current if not rhythm.is_said_in(m.text)], turn)
        current = [m for m in current if rhythm.is_said_in(m.text)]
    for mention in current:
        if is_only_talked_of(mention, turn.text, turn.asked):
            _say_it_is_not_noted(draft, mention, turn)
            continue
        length = DAYS.get(mention.unit or "")
        if length is not None and isinstance(mention.value, float | int) and 0 < mention.value * length <= 1000:
            days[round(float(mention.value) * length)] = mention.text
    if len(days) > 1:
        draft.note("several_doses", "interval")
        return
    for interval, typed in days.items():
        set_interval(draft, float(interval), typed)


def _say_it_is_not_noted(draft: Draft, mention: Mentioned, turn: Turn) -> None:
    """Says that a schedule is not taken for the one in use, but where a question gets its answer."""
    if not interrupts(turn.intent):
        draft.note("talked_of", mention.text)


def read_first_day(draft: Draft, turn: Turn) -> None:
    """Takes up the day that a schedule is to count from, with the wish for one or in answer to the question."""
    if turn.asked == "start_date" or turn.intent == "schedule":
        day = day_in(turn.text, turn.today, "future")
        if day is not None:
            draft.put("start_date", day.isoformat())
            draft.drop("not_known", "start_date")


def read_bare_time(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up a bare length of time in answer to how often, or to how long ago."""
    lengths = [m for m in mentions if not m.retracted and m.unit in DAYS]
    if turn.asked == "last_dose":
        read_last_dose(draft, lengths, turn)
    elif turn.asked == "interval":
        read_intervals(draft, lengths, turn)
