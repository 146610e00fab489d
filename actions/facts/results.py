"""A result put down: stored with its unit, or held back until its doubt is settled."""

from __future__ import annotations

import datetime as dt

from actions.core import knowledge
from actions.facts.draft import Draft
from actions.facts.facts import B12_RESULTS, Facts, LabFact, PendingLab
from actions.facts.laboratory import as_typed, doubt_about, shown, unit_like, with_only_unit
from actions.facts.times_told import BEFORE, NOW
from actions.saying.wording import say


def set_lab(draft: Draft, analyte: str, fact: LabFact) -> None:
    """Stores a result and says it with its conversion, old and new where it replaces one; a doubt is held back."""
    fact = with_only_unit(analyte, fact)
    doubt = doubt_about(analyte, fact)
    if doubt is not None:
        hold_back(draft, PendingLab(analyte=analyte, doubt=doubt, candidates=[fact]))
        return
    store_lab(draft, analyte, fact)


def store_lab(draft: Draft, analyte: str, fact: LabFact) -> None:
    """Stores a result as it is; the person has confirmed it, or nothing speaks against it.

    The same result said again only brings its day.
    """
    release(draft, analyte)
    old = draft.facts.labs.get(analyte)
    if old is not None and as_typed(old) == as_typed(fact):
        if fact.taken_on not in (None, old.taken_on) or fact.told_time not in (None, old.told_time):
            draft.put("labs", {**draft.facts.labs, analyte: fact})
            draft.note("lab", analyte, "analytes", None, dated(analyte, fact))
        return
    draft.put("labs", {**draft.facts.labs, analyte: fact})
    if analyte in B12_RESULTS:
        draft.reopen("serum_b12")
    if old is None:
        draft.note("lab", analyte, "analytes", None, dated(analyte, fact))
    else:
        draft.note("lab_changed", analyte, "analytes", as_typed(old), dated(analyte, fact))


def keep_earlier(draft: Draft, analyte: str, earlier: list[LabFact]) -> None:
    """Keeps results from before the one that counts, each once, and says them; they are shown as earlier ones."""
    kept = draft.facts.earlier_labs.get(analyte, [])
    told = {as_typed(fact): fact for fact in earlier}
    new = [fact for typed, fact in told.items() if typed not in {as_typed(each) for each in kept}]
    if not new:
        return
    draft.put("earlier_labs", {**draft.facts.earlier_labs, analyte: [*kept, *new]})
    for fact in new:
        draft.note(
            "lab_earlier", analyte, "analytes", None, dated(analyte, in_the_unit_told(draft.facts, analyte, fact))
        )


def counting(facts: Facts, analyte: str) -> LabFact | None:
    """The result that counts, be it that its unit is still asked for; None where there is none."""
    waits = [held.candidates[0] for held in facts.pending_labs if held.analyte == analyte and held.doubt == "unit"]
    return facts.labs.get(analyte) or next(iter(waits), None)


def set_newer(draft: Draft, analyte: str, fact: LabFact, before: LabFact) -> None:
    """Stores a newer result; the one that counted before is kept as an earlier one."""
    kept = {name: told for name, told in draft.facts.labs.items() if name != analyte}
    draft.put("labs", kept)
    set_lab(draft, analyte, fact)
    keep_earlier(draft, analyte, [before])


def dated(analyte: str, fact: LabFact) -> str:
    """The result as it is shown, with the day or the time that it is told to be from."""
    told, time = shown(analyte, fact), time_in_words(fact)
    return say("item_dated", "patient", item=told, day=time) if time else told


def time_in_words(fact: LabFact) -> str | None:
    """The day of a result, or else the time before now that was told of it."""
    if fact.taken_on is not None:
        return knowledge().spelling.date(dt.date.fromisoformat(fact.taken_on))
    return None if fact.told_time in (BEFORE, NOW) else fact.told_time


def in_the_unit_told(facts: Facts, analyte: str, earlier: LabFact) -> LabFact:
    """An earlier result with its unit: that of the one that counts, where it was told without."""
    counts = facts.labs.get(analyte)
    fact = earlier if earlier.unit or counts is None else earlier.model_copy(update={"unit": counts.unit})
    return with_only_unit(analyte, fact)


def choose_unit(draft: Draft, unit: str) -> None:
    """Gives the first held-back result its unit."""
    for pending in draft.facts.pending_labs[:1]:
        known = unit_like(pending.analyte, unit)
        if known is not None:
            set_lab(draft, pending.analyte, pending.candidates[0].model_copy(update={"unit": known}))


def release(draft: Draft, analyte: str) -> None:
    """Takes a result off the list of those held back."""
    draft.put("pending_labs", [held for held in draft.facts.pending_labs if held.analyte != analyte])


def hold_back(draft: Draft, pending: PendingLab) -> None:
    """Keeps a result apart that cannot be used yet; it is asked about before anything else."""
    release(draft, pending.analyte)
    draft.put("pending_labs", [*draft.facts.pending_labs, pending])
