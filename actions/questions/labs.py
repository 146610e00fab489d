"""Step 4: B12 with its unit, then the other results. A result that cannot be used yet is asked about in every step."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from actions.core import name_of
from actions.facts.draft import Draft
from actions.facts.facts import B12_RESULTS, Facts, PendingLab
from actions.facts.laboratory import as_typed, doubt_about, expected_of, shown, units_of
from actions.facts.results import (
    choose_unit,
    dated,
    in_the_unit_told,
    release,
    set_lab,
    store_lab,
    time_in_words,
)
from actions.questions.kinds import offer, results_entry
from actions.questions.question import Offer, Question
from actions.registers import Register, Worded
from actions.saying.wording import a_line_each, listed, say
from b12core.identifiers import ANALYTES, Analyte

_TAKEN_BACK = frozenset({"no", "wait", "sorry", "mean", "actually", "rather", "oops"})
"""Words that take back the unit before them: `pmol/L, no wait, pg/mL`."""

LEAVE_OUT = "leave_out"
"""The answer that takes a result out which can't be used: the whole message means it, and it ends no talk."""

WANTED: tuple[Analyte, ...] = (
    "haemoglobin",
    "mcv",
    "folate",
    "ferritin",
    "potassium",
    "egfr",
    "mma",
    "homocysteine",
    "intrinsic_factor_antibody",
)
"""Results asked for by name, as long as they were not given."""


class PendingResult(Question):
    """The doubt about the first result that is held back: which unit, which of two, or whether it is right."""

    named = "pending_lab"
    follows_up = True
    is_a_line = False
    comes_first = True

    def is_given(self, facts: Facts) -> bool:
        """Whether no result waits."""
        return not facts.pending_labs

    def first_words(self, facts: Facts, register: Register) -> str | None:
        """The doubt in words, with the value and what is usual."""
        if not facts.pending_labs:
            return None
        return _doubt(facts.pending_labs[0], register, "")

    def again_words(self, facts: Facts, register: Register) -> str | None:
        """The doubt in other words; a unit is asked for again by the entry's own."""
        if not facts.pending_labs or facts.pending_labs[0].doubt == "unit":
            return None
        return _doubt(facts.pending_labs[0], register, "_again")

    def offers(self, facts: Facts) -> list[Offer]:
        """Its units, those by mass first; or the values to choose from; or whether to use it as it is."""
        if not facts.pending_labs:
            return []
        pending = facts.pending_labs[0]
        if pending.doubt == "unit":
            units = sorted(units_of(pending.analyte), key=lambda unit: "mol" in unit)
            return [*(_written(unit, {"unit": unit}) for unit in units), offer("option_unit_not_known", "not_known")]
        if pending.doubt == "which":
            values = [as_typed(candidate) for candidate in pending.candidates]
            which = [_written(value, {"candidate": place}) for place, value in enumerate(values)]
            return [*which, offer("option_leave_out", LEAVE_OUT)]
        confirm = [offer("option_confirm_value", "confirmed")] if pending.doubt == "unusual" else []
        return [*confirm, offer("option_leave_out", LEAVE_OUT)]

    def unit_meant(self, facts: Facts, text: str) -> str | None:
        """The one unit on offer that is written out or named by its first part: `pg`, `ng/L it says`."""
        if not facts.pending_labs or facts.pending_labs[0].doubt != "unit":
            return None
        return unit_named(facts.pending_labs[0].analyte, text)

    def take(self, draft: Draft, value: Any) -> None:
        """Gives the result its unit, chooses one, uses it as it is, or leaves it out."""
        if not draft.facts.pending_labs:
            return
        pending = draft.facts.pending_labs[0]
        if value == LEAVE_OUT:
            _leave_out(draft, pending)
        elif value == "confirmed":
            self.take_yes(draft)
        elif isinstance(value, dict) and isinstance(value.get("unit"), str):
            choose_unit(draft, value["unit"])
        elif isinstance(value, dict) and value.get("candidate") in range(len(pending.candidates)):
            release(draft, pending.analyte)
            set_lab(draft, pending.analyte, pending.candidates[int(value["candidate"])])

    def take_yes(self, draft: Draft) -> None:
        """An unusual result is right as it stands."""
        for pending in draft.facts.pending_labs[:1]:
            if pending.doubt == "unusual":
                store_lab(draft, pending.analyte, pending.candidates[0])

    def take_no(self, draft: Draft) -> None:
        """A result that is not right is left out; said to the unit, a no says nothing."""
        for pending in draft.facts.pending_labs[:1]:
            if pending.doubt != "unit":
                _leave_out(draft, pending)

    def take_not_known(self, draft: Draft) -> None:
        """A result whose unit nobody knows is kept for the clinician to see, and is not used."""
        for pending in draft.facts.pending_labs[:1]:
            if pending.doubt != "unit":
                _leave_out(draft, pending)
                return
            release(draft, pending.analyte)
            kept = pending.candidates[0]
            draft.put("labs", {**draft.facts.labs, pending.analyte: kept})
            draft.note("lab_without_unit", pending.analyte, "analytes", None, as_typed(kept))


