"""Answers what is asked of one part of a plan: its gap, its route, its number, its end, what comes before a dose. The
first sentence answers, the plan's own sentences on it follow; the plan is not said whole again.
"""

from __future__ import annotations

from actions.core import name_of
from actions.facts.said import Mentioned
from actions.judging.judgement import suggestion_with_tablets_wanted
from actions.questions.catalogue import noted_in_words
from actions.registers import stated
from actions.saying.wording import listed
from actions.steps.suggestion.next_dose import (
    Against,
    against_the_next_dose,
    headline_of,
    in_short,
    is_in_use,
    of_the_next_dose,
    overdue_at_least,
    stands_against,
)
from actions.steps.suggestion.plan_sentences import of_these, on_the_cause, on_what_is_named
from actions.turn.talk import Talk
from b12core.calendar_units import Unit, longest_days, shortest_days
from b12core.errors import CaseError
from b12core.suggestion import Interval, Regimen, Step, Suggestion

SWALLOWED = frozenset({"cyanocobalamin_oral"})
"""Products that are no injection."""

_ON_THE_GAP = (
    "returning_though_closer",
    "returning_before_next_dose",
    "returning_in_loading",
    "improving_on_more",
    "draft_gives_less",
    "normal_level_no_reason_to_stretch",
    "not_improving_checks",
    "not_improving_in_loading_checks",
)
_ON_THE_RHYTHM = (
    "us_loading_schedules_differ",
    "us_nerve_schedule_is_the_ordinary_one",
    "nerve_loading_length_disputed",
    "nerve_loading_daily_in_belgium",
    "uk_formulary_loads_otherwise",
    "loading_for_everyone_disputed",
    "us_label_differs",
    "uk_interval_evidence_thin",
)
_ON_THE_ROUTE = (
    "inr_above_range_and_the_muscle",
    "intramuscular_with_low_platelets",
    "intramuscular_with_bleeding_disorder",
    "intramuscular_with_warfarin",
    "intramuscular_with_direct_anticoagulant",
    "intramuscular_with_heparin",
    "inr_without_its_range",
    "under_the_skin_by_the_us_label",
    "only_into_the_muscle_by_the_uk_label",
    "under_the_skin_is_outside_the_uk_label",
)
_BEFORE_A_DOSE = (
    "low_potassium",
    "low_potassium_in_loading",
    "low_potassium_with_digoxin",
    "low_potassium_with_diuretic",
    "very_low_potassium",
    "low_potassium_with_symptoms",
    "possible_hypokalaemia",
    "inr_above_range_and_the_muscle",
    "leber_in_family_asked_first",
    "cyanocobalamin_in_use_with_leber",
    "cyanocobalamin_in_use_with_leber_in_family",
    "optic_involvement_no_cyanocobalamin",
)
_ON_A_COURSE_THAT_WAS_LEFT = (
    "treatment_lapsed",
    "stopped_and_loading_again",
    "stopped_without_loading",
    "loading_under_way",
)
_STRONGER_COURSE_HEADS = ("nerve_signs_worse_in_maintenance",)
"""That a stronger course, which the headline has, is put to the clinician before the usual dose."""

_STRONGER_COURSE_ELSEWHERE = ("nerve_signs_worse_without_a_course", "nerve_signs_new_or_old")
"""That one is, which the headline does not have."""

_STRONGER_COURSE_AGAIN = ("nerve_course_again",)
"""That the draft is that course."""

_ON_TABLETS = (
    "oral_asked_for_irreversible",
    "oral_asked_for_and_ruled_out",
    "oral_asked_for_nerves",
    "oral_asked_for_severe",
    "oral_asked_for_malabsorption",
    "oral_asked_for_medicine",
    "oral_asked_for_diet",
    "oral_asked_for_unknown",
    "oral_second_choice_in_malabsorption",
    "oral_for_irreversible_disputed",
    "tablets_fail",
)

_BY_NEEDLE = ("IM", "SC")
"""Ways of giving an injection that a question can set against each other."""

SAID_OUTRIGHT = {
    "gas_goes_on": (
        "cause.nitrous_oxide",
        "nitrous_oxide_supplements_do_not_protect",
        "nitrous_oxide_given_up_supplements_do_not_protect",
    ),
    "folate_first": ("folate_never_alone", "folate_in_severe_anaemia", "folate_in_loading"),
    "driving": ("driving_waits", "driving"),
    "why_thiamine": (
        "vomiting_after_bariatric_surgery",
        "thiamine_after_bariatric_surgery",
        "thiamine_with_vomiting",
    ),
    "clots": ("nitrous_oxide_thrombosis", "thrombosis_in_severe_anaemia"),
    "level_in_treatment": (
        "low_level_in_treatment",
        "normal_level_no_reason_to_stretch",
        "level_in_treatment_says_little",
        "need.established",
        "no_serum_b12_on_injections",
    ),
}
"""The sentences that answer a question by themselves, by what is asked."""


