"""The suggestion that stands: what every later question about it is answered from, or why there is none to show."""

from __future__ import annotations

from actions.core import clinic, name_of
from actions.judging.case import question_of
from actions.judging.emergency import is_emergency
from actions.judging.judgement import suggestion_from
from actions.questions.catalogue import question
from actions.questions.offers import answer_payload, button
from actions.registers import Register
from actions.turn.talk import Talk, leads_on
from b12core.errors import CaseError
from b12core.identifiers import ANALYTES
from b12core.suggestion import Suggestion

TO_CLINIC = "to_clinic"
"""What the option to send answers: first `asked`, which shows what would be sent, then `agreed`."""

ASKED, AGREED = "asked", "agreed"


def standing_suggestion(talk: Talk) -> Suggestion | None:
    """The suggestion for the facts as they stand, once one was shown; else None, and the person is told why."""
    problem = _why_none(talk)
    if problem is None:
        try:
            return suggestion_from(talk.facts, talk.turn.today)
        except CaseError as error:
            talk.utter(refusal_of(talk, error))
            return None
    options = [] if leads_on(talk) else [button(talk.say("option_plan"), "/start_plan")]
    talk.utter(talk.say(problem), options if problem == "no_plan_yet" else after_options(talk))
    return None


def refusal_of(talk: Talk, error: CaseError) -> str:
    """What is said where the core cannot use a fact, which is called what its question calls it."""
    analyte, question_id = error.field.removeprefix("labs."), question_of(error)
    if analyte in ANALYTES:
        field = name_of("analytes", analyte, talk.register)
    else:
        field = question(question_id).label if question_id else error.field
    return talk.say("case_refused", **{**error.as_dict(), "field": field})


def suggestion_now(talk: Talk) -> Suggestion | None:
    """The suggestion for the facts as they stand; None without saying why."""
    if _why_none(talk) is not None:
        return None
    try:
        return suggestion_from(talk.facts, talk.turn.today)
    except CaseError:
        return None


def judged(talk: Talk) -> Suggestion | None:
    """The suggestion for the facts as they stand, whether or not this reader may see it; None without saying why."""
    if not was_suggested(talk) or is_emergency(talk.facts, talk.turn.today):
        return None
    try:
        return suggestion_from(talk.facts, talk.turn.today)
    except CaseError:
        return None


def was_suggested(talk: Talk) -> bool:
    """Whether a suggestion was reached in this conversation."""
    return talk.tracker.get_slot("suggested_for") is not None


def shows_plans(talk: Talk) -> bool:
    """Whether this reader may see a plan before a clinician has confirmed it.

    Where clinicians have pages to sign in to, saying that one is a clinician opens nothing unless one has signed in.
    """
    if clinic().patient_sees == "suggestion":
        return True
    return talk.register == "clinician" and (talk.turn.from_staff or clinic().clinicians is None)


def can_be_sent(suggestion: Suggestion) -> bool:
    """Whether the draft can be sent to the clinic: it has pages for that, and nothing is an emergency."""
    return clinic().clinicians is not None and suggestion.urgency != "emergency"


def after_options(talk: Talk, suggestion: Suggestion | None = None) -> list[dict[str, str]]:
    """What a person can ask once the suggestion stands; without the plan, only what needs none."""
    keys: list[tuple[str, str]] = []
    if suggestion is not None and shows_plans(talk):
        keys += [("option_why", "/why_this"), ("option_would_change", "/what_would_change")]
        if suggestion.regimen is not None:
            keys += [
                ("option_better", "/when_better"),
                ("option_works", "/how_it_works"),
                ("option_dates", "/schedule"),
            ]
        keys.append(("option_guidelines", "/other_guidelines"))
        if talk.register == "clinician":
            keys.insert(0, ("option_use_protocol", "/choose_protocol"))
    keys += [
        ("option_visit", "/visit_sheet"),
        ("option_change_answer", "/change"),
        ("option_restart", "/restart"),
    ]
    options = [button(talk.say(key), payload) for key, payload in keys]
    if suggestion is not None and can_be_sent(suggestion):
        options.insert(0, button(talk.say("option_send"), answer_payload(TO_CLINIC, ASKED, intent="visit_sheet")))
    return options


def caveat_of(suggestion: Suggestion, register: Register) -> str:
    """The whole caveat, which stands once in a card that names a dose."""
    return suggestion.confirmation.plain if register == "patient" else suggestion.confirmation.text


def line_of(suggestion: Suggestion, register: Register) -> str:
    """The caveat in one sentence, which stands beside every dose."""
    return suggestion.confirmation.line_plain if register == "patient" else suggestion.confirmation.line


def _why_none(talk: Talk) -> str | None:
    if not was_suggested(talk):
        return "no_plan_yet"
    if is_emergency(talk.facts, talk.turn.today):
        return "no_plan_in_emergency"
    return None if shows_plans(talk) else "plan_with_clinician"