class SerumB12(Question):
    """The B12 level, by either assay."""

    named = "serum_b12"
    paths = ("labs.serum_b12",)

    def is_given(self, facts: Facts) -> bool:
        """Whether a B12 level is known."""
        return any(analyte in facts.labs for analyte in B12_RESULTS)

    def entry(
        self, facts: Facts, register: Register, today: dt.date, before: Facts | None = None
    ) -> dict[str, Any] | None:
        """A form for the level with its unit."""
        return results_entry(B12_RESULTS, (), {} if before is None else before.labs, register)

    def take_no(self, draft: Draft) -> None:
        """No level is one that is not known."""
        self.take_not_known(draft)

    def in_words(self, facts: Facts, register: Register) -> str:
        """The levels with their units."""
        return _results(facts, register, [analyte for analyte in B12_RESULTS if analyte in facts.labs])

    def clear(self, draft: Draft) -> None:
        """Takes the levels out, those that wait included."""
        kept = {analyte: fact for analyte, fact in draft.facts.labs.items() if analyte not in B12_RESULTS}
        draft.put("labs", kept)
        earlier = draft.facts.earlier_labs.items()
        draft.put("earlier_labs", {analyte: told for analyte, told in earlier if analyte not in B12_RESULTS})
        draft.put("pending_labs", [held for held in draft.facts.pending_labs if held.analyte not in B12_RESULTS])


class OtherResults(Question):
    """All other results; it is answered once the person says that there are no more."""

    named = "other_labs"
    closed_means = "none"

    def asks_for(self, field: str) -> bool:
        """Whether the field is any result."""
        return field.startswith("labs.")

    def has_moved(self, before: Facts, after: Facts) -> bool:
        """Whether a result, or a medicine, came in."""
        return before.medicines != after.medicines or before.labs != after.labs

    def gaps(self, facts: Facts, register: Register) -> dict[str, str]:
        """The names of the results that help most."""
        names = [name_of("analytes", analyte, register) for analyte in _still_wanted(facts)]
        return {"wanted": listed(names), "wanted_list": a_line_each(names)}

    def entry(
        self, facts: Facts, register: Register, today: dt.date, before: Facts | None = None
    ) -> dict[str, Any] | None:
        """A form for the results that help most, and for all others."""
        known = {} if before is None else before.labs
        given = facts.labs if before is None else {}
        first = tuple(analyte for analyte in WANTED if analyte not in given)
        others = tuple(analyte for analyte in ANALYTES if analyte not in (*given, *first))
        return results_entry(first, others, known, register)

    def take_none(self, draft: Draft) -> None:
        """There are no more results."""
        draft.close(self.id)
        draft.note("none" if set(draft.facts.labs) - set(B12_RESULTS) else "nil", self.id)

    def in_words(self, facts: Facts, register: Register) -> str:
        """The results with their units; that there are none where that was said."""
        known = _results(facts, register, [analyte for analyte in facts.labs if analyte not in B12_RESULTS])
        words = "; ".join(filter(None, [known, *facts.other_results]))
        return words or (say("all_absent", register) if self.id in facts.closed else "")