def said_outright(talk: Talk, suggestion: Suggestion, asked: str) -> list[str]:
    """The plan's sentences on what is asked; none where it has none."""
    return of_these(suggestion, SAID_OUTRIGHT[asked], talk.register)


def other_gap(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Whether the draft has the gap that is asked for, what it says of another one, and who decides."""
    regimen = suggestion.regimen
    if regimen is None:
        return [headline_of(talk, suggestion)]
    wished = [m for m in talk.turn.mentions if m.type == "interval" and not _is_compared_with(talk.turn.text, m)]
    drafted = all(any(_is_gap_of(step, wish) for step in regimen.steps) for wish in wished)
    lead = "own_gap_open" if not wished else "own_gap_drafted" if drafted else "own_gap_not_drafted"
    return [
        talk.say(lead, regimen=in_short(talk, regimen)),
        *of_these(suggestion, _ON_THE_GAP, talk.register),
        talk.say("own_gap_is_the_clinicians"),
    ]


def _is_compared_with(text: str, wish: Mentioned) -> bool:
    """Whether a gap is what another one is measured by: `sooner than every month`."""
    return text[: wish.start].rstrip().casefold().endswith("than")


def _is_gap_of(step: Step, wish: Mentioned) -> bool:
    """Whether a step gives its doses so far apart."""
    unit = _UNITS.get(wish.unit or "")
    if unit is None or not isinstance(wish.value, int | float):
        return False
    count = round(wish.value)
    same_unit = unit == step.every.unit and step.every.min <= count <= (step.every.max or step.every.min)
    fewest, most = _days_of(step.every)
    return same_unit or (fewest <= shortest_days(count, unit) and longest_days(count, unit) <= most)


_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month"}


def _days_of(every: Interval) -> tuple[int, int]:
    return shortest_days(every.min, every.unit), longest_days(every.max or every.min, every.unit)


def route_asked(talk: Talk, suggestion: Suggestion) -> list[str]:
    """How the draft's dose is given, with what speaks for one way or against another; of a way that it does not have,
    that it is not the draft's.
    """
    if suggestion.regimen is None:
        return [headline_of(talk, suggestion), *of_these(suggestion, _ON_THE_ROUTE, talk.register)]
    first = suggestion.regimen.steps[0]
    routes = [name_of("routes", route, talk.register) for route in (first.route, *first.other_routes)]
    on_it = of_these(suggestion, _ON_THE_ROUTE, talk.register)
    asked = {m.id for m in talk.turn.mentions if m.type == "route"} & set(_BY_NEEDLE)
    if asked and asked.isdisjoint({first.route, *first.other_routes}):
        return [talk.say("own_route_not_drafted", route=listed(routes, "or")), *on_it]
    if on_it:
        return [talk.say("own_route_with_care", route=listed(routes, "or")), *on_it]
    beside = _on_what_is_named(talk, suggestion) or [talk.say("own_nothing_against_the_route")]
    return [talk.say("own_route", route=listed(routes, "or")), *beside]


def until_when(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Whether it is for life, by the cause, and what the draft's first part ends with."""
    regimen = suggestion.regimen
    if regimen is None:
        return [headline_of(talk, suggestion), *on_the_cause(suggestion, talk.register)]
    ends = [talk.say("own_in_the_draft", regimen=in_short(talk, regimen))] if regimen.steps[0].until else []
    return [talk.say(f"own_until_{regimen.duration}"), *on_the_cause(suggestion, talk.register), *ends]


def in_total(talk: Talk, regimen: Regimen) -> list[str]:
    """How many doses the first part has, and that what follows has no number."""
    doses = regimen.steps[0].doses
    if doses is None:
        return [talk.say("own_number_open"), in_short(talk, regimen)]
    follows = len(regimen.steps) > 1
    return [
        talk.say("own_number_of_the_first" if follows else "own_number", doses=doses),
        in_short(talk, regimen),
    ]


def goes_on_or_anew(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Whether a course is gone on with: by the doses that the draft counts, else what it says of one that was left."""
    regimen = suggestion.regimen
    if regimen is None:
        goes_on = [talk.say("own_course_goes_on")] if is_in_use(talk.facts) else []
        return [*goes_on, headline_of(talk, suggestion)]
    doses, given = regimen.steps[0].doses, regimen.given
    on_it = of_these(suggestion, _ON_A_COURSE_THAT_WAS_LEFT, talk.register)
    if doses is not None and given is not None:
        left = max(0, doses - given)
        return [talk.say("own_goes_on_counted", doses=doses, given=given, left=left), *on_it]
    if regimen.steps[0].phase != "repletion":
        late = overdue_at_least(talk)
        elsewhere = of_these(suggestion, _STRONGER_COURSE_ELSEWHERE, talk.register)
        if of_these(suggestion, _STRONGER_COURSE_HEADS, talk.register):
            return [*late, talk.say("own_new_start_asked"), headline_of(talk, suggestion), *on_it]
        if elsewhere:
            return [*late, talk.say("own_new_start_asked"), *elsewhere, in_short(talk, regimen), *on_it]
        return [*late, talk.say("own_no_new_start", regimen=in_short(talk, regimen)), *on_it]
    again = of_these(suggestion, _STRONGER_COURSE_AGAIN, talk.register)
    return [*again, *on_it, talk.say("own_starts", regimen=in_short(talk, regimen))]


def why_this_rhythm(talk: Talk, suggestion: Suggestion) -> list[str]:
    """What the guideline that speaks gives its rhythm for, and where guidelines start in other ways."""
    ids = [reason.rule for reason in suggestion.reasons]
    own = [rule for rule in ids if rule.startswith(f"{suggestion.protocol}.")]
    return of_these(suggestion, [*own, *_ON_THE_RHYTHM], talk.register)


def before_the_dose(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    """What the plan wants done before the next dose is given; none where it names nothing."""
    if suggestion is None:
        return []
    first = of_these(suggestion, _BEFORE_A_DOSE, talk.register)
    return [talk.say("own_first_this"), *first] if first else []


def first_dose(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Whether a dose can be given now: what comes before it, what is named in the question, then when it is due."""
    against = stands_against(talk)
    first, named = _before_and_named(talk, suggestion, against)
    return [*first, *named, *([] if first else of_the_next_dose(talk, suggestion, against))]


def hold_or_give(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    """Whether a dose is held for something: what comes before it or forbids it; else what the plan says of what is
    named, what a dose is given with care for, and that there is no rule for anything else.
    """
    against = stands_against(talk)
    if any(against):
        return of_the_next_dose(talk, suggestion, against)
    first, named = ([], []) if suggestion is None else _before_and_named(talk, suggestion, against)
    if first:
        return [*first, *named]
    weighed = against_the_next_dose(talk, suggestion, against)
    others = [each for each in weighed if each.removeprefix("- ") not in named]
    return [*named, *others, talk.say("own_matters_else")] if others else []


def _before_and_named(talk: Talk, suggestion: Suggestion, against: Against) -> tuple[list[str], list[str]]:
    """What the plan wants before a dose, and what it says of whatever else the question names; neither where a dose is
    forbidden or held back.
    """
    if any(against):
        return [], []
    first = before_the_dose(talk, suggestion)
    return first, [each for each in _on_what_is_named(talk, suggestion) if each not in first]


def what_to_tell(talk: Talk, suggestion: Suggestion) -> list[str]:
    """What was told so far, with whom it calls for and what care a dose needs, to be said to whoever helps."""
    strict = [stated(each, talk.register) for each in suggestion.safety if each.level != "caution"]
    seen = [stated(each, talk.register) for each in suggestion.referrals if each.urgency is not None]
    noted = [f"- {line}" for line in noted_in_words(talk.facts, talk.register)]
    return [talk.say("own_tell_them"), *noted, *seen, *strict, talk.say("own_show_the_sheet")]


def tablets(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Whether the draft is tablets; where it is not, what its guideline says to somebody who wants them."""
    regimen = suggestion.regimen
    if regimen is None:
        forbidden = any(note.level == "contraindication" for note in suggestion.safety)
        return [*([talk.say("own_tablets_forbidden")] if forbidden else []), headline_of(talk, suggestion)]
    if regimen.product in SWALLOWED:
        return [talk.say("own_tablets_drafted"), in_short(talk, regimen)]
    wanted = _wanting_tablets(talk)
    if wanted is None:
        return [talk.say("own_tablets_not_alone")]
    on_it = of_these(wanted, _ON_TABLETS, talk.register)
    if wanted.regimen is not None and wanted.regimen.product in SWALLOWED:
        return [talk.say("own_tablets_another_way"), in_short(talk, wanted.regimen), *on_it]
    accepted = "oral_asked_for_medicine" in {reason.rule for reason in wanted.reasons}
    return [talk.say("own_tablets_elsewhere" if accepted else "own_tablets_not_alone"), *on_it]


def _wanting_tablets(talk: Talk) -> Suggestion | None:
    """The draft for somebody who wants tablets; None where the facts cannot be used."""
    try:
        return suggestion_with_tablets_wanted(talk.facts, talk.turn.today)
    except CaseError:
        return None


def _on_what_is_named(talk: Talk, suggestion: Suggestion) -> list[str]:
    return on_what_is_named(talk.turn, talk.facts, suggestion, talk.register)
