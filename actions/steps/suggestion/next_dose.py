"""Answers what is asked of the next dose: whether it is had, when it is due, what speaks against it. A course that was
begun is never stopped here, and nothing is said to be given: it is as booked, unless the clinic says otherwise.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from actions.facts.days import day_in, in_words
from actions.facts.facts import ON_TREATMENT, Facts
from actions.facts.loading import is_under_way
from actions.facts.products_named import products_named
from actions.facts.rough_times import latest_day_of
from actions.judging.judgement import safety_rules, suggestion_from
from actions.registers import Register, stated
from actions.steps.suggestion.standing import shows_plans
from actions.turn.talk import Talk
from b12core.errors import CaseError
from b12core.identifiers import PRODUCTS
from b12core.knowledge.rule_schema import SafetyRule
from b12core.schedule import build_schedule
from b12core.suggestion import Appraisal, Regimen, Suggestion

FORBIDS = "contraindication"
TODAY = "same_day"
MOST_REFERRALS = 2
_LEVELS = (FORBIDS, "interaction", "caution")
"""What is said of a dose, the strongest first."""


def what_forbids_a_dose(facts: Facts, today: dt.date, register: Register) -> str:
    """What speaks against every B12 product for these facts; empty where nothing does."""
    if not _is_forbidden(facts, today):
        return ""
    suggestion = suggestion_from(facts, today)
    if suggestion.regimen is not None:
        return ""
    notes = [note for note in suggestion.safety if note.level == FORBIDS]
    return " ".join(stated(note, register) for note in notes)


class Against(NamedTuple):
    """What stands against the next dose: against any of B12, and against its product where others may be given."""

    forbidden: str
    held_back: list[str]


def stands_against(talk: Talk) -> Against:
    """What stands against the next dose for the facts so far, worked out once for a question."""
    return Against(what_forbids_a_dose(talk.facts, talk.turn.today, talk.register), _held_back(talk))


def _held_back(talk: Talk) -> list[str]:
    """What holds back the product of the next dose where others may be given; none where nothing does. Of a product
    that is not known it is asked before the dose is given.
    """
    product = _product_of_the_next(talk)
    rules = [rule for rule in safety_rules(talk.facts, talk.turn.today) if _holds_back(rule, product)]
    told = with_what_is_told(talk) if rules else None
    if told is None:
        return []
    ids = {rule.id for rule in rules}
    why = " ".join(stated(note, talk.register) for note in told.safety if note.id in ids)
    if product is None:
        return [why, talk.say("own_ask_before_the_next")]
    if any(rule.level == FORBIDS for rule in rules):
        return [talk.say("own_next_forbidden", why=why), talk.say("no_next_injection")]
    return [why, talk.say("own_ask_before_the_next" if is_in_use(talk.facts) else "own_next_waits")]


def _holds_back(rule: SafetyRule, product: str | None) -> bool:
    """Whether a rule blocks this product, or one of those it may be, and leaves others; or says what holds of it where
    it is in use.
    """
    if rule.blocks:
        return set(rule.blocks) != set(PRODUCTS) and (product is None or product in rule.blocks)
    return product is not None and f"in_use:{product}" in rule.when.all and rule.at_once


def _product_of_the_next(talk: Talk) -> str | None:
    """The product that a question names, else the one in use or ordered; None where none is known."""
    named = [each for each in products_named(talk.turn.text) if each in PRODUCTS]
    ordered = talk.facts.ordered.product if talk.facts.ordered is not None else None
    return named[0] if len(named) == 1 else talk.facts.product or ordered


def undecided(talk: Talk, plan: Suggestion | None, against: Against | None = None) -> list[str]:
    """What stands against the treatment in use without stopping it, and when the next dose is due: others decide; none
    where nothing of that kind holds.
    """
    if not any(rule.what_is_in_use_waits for rule in safety_rules(talk.facts, talk.turn.today)):
        return []
    told = plan or with_what_is_told(talk)
    due = [] if told is None else when_it_is_due(talk, told)
    return [(against or stands_against(talk)).forbidden, *due]


def _is_forbidden(facts: Facts, today: dt.date) -> bool:
    return any(rule.level == FORBIDS for rule in safety_rules(facts, today))


def is_in_use(facts: Facts) -> bool:
    """Whether B12 is being given now, as far as that was told: a first course that was begun, or one for long."""
    return is_under_way(facts) or (facts.phase == ON_TREATMENT and not facts.stopped)


def with_what_is_told(talk: Talk) -> Suggestion | None:
    """The core's answer to the facts so far, whether or not a plan was reached; None where they cannot be used."""
    try:
        return suggestion_from(talk.facts, talk.turn.today)
    except CaseError:
        return None


def of_the_next_dose(talk: Talk, plan: Suggestion | None, against: Against | None = None) -> list[str]:
    """The lines on the next dose: by the plan where there is one, else by what is told of a treatment in use; none
    where neither says anything. `against` is what stands against it, where that is known.
    """
    against = against or stands_against(talk)
    if against.forbidden:
        refused = [talk.say("own_next_forbidden", why=against.forbidden), talk.say("no_next_injection")]
        return undecided(talk, plan, against) or refused
    if against.held_back:
        return [*_today_first(talk), *against.held_back]
    told = plan or with_what_is_told(talk)
    if told is None or not (plan or is_in_use(talk.facts)):
        return []
    goes_on = is_in_use(talk.facts) and not _is_forbidden(talk.facts, talk.turn.today)
    due = when_it_is_due(talk, told) if plan or shows_plans(talk) else []
    early = _is_early(talk, told)
    as_booked = [talk.say("own_course_goes_on")] if goes_on and not early else []
    lines = [*first_of_all(talk, told, plan), *as_booked, *due]
    if goes_on and talk.facts.last_dose_on is None and not overdue_at_least(talk):
        lines.append(talk.say("own_tell_the_last"))
    if plan is None:
        return lines
    if plan.regimen is None:
        return [*lines, *([] if goes_on or early else [talk.say("own_ask_before_the_next")])]
    if due and plan.appraisal is not None and plan.appraisal.next_due is not None:
        return [*lines, change_of(talk, plan.appraisal)]
    lead = [] if goes_on else [talk.say("own_not_before_confirmed")]
    return [*lines, *lead, in_short(talk, plan.regimen)]


