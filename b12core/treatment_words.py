"""The treatment in use in words: which lines it fits, what the draft would change about it, when the next is due."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator

from b12core.case import Treatment
from b12core.identifiers import Route
from b12core.line_fit import CitedStep, LineFit
from b12core.next_dose import NextDose
from b12core.treatment_change import InUse, TreatmentChange, routes_of, routes_possible, unknown_parts
from b12core.treatment_in_use import was_stopped
from b12core.words import REGISTERS, Words, dose_words, every_words

_KEPT = 1024
"""Sentences kept for the next treatment that is the same: they hold doses and intervals, and nothing of a person."""


@functools.lru_cache(maxsize=_KEPT)
def fit_sentences(used: InUse, found: LineFit, words: Words) -> str:
    """Which lines the treatment fits, and what is unusual about it."""

    def said(key: str, /, **values: str) -> str:
        return words.sentence("appraisal", key).format(treatment=treatment, kind=kind, **values)

    treatment = words.treatment(Treatment(**used._asdict()))
    kind = words.sentence("line_kinds", found.kind)
    parts = []
    if used.route == "IV":
        parts.append(said("intravenous"))
    elif not found.complete:
        parts.append(said("incomplete", missing=_named(unknown_parts(used), words)))
    elif found.matching:
        parts.append(said("matches", protocols=_protocols(found.matching, words)))
        if "route" in unknown_parts(used):
            parts.append(said("route_not_given"))
    else:
        parts.append(said("no_match"))
    if found.route_apart:
        routes = _routes((route for line in found.route_apart for route in routes_of(line.step)), words)
        parts.append(said("route_apart", protocols=_protocols(found.route_apart, words), routes=routes))
    if found.loading:
        parts.append(said("loading_line", protocols=_protocols(found.loading, words)))
    parts += [said(key) for key in found.said]
    return " ".join(parts)


@functools.lru_cache(maxsize=_KEPT)
def change_sentences(used: InUse, change: TreatmentChange, option: bool, words: Words) -> str:
    """How the draft differs from the treatment in use, each difference by name; and not to cut back, if it is less.

    `option`: what is in use is itself an option of the draft's protocol.
    """

    def said(key: str, /, **values: str) -> str:
        return words.sentence("change", key).format(**values)

    parts = []
    if change.moves_on:
        parts.append(said(_moves_on(change), step=words.step(change.step)))
    if change.differences:
        parts.append(said("differs", differences="; ".join(_differences(used, change, words))))
        if change.kept:
            parts.append(said("kept", kept=_named(change.kept, words)))
        if "other_product" in change.differences:
            parts.append(said("belongs_to_product"))
    elif change.kept:
        parts.append(said("same_as_far_as_known" if change.unknown else "same", kept=_named(change.kept, words)))
        printed, now = words.said(change.step.often), every_words(used.interval_days or 0)
        is_one = change.step.every.max == change.step.every.min
        if is_one and printed != now and change.goes_on_at_its_interval(used):
            parts.append(said("printed_as", in_use=now, often=printed))
        if change.could_be_stretched(used):
            parts.append(said("inside_a_range", often=words.said(change.step.often)))
    if change.gives_less:
        parts.append(said(_do_not_cut_back(change)))
    if option:
        parts.append(said("is_an_option"))
    return " ".join(parts)


def _moves_on(change: TreatmentChange) -> str:
    """Which sentence says that what is in use has come to its end in the course."""
    if change.at_plateau:
        return "at_plateau"
    return "course_finished" if change.course_finished else "stage_finished"


def _do_not_cut_back(change: TreatmentChange) -> str:
    if change.moves_on:
        return "do_not_cut_back_yet"
    return "do_not_cut_back_across" if "other_product" in change.differences else "do_not_cut_back"


def not_compared_sentence(given: Treatment, unused: bool, as_of: dt.date | None, words: Words) -> str:
    """Why nothing is compared: no dose was given, it was stopped or is too long ago, or there is no draft."""
    if not unused:
        return words.sentence("change", "no_draft")
    last = given.last_dose_on
    if given.doses_given == 0:
        return words.sentence("change", "none_in_use")
    if last is None or as_of is None:
        return words.sentence("change", "stopped")
    key = "stopped_since" if was_stopped(given) else "lapsed"
    return words.sentence("change", key).format(last=words.date(last), ago=_days((as_of - last).days, words))


def next_dose_sentence(due: NextDose, words: Words) -> str:
    """When the next dose falls; of a day that has passed, how long ago it was."""
    if due.days_past is None:
        key = "undated"
    elif due.days_past < 0:
        key = "ahead_in_range" if due.following and due.until > due.due else "ahead"
    elif due.days_past == 0:
        key = "today"
    else:
        key = "overdue" if due.overdue else "in_range"
    ago = _days(due.days_past or 0, words)
    return words.sentence("next_dose", key).format(due=words.date(due.due), until=words.date(due.until), ago=ago)


def _differences(used: InUse, change: TreatmentChange, words: Words) -> Iterator[str]:
    """Each difference, from what is in use to what the draft gives."""

    def said(key: str, old: str, new: str) -> str:
        return words.sentence("change", key).format(old=old, new=new)

    step = change.step
    found = set(change.differences)
    if "other_product" in found and used.product is not None:
        yield said("product", words.product(used.product), words.product(step.product))
    if {"less_often", "more_often"} & found:
        key = "less_often" if "less_often" in found else "more_often"
        yield said(key, every_words(used.interval_days or 0), words.said(step.often))
    if "other_dose" in found:
        new = dose_words(step.dose_mcg)
        yield said("lower_dose" if change.lower_dose else "higher_dose", f"{used.dose_mcg:,g} mcg", new)
    if change.other_way is not None:
        at_least = words.sentence("step", "at_least") if step.at_least else ""
        dose, often = f"{at_least}{dose_words(step.dose_mcg)}", words.said(step.often)
        yield words.sentence("change", f"to_{change.other_way}").format(dose=dose, often=often)
    elif "other_route" in found:
        yield said("route", _routes(routes_possible(used), words), _routes(routes_of(step), words))


def _protocols(lines: Iterable[CitedStep], words: Words) -> str:
    place = REGISTERS.index(words.register)
    return ", ".join(sorted({line.name[place] for line in lines}))


def _routes(routes: Iterable[Route], words: Words) -> str:
    return words.sentence("step", "or_route").join(dict.fromkeys(words.route(route) for route in routes))


def _named(parts: Iterable[str], words: Words) -> str:
    names = [words.sentence("treatment_parts", part) for part in parts]
    return words.sentence("treatment_parts", "and").join(filter(None, (", ".join(names[:-1]), names[-1])))


def _days(count: int, words: Words) -> str:
    return words.sentence("days", "one" if count == 1 else "many").format(count=count)