def unit_named(analyte: str, text: str) -> str | None:
    """The one unit of the analyte that is written out or named by its first part; the last, where one is taken back."""
    words = [word.strip(".,;!") for word in _in_short(text.casefold()).split()]
    named = {
        place: unit
        for unit in units_of(analyte)
        for place, word in enumerate(words)
        if word in (unit.casefold(), _first_part(unit)) and words[:place][-1:] != ["not"]
    }
    if len(set(named.values())) > 1 and not _TAKEN_BACK.intersection(words):
        return None
    return named[max(named)] if named else None


def _in_short(text: str) -> str:
    """The text with units that are spoken or written out as their first parts: `pee mol`, `picograms`."""
    for said, part in _SPOKEN_UNITS:
        text = said.sub(part, text)
    return text


_SPOKEN_UNITS = (
    (re.compile(r"\b(?:pico ?mol\w*|pee[ -]?mols?)\b"), "pmol"),
    (re.compile(r"\bpico ?gram\w*\b"), "pg"),
    (re.compile(r"\bnano ?gram\w*\b"), "ng"),
)


def lab_in_words(analyte: str, facts: Facts, register: Register) -> str:
    """One stored result with its unit and conversion; one without a unit says that it is not used."""
    fact = facts.labs[analyte]
    if doubt_about(analyte, fact) == "unit":
        return say("value_unit_not_known", register, value=as_typed(fact))
    return shown(analyte, fact)


def _results(facts: Facts, register: Register, analytes: list[str]) -> str:
    return "; ".join(_result(analyte, facts, register) for analyte in analytes)


def _result(analyte: str, facts: Facts, register: Register) -> str:
    told = _counting(analyte, facts, register)
    earlier = [dated(analyte, in_the_unit_told(facts, analyte, each)) for each in facts.earlier_labs.get(analyte, [])]
    return say("item_with_earlier", register, item=told, earlier=listed(earlier)) if earlier else told


def _counting(analyte: str, facts: Facts, register: Register) -> str:
    """The result that counts, with its day and whether it is from before treatment, as far as that was told."""
    name = name_of("analytes", analyte, register)
    told = say("item_lab", register, name=name, value=lab_in_words(analyte, facts, register))
    day = time_in_words(facts.labs[analyte])
    told = say("item_dated", register, item=told, day=day) if day else told
    before = facts.labs[analyte].before_treatment
    if before is None:
        return told
    return say("item_before_treatment" if before else "item_since_treatment", register, item=told)


def _still_wanted(facts: Facts) -> tuple[str, ...]:
    return tuple(analyte for analyte in WANTED if analyte not in facts.labs)


def _first_part(unit: str) -> str:
    return unit.casefold().split("/")[0]


def _doubt(pending: PendingLab, register: Register, suffix: str) -> str:
    held = pending.candidates[0]
    return say(
        f"pending_{pending.doubt}{suffix}",
        register,
        name=name_of("analytes", pending.analyte, register),
        value=as_typed(held),
        expected=expected_of(pending.analyte, held),
    )


def _leave_out(draft: Draft, pending: PendingLab) -> None:
    release(draft, pending.analyte)
    draft.note("removed", pending.analyte, "analytes")


def _written(title: str, value: Any) -> Offer:
    return Offer(title=Worded(patient=title, clinician=title), value=value)


QUESTIONS: tuple[type[Question], ...] = (PendingResult, SerumB12, OtherResults)
