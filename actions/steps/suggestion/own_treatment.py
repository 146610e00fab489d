"""Answers what people ask of their own treatment from the plan's own parts: the next dose, whether it may be stopped,
whether it is fine as it is, whether anything is needed, which of two it is. Never a bare yes or no, and never a dose
without its caveat. What is asked of the next dose is answered before there is a plan, too (safety item S-02). To a
question that no answer fits it is said what is held of the treatment, and never that it lies outside.
"""

from __future__ import annotations

from collections.abc import Callable

from actions.facts.said import Turn
from actions.registers import stated
from actions.steps.suggestion.next_dose import (
    MOST_REFERRALS,
    against_the_next_dose,
    change_of,
    first_of_all,
    headline_of,
    in_short,
    is_in_use,
    of_the_next_dose,
    stands_against,
    undecided,
    when_it_is_due,
    with_what_is_told,
)
from actions.steps.suggestion.parts_of_the_plan import (
    SAID_OUTRIGHT,
    before_the_dose,
    first_dose,
    goes_on_or_anew,
    hold_or_give,
    in_total,
    other_gap,
    route_asked,
    said_outright,
    tablets,
    until_when,
    what_to_tell,
    why_this_rhythm,
)
from actions.steps.suggestion.plan_sentences import on_the_cause, on_what_is_named
from actions.steps.suggestion.standing import after_options, line_of, shows_plans, suggestion_now, was_suggested
from actions.turn.talk import Talk, leads_on
from b12core.suggestion import Suggestion
from education.asking import asks
from education.ways import ways_of

OF_IT_AT_ALL = "of_it_at_all"
"""The way in which anything is asked of one's own treatment: the last of all, and for what nothing else answers."""

WHATEVER_INTENT = frozenset(
    {
        "gas_goes_on",
        "goes_on_or_anew",
        "held_for_a_high_level",
        "hold_or_give",
        "in_comfort_care",
        "missed_one",
        "why_thiamine",
    }
)
"""The ways whose words sound like a wish to begin the talk again, to see the plan, or all that would change it."""

OF_TABLETS = frozenset({"tablets_instead", "tablets_enough"})
"""The ways in which it is asked whether tablets will do."""


def answer_about_own_treatment(talk: Talk) -> bool:
    """Answers the turn from the parts of the plan that stands; whether it asked what they say."""
    suggestion = suggestion_now(talk) if was_suggested(talk) else None
    lines = about_own_treatment(talk, suggestion)
    if lines:
        talk.utter("\n".join(lines), [] if leads_on(talk) else after_options(talk, suggestion))
    return bool(lines)


def say_what_the_plan_says(talk: Talk) -> bool:
    """Says what is held of one's own treatment to a question that nothing else answers; whether it is about that."""
    suggestion = suggestion_now(talk) if was_suggested(talk) else None
    lines = what_the_plan_says(talk, suggestion)
    if lines:
        talk.utter("\n".join(lines), [] if leads_on(talk) else after_options(talk, suggestion))
    return bool(lines)