def against_the_next_dose(talk: Talk, plan: Suggestion | None, against: Against | None = None) -> list[str]:
    """What speaks against a dose, and what it is given with care for; then when it is due."""
    against = against or stands_against(talk)
    told = plan or with_what_is_told(talk)
    if any(against) or told is None or not (plan or is_in_use(talk.facts)):
        return of_the_next_dose(talk, plan, against)
    weighed = sorted(told.safety, key=lambda note: _LEVELS.index(note.level))
    notes = [stated(note, talk.register) for note in weighed]
    head = "own_cautions" if notes else "own_no_cautions"
    unasked = ["own_cautions_unasked"] if any(item.field == "conditions" for item in told.missing) else []
    return [
        *first_of_all(talk, told, plan),
        talk.say(head),
        *(f"- {note}" for note in notes),
        *map(talk.say, unasked),
        *(when_it_is_due(talk, told) if plan or shows_plans(talk) else []),
    ]


def when_it_is_due(talk: Talk, told: Suggestion) -> list[str]:
    """When the next dose is due, counted from the last; where a day is asked about, how it lies to that."""
    in_use = told.appraisal
    if in_use is None or in_use.next_due is None:
        return overdue_at_least(talk)
    past = in_use.days_past_due or 0
    if past > 0:
        return [talk.say("own_next_overdue", day=in_words(in_use.next_due), days=_days(past))]
    lines = [talk.say("own_next_due", day=in_words(in_use.next_due))]
    asked = day_in(talk.turn.text, talk.turn.today, "future")
    if asked is None or asked == in_use.next_due:
        return lines
    earliest, latest = _window(talk, told, in_use.next_due)
    if asked < earliest:
        return [*lines, talk.say("own_day_early", day=in_words(asked), days=_days((earliest - asked).days))]
    if asked > latest:
        return [*lines, talk.say("own_day_late", day=in_words(asked))]
    return [*lines, talk.say("own_day_fits", day=in_words(asked), earliest=in_words(earliest), latest=in_words(latest))]


def overdue_at_least(talk: Talk) -> list[str]:
    """That the next dose is overdue where of the last one a month alone is known, by the days that are certain; none
    where none are.
    """
    facts = talk.facts
    if facts.last_dose_on is not None or not (facts.last_dose_about and facts.interval_days and is_in_use(facts)):
        return []
    latest = latest_day_of(facts.last_dose_about, talk.turn.today)
    due = None if latest is None else latest + dt.timedelta(days=facts.interval_days)
    if due is None or due >= talk.turn.today or _is_forbidden(facts, talk.turn.today):
        return []
    days = _days((talk.turn.today - due).days)
    return [talk.say("own_overdue_at_least", about=facts.last_dose_about, day=in_words(due), days=days)]


def in_short(talk: Talk, regimen: Regimen) -> str:
    """The regimen in one sentence."""
    return stated(regimen, talk.register)


def _is_early(talk: Talk, told: Suggestion) -> bool:
    in_use = told.appraisal
    asked = day_in(talk.turn.text, talk.turn.today, "future")
    if in_use is None or in_use.next_due is None or asked is None:
        return False
    return asked < _window(talk, told, in_use.next_due)[0]


def _window(talk: Talk, told: Suggestion, due: dt.date) -> tuple[dt.date, dt.date]:
    """Between which days the next injection lies by the draft; the one day that is due where there is no draft, or one
    for another product, whose gap holds for that alone (safety item S-09).
    """
    last = dt.date.fromisoformat(talk.facts.last_dose_on) if talk.facts.last_dose_on else None
    if told.regimen is None or last is None or told.regimen.product != talk.facts.product:
        return due, due
    dates = build_schedule(told, talk.turn.today, last).appointments
    first = next((each for each in dates if each.kind == "injection"), None)
    return (due, due) if first is None else (min(first.earliest, due), max(first.latest, due))


def first_of_all(talk: Talk, told: Suggestion, plan: Suggestion | None) -> list[str]:
    """What comes before any dose: the head of a plan without a regimen, and who has to look at it today."""
    heads = [] if plan is None or plan.regimen is not None else [headline_of(talk, plan)]
    urgent = [each for each in told.referrals if each.urgency == TODAY or heads]
    return [*heads, *(stated(each, talk.register) for each in urgent[:MOST_REFERRALS])]


def _today_first(talk: Talk) -> list[str]:
    """Who has to look at it today, by the facts so far."""
    told = with_what_is_told(talk)
    return [] if told is None else first_of_all(talk, told, None)


def headline_of(talk: Talk, suggestion: Suggestion) -> str:
    """The headline of a suggestion."""
    return suggestion.headline if talk.register == "clinician" else suggestion.headline_plain


def change_of(talk: Talk, in_use: Appraisal) -> str:
    """How the draft differs from what is in use."""
    return in_use.change_text if talk.register == "clinician" else in_use.change_plain


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
