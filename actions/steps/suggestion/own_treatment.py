"""Answers what people ask of their own treatment from the plan's own parts: the next dose, whether it may be stopped,
whether it is fine as it is, whether anything is needed, which of two it is. Never a bare yes or no, and never a dose
without its caveat. What speaks against every dose is said before there is a plan, too (safety item S-02).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from actions.facts.days import in_words
from actions.facts.facts import Facts
from actions.judging.judgement import safety_rules, suggestion_told
from actions.registers import Register
from actions.steps.suggestion.standing import after_options, line_of, suggestion_now, was_suggested
from actions.turn.talk import Talk, leads_on
from b12core.suggestion import Appraisal, Regimen, Suggestion
from education.ways import ways_of

NEXT_DOSE = "next_dose"
FORBIDS = "contraindication"
MOST_REFERRALS = 2
SWALLOWED = frozenset({"cyanocobalamin_oral"})
"""Products that are no injection."""


def answer_about_own_treatment(talk: Talk) -> bool:
    """Answers the turn from the parts of the plan that stands; whether it asked what they say."""
    suggestion = suggestion_now(talk) if was_suggested(talk) else None
    lines = about_own_treatment(talk, suggestion)
    if lines:
        talk.utter("\n".join(lines), [] if leads_on(talk) else after_options(talk, suggestion))
    return bool(lines)


def about_own_treatment(talk: Talk, suggestion: Suggestion | None) -> list[str]:
    """The lines that answer the turn from this plan; none where it asks nothing that they say."""
    asked = asked_of_own_treatment(talk.turn.text)
    if asked == NEXT_DOSE:
        forbidden = what_forbids_a_dose(talk.facts, talk.turn.today, talk.register)
        if forbidden:
            return [talk.say("own_next_forbidden", why=forbidden), talk.say("no_next_injection")]
    if asked is None or suggestion is None:
        return []
    return [*_ANSWERS[asked](talk, suggestion), line_of(suggestion, talk.register)]


def asked_of_own_treatment(text: str) -> str | None:
    """Which question of one's own treatment a message asks; None where it asks none."""
    if text.startswith("/"):
        return None
    return next((way.id for way in ways_of(__package__).values() if way.is_said_in(text)), None)


def what_forbids_a_dose(facts: Facts, today: dt.date, register: Register) -> str:
    """What speaks against every B12 product for these facts; empty where nothing does."""
    if not any(rule.level == FORBIDS for rule in safety_rules(facts, today)):
        return ""
    suggestion = suggestion_told(facts, today)
    if suggestion.regimen is not None:
        return ""
    notes = [note for note in suggestion.safety if note.level == FORBIDS]
    return " ".join(note.text if register == "clinician" else note.plain for note in notes)


def _next_dose(talk: Talk, suggestion: Suggestion) -> list[str]:
    if suggestion.regimen is None:
        return [_head(talk, suggestion), *_referrals(talk, suggestion), talk.say("own_ask_before_the_next")]
    in_use = suggestion.appraisal
    if in_use is not None and in_use.next_due is not None:
        return [talk.say("own_next_due", day=in_words(in_use.next_due)), _change(talk, in_use)]
    return [talk.say("own_not_before_confirmed"), _regimen(talk, suggestion.regimen)]


def _stopping(talk: Talk, suggestion: Suggestion) -> list[str]:
    duration = "review" if suggestion.regimen is None else suggestion.regimen.duration
    head = [_head(talk, suggestion)] if suggestion.regimen is None else []
    return [talk.say(f"own_stop_{duration}"), *head, talk.say("own_stop_signs")]


def _as_it_is(talk: Talk, suggestion: Suggestion) -> list[str]:
    in_use = suggestion.appraisal
    if in_use is None or suggestion.regimen is None:
        return [talk.say("own_no_yes_or_no"), _head(talk, suggestion), *_referrals(talk, suggestion)]
    compared = in_use.text if talk.register == "clinician" else in_use.plain
    return [talk.say("own_no_yes_or_no"), compared, _change(talk, in_use)]


def _need(talk: Talk, suggestion: Suggestion) -> list[str]:
    return [_head(talk, suggestion), *_referrals(talk, suggestion)]


def _which_one(talk: Talk, suggestion: Suggestion) -> list[str]:
    if suggestion.regimen is None:
        return [_head(talk, suggestion)]
    steps = [step.text if talk.register == "clinician" else step.plain for step in suggestion.regimen.steps]
    if len(steps) == 1:
        return [_regimen(talk, suggestion.regimen)]
    first, *others = steps
    return [talk.say("own_first_step", step=first), *(talk.say("own_next_step", step=step) for step in others)]


def _what_to_get(talk: Talk, suggestion: Suggestion) -> list[str]:
    drafted = (
        [] if suggestion.regimen is None else [talk.say("own_in_the_draft", regimen=_regimen(talk, suggestion.regimen))]
    )
    return [*([] if drafted else [_head(talk, suggestion)]), *drafted, *_referrals(talk, suggestion)]


def _tablets_enough(talk: Talk, suggestion: Suggestion) -> list[str]:
    if suggestion.regimen is None:
        return [_head(talk, suggestion), *_referrals(talk, suggestion)]
    swallowed = suggestion.regimen.product in SWALLOWED
    return [
        talk.say("own_tablets_drafted" if swallowed else "own_tablets_not_alone"),
        _regimen(talk, suggestion.regimen),
        *_referrals(talk, suggestion),
    ]


def _already_had(talk: Talk, suggestion: Suggestion) -> list[str]:
    given, regimen = talk.facts.doses_given, suggestion.regimen
    if regimen is None:
        return _need(talk, suggestion)
    if not given:
        return [talk.say("own_doses_not_told"), _regimen(talk, regimen)]
    goes_on = regimen.given is not None or regimen.steps[0].phase != "repletion"
    return [talk.say("own_doses_counted" if goes_on else "own_doses_not_counted", given=given), _regimen(talk, regimen)]


_ANSWERS: dict[str, Callable[[Talk, Suggestion], list[str]]] = {
    NEXT_DOSE: _next_dose,
    "stopping": _stopping,
    "as_it_is": _as_it_is,
    "need": _need,
    "which_one": _which_one,
    "what_to_get": _what_to_get,
    "tablets_enough": _tablets_enough,
    "already_had": _already_had,
}


def _head(talk: Talk, suggestion: Suggestion) -> str:
    return suggestion.headline if talk.register == "clinician" else suggestion.headline_plain


def _referrals(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Who should see the person, as far as it fits a short answer; the card has them all."""
    return [each.text if talk.register == "clinician" else each.plain for each in suggestion.referrals[:MOST_REFERRALS]]


def _regimen(talk: Talk, regimen: Regimen) -> str:
    return regimen.text if talk.register == "clinician" else regimen.plain


def _change(talk: Talk, in_use: Appraisal) -> str:
    return in_use.change_text if talk.register == "clinician" else in_use.change_plain