def about_own_treatment(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    """The lines that answer the turn from this plan, or from what is told before there is one; none where it asks
    nothing that they say.
    """
    asked = asked_by(talk.turn)
    if asked in _BEFORE_A_PLAN:
        lines = _BEFORE_A_PLAN[asked](talk, suggestion)
        return [*lines, line_of(suggestion, talk.register)] if lines and suggestion is not None else lines
    if suggestion is None:
        return []
    if asked is None:
        lines = _on_what_is_named(talk, suggestion)
    elif asked in SAID_OUTRIGHT:
        lines = said_outright(talk, suggestion, asked)
    else:
        lines = _ANSWERS[asked](talk, suggestion)
    return [*lines, line_of(suggestion, talk.register)] if lines else []


def _on_what_is_named(talk: Talk, suggestion: Suggestion) -> list[str]:
    """What the plan says of the results, medicines and illnesses of which a question asks, where no entry clearly
    answers it. One that was taken for another medicine's is answered where it speaks of the B12 treatment.
    """
    words, elsewhere = talk.turn.text, talk.turn.intent in ("other_drug", "out_of_scope")
    if (
        not asks(words)
        or talk.turn.intent == "why_this"
        or (elsewhere and not ways_of(__package__)[OF_IT_AT_ALL].is_said_in(words))
    ):
        return []
    return on_what_is_named(talk.turn, talk.facts, suggestion, talk.register)


def asked_of_own_treatment(text: str) -> str | None:
    """Which question of one's own treatment a message asks; None where it asks none."""
    if text.startswith("/"):
        return None
    ways = [way for way in ways_of(__package__).values() if way.id != OF_IT_AT_ALL]
    return next((way.id for way in ways if way.is_said_in(text)), None)


DRIVING = "driving"
"""The question whether one may drive, which waits for no plan: an entry answers it before there is one."""


def words_on_beginning_anew(text: str) -> str:
    """The words of a text that ask whether a course is begun again; empty where none do."""
    asked = ways_of(__package__)["goes_on_or_anew"].search(text)
    return "" if asked is None else asked[0]


def asked_by(turn: Turn) -> str | None:
    """Which question of one's own treatment a turn asks: by each of its questions alone, so that what is told beside
    them changes none; None where it asks none.
    """
    pieces = [each.text for each in turn.found.apart]
    return next((asked for piece in [*pieces, turn.text] if (asked := asked_of_own_treatment(piece))), None)


def concerns_own_treatment(text: str) -> bool:
    """Whether a typed message speaks of one's own treatment at all."""
    return not text.startswith("/") and (
        asked_of_own_treatment(text) is not None or ways_of(__package__)[OF_IT_AT_ALL].is_said_in(text)
    )


def what_the_plan_says(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    """What is held of one's own treatment, for a question about it that no answer fits; none where it is about
    something else, or nothing is held.
    """
    if talk.turn.text.startswith("/") or not ways_of(__package__)[OF_IT_AT_ALL].is_said_in(talk.turn.text):
        return []
    told = suggestion or (with_what_is_told(talk) if is_in_use(talk.facts) else None)
    if told is None:
        return []
    due = when_it_is_due(talk, told) if suggestion or shows_plans(talk) else []
    goes_on = [talk.say("own_course_goes_on")] if is_in_use(talk.facts) and not any(stands_against(talk)) else []
    if suggestion is None:
        return [*goes_on, *due]
    held = [
        headline_of(talk, suggestion),
        *goes_on,
        *due,
        talk.say("own_ask_the_rest"),
        line_of(suggestion, talk.register),
    ]
    return [talk.say("own_not_exactly"), *held]


def _when_due(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    against = stands_against(talk)
    if against.held_back:
        return of_the_next_dose(talk, suggestion, against)
    told = suggestion or (with_what_is_told(talk) if is_in_use(talk.facts) and shows_plans(talk) else None)
    due = [] if told is None else when_it_is_due(talk, told)
    lines = due or of_the_next_dose(talk, suggestion, against)
    return [*lines, talk.say("own_who_gives_it")] if lines else []


def _stopping(talk: Talk, suggestion: Suggestion) -> list[str]:
    if waiting := undecided(talk, suggestion):
        return waiting
    against = stands_against(talk)
    if against.held_back:
        return of_the_next_dose(talk, suggestion, against)
    duration = "review" if suggestion.regimen is None else suggestion.regimen.duration
    head = [headline_of(talk, suggestion)] if suggestion.regimen is None else []
    cause = on_the_cause(suggestion, talk.register) if duration == "until_cause_resolved" else []
    return [talk.say(f"own_stop_{duration}"), *cause, *head, talk.say("own_stop_signs")]


def _held_for_a_high_level(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    """That a high level during treatment holds no dose; where something else might, or none is in use, as any other
    dose that may be held.
    """
    if suggestion is None or not is_in_use(talk.facts) or before_the_dose(talk, suggestion):
        return hold_or_give(talk, suggestion)
    return _stopping(talk, suggestion)


def _missed_one(talk: Talk, suggestion: Suggestion) -> list[str]:
    """What is done about a dose that was missed, then whether the course goes on by this draft."""
    against = stands_against(talk)
    if any(against):
        return of_the_next_dose(talk, suggestion, against)
    return [talk.say("own_missed_one"), *goes_on_or_anew(talk, suggestion)]


def _in_comfort_care(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Who decides in hospice or palliative care; first what forbids a dose or holds it back."""
    against = stands_against(talk)
    return [*(of_the_next_dose(talk, suggestion, against) if any(against) else []), talk.say("own_in_comfort_care")]


def _as_it_is(talk: Talk, suggestion: Suggestion) -> list[str]:
    in_use = suggestion.appraisal
    if in_use is None or suggestion.regimen is None:
        return [talk.say("own_no_yes_or_no"), headline_of(talk, suggestion), *_referrals(talk, suggestion)]
    compared = stated(in_use, talk.register)
    return [talk.say("own_no_yes_or_no"), compared, change_of(talk, in_use)]


def _need(talk: Talk, suggestion: Suggestion) -> list[str]:
    return [headline_of(talk, suggestion), *_referrals(talk, suggestion)]


def _order_or_draft(talk: Talk, suggestion: Suggestion) -> list[str]:
    """The order, and how it stands to the draft as the headline has it; the draft alone where nothing was ordered."""
    if talk.facts.ordered is None:
        return _which_one(talk, suggestion)
    return [talk.say("own_follow_the_order", order=talk.facts.ordered.words), headline_of(talk, suggestion)]


def _which_one(talk: Talk, suggestion: Suggestion) -> list[str]:
    if suggestion.regimen is None:
        return [headline_of(talk, suggestion)]
    goes_by_steps = len(suggestion.regimen.steps) > 1
    one_after_the_other = [talk.say("own_one_after_the_other")] if goes_by_steps else []
    return [*one_after_the_other, in_short(talk, suggestion.regimen)]


def _what_now(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Who should see the person, then what to put to them."""
    drafted = suggestion.regimen
    plan = [] if drafted is None else [talk.say("own_in_the_draft", regimen=in_short(talk, drafted))]
    return [*_referrals(talk, suggestion), *(plan or [headline_of(talk, suggestion)]), talk.say("own_first_of_all")]


def _what_to_get(talk: Talk, suggestion: Suggestion) -> list[str]:
    drafted = (
        [] if suggestion.regimen is None else [talk.say("own_in_the_draft", regimen=in_short(talk, suggestion.regimen))]
    )
    return [*([] if drafted else [headline_of(talk, suggestion)]), *drafted, *_referrals(talk, suggestion)]


def _tablets_enough(talk: Talk, suggestion: Suggestion) -> list[str]:
    return [*tablets(talk, suggestion), *_referrals(talk, suggestion)]


def _already_had(talk: Talk, suggestion: Suggestion) -> list[str]:
    given, regimen = talk.facts.doses_given, suggestion.regimen
    if regimen is None:
        return _need(talk, suggestion)
    if not given:
        return [talk.say("own_doses_not_told"), in_short(talk, regimen)]
    goes_on = regimen.given is not None or regimen.steps[0].phase != "repletion"
    return [talk.say("own_doses_counted" if goes_on else "own_doses_not_counted", given=given), in_short(talk, regimen)]


def _how_many(talk: Talk, suggestion: Suggestion) -> list[str]:
    regimen, ordered, had = suggestion.regimen, talk.facts.ordered, talk.facts.doses_given
    if ordered is not None and ordered.doses is not None and had is not None and had <= ordered.doses:
        left = ordered.doses - had
        return [
            talk.say("own_left_of_the_order", many=ordered.doses, given=had, left=left),
            headline_of(talk, suggestion),
        ]
    if regimen is None:
        return _need(talk, suggestion)
    doses, given = regimen.steps[0].doses, regimen.given
    if given is None and talk.facts.doses_given:
        counted = talk.say("own_doses_not_counted", given=talk.facts.doses_given)
        return [counted, talk.say("own_in_the_draft", regimen=in_short(talk, regimen))]
    if doses is None or given is None:
        return in_total(talk, regimen)
    left = max(0, doses - given)
    return [talk.say("own_doses_left", doses=doses, given=given, left=left), in_short(talk, regimen)]


def _how_often(talk: Talk, suggestion: Suggestion) -> list[str]:
    if suggestion.regimen is None:
        return _need(talk, suggestion)
    return [talk.say("own_in_the_draft", regimen=in_short(talk, suggestion.regimen)), *_referrals(talk, suggestion)[:1]]


def _what_follows(talk: Talk, suggestion: Suggestion) -> list[str]:
    """The steps of the draft in order, and what ends it."""
    if suggestion.regimen is None:
        return _need(talk, suggestion)
    return [*_which_one(talk, suggestion), talk.say(f"own_goes_on_{suggestion.regimen.duration}")]


def _does_it_matter(talk: Talk, suggestion: Suggestion) -> list[str]:
    """What the rules say of the medicines and conditions that were told, and which of them they do not know."""
    notes = [note for note in suggestion.safety if not _TOLD_BESIDES.isdisjoint(note.because_of)]
    said = [stated(note, talk.register) for note in notes]
    return [*said, talk.say("own_matters_else" if said else "own_no_rule_about_it")]


_TOLD_BESIDES = frozenset({"medicines", "conditions"})


def _next_dose(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    """What is said of the next dose; where something comes before it, that, who looks at it today, and when it is due:
    it is not as booked then.
    """
    against = stands_against(talk)
    lines = of_the_next_dose(talk, suggestion, against)
    told = suggestion or with_what_is_told(talk)
    first = [] if any(against) or not lines else before_the_dose(talk, told)
    if told is None or not first:
        return lines
    today = [each for each in first_of_all(talk, told, suggestion) if each not in first]
    return [*today, *first, *(when_it_is_due(talk, told) if suggestion or shows_plans(talk) else [])]


def _carries_on(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Whether somebody goes on with what they have: not with what is forbidden or held back; else as it was ordered,
    beside what the draft has.
    """
    against = stands_against(talk)
    if any(against):
        return of_the_next_dose(talk, suggestion, against)
    return [talk.say("own_carries_on"), headline_of(talk, suggestion)]


def _not_two_at_once(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    """That no dose is doubled to catch up, and when the next one is due."""
    told = suggestion or (with_what_is_told(talk) if is_in_use(talk.facts) else None)
    if told is None:
        return []
    against = stands_against(talk)
    due = of_the_next_dose(talk, suggestion, against) if any(against) else when_it_is_due(talk, told)
    return [talk.say("own_never_two"), *due]


def _driving(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    """What the signs that were told mean for driving, whether or not there is a plan."""
    told = suggestion or with_what_is_told(talk)
    return [] if told is None else said_outright(talk, told, "driving")


_BEFORE_A_PLAN: dict[str | None, Callable[[Talk, Suggestion | None], list[str]]] = {
    "first_dose": lambda talk, plan: _next_dose(talk, None) if plan is None else first_dose(talk, plan),
    "held_for_a_high_level": _held_for_a_high_level,
    "hold_or_give": hold_or_give,
    "two_at_once": _not_two_at_once,
    "next_dose": _next_dose,
    "any_reason_not": against_the_next_dose,
    "when_due": _when_due,
    "driving": _driving,
}
"""Questions that need no plan, where a treatment is in use or a sign was told."""

_ANSWERS: dict[str, Callable[[Talk, Suggestion], list[str]]] = {
    "missed_one": _missed_one,
    "in_comfort_care": _in_comfort_care,
    "goes_on_or_anew": goes_on_or_anew,
    "other_gap": other_gap,
    "route": route_asked,
    "until_when": until_when,
    "what_to_tell": what_to_tell,
    "why_this_rhythm": why_this_rhythm,
    "how_many": _how_many,
    "how_often": _how_often,
    "what_follows": _what_follows,
    "does_it_matter": _does_it_matter,
    "stopping": _stopping,
    "carries_on": _carries_on,
    "as_it_is": _as_it_is,
    "need": _need,
    "order_or_draft": _order_or_draft,
    "which_one": _which_one,
    "what_to_get": _what_to_get,
    "what_now": _what_now,
    "whom_to_refer": _need,
    "tablets_instead": _tablets_enough,
    "tablets_enough": _tablets_enough,
    "already_had": _already_had,
}


def _referrals(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Who should see the person, as far as it fits a short answer; the card has them all."""
    return [stated(each, talk.register) for each in suggestion.referrals[:MOST_REFERRALS]]
