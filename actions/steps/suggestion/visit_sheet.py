"""Answers "what should I ask at my visit?": the facts in order, and the questions to bring."""

from __future__ import annotations

from typing import Any

from actions.facts.facts import Facts
from actions.judging.brevity import worth_naming
from actions.registers import stated
from actions.steps.review.review_card import review_card
from actions.steps.suggestion.explain_suggestion import DOSE_UNIT
from actions.steps.suggestion.kept_questions import asked_in_the_talk
from actions.steps.suggestion.sending import send_to_clinic, wants_to_send
from actions.steps.suggestion.standing import (
    after_options,
    can_be_sent,
    caveat_of,
    judged,
    line_of,
    shows_plans,
    standing_suggestion,
)
from actions.turn.nearest_signs import asked_about
from actions.turn.talk import Events, ReportedAction, Talk, catch_up
from b12core.suggestion import Suggestion

ASKED_AT_EVERY_VISIT = ("visit_tests", "visit_when")


class ActionVisitSheet(ReportedAction):
    """Shows the visit sheet, with the draft where this reader sees plans and one was made."""

    def name(self) -> str:
        return "action_visit_sheet"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        suggestion = judged(talk)
        if suggestion is None:
            standing_suggestion(talk)
        elif wants_to_send(talk) and can_be_sent(suggestion):
            send_to_clinic(talk, suggestion)
        else:
            talk.show(visit_sheet(talk, suggestion), None, after_options(talk, suggestion))
        return catch_up(talk)


def visit_sheet(talk: Talk, suggestion: Suggestion) -> dict[str, Any]:
    """The card: what is known, the draft with its caveat line where there is one, and what to ask."""
    patient = talk.register == "patient"
    rows = [row for row in review_card(talk)["rows"] if row["status"] != "not_asked"]
    own = asked_in_the_talk(talk) if patient else []
    questions = [talk.say("visit_own", question=question) for question in own]
    questions += [talk.say(key) for key in [*_if_not_known(talk.facts), *ASKED_AT_EVERY_VISIT]]
    gaps = worth_naming(suggestion.missing, talk.facts)
    questions += [talk.say("visit_missing", what=gap.plain if patient else gap.would_help) for gap in gaps]
    confirm = suggestion.confirmation.to_confirm_plain if patient else suggestion.confirmation.to_confirm
    questions += [talk.say("visit_confirm", what=point) for point in confirm]
    return {
        "type": "visit_sheet",
        "title": talk.say("visit_title"),
        "facts": [
            *(_in_words(talk, row["label"], row["value"]) for row in rows),
            *(talk.say("visit_urgent", words=words) for words in asked_about(talk)),
            *([talk.say("visit_clinic")] if patient else []),
        ],
        "questions": [line for line in questions if DOSE_UNIT not in line],
        "caveat": visit_caveat(talk, suggestion),
        **_draft(talk, suggestion),
    }


def _in_words(talk: Talk, label: str, value: str) -> str:
    """A fact under its label; a value that begins with it stands alone."""
    return value if value.startswith(label) else talk.say("item_set", label=label, value=value)


def _draft(talk: Talk, suggestion: Suggestion) -> dict[str, str]:
    regimen = suggestion.regimen
    if regimen is None or not shows_plans(talk):
        return {}
    plan = regimen.plain if talk.register == "patient" else regimen.text
    return {"plan": f"{plan[:1].upper()}{plan[1:]}", "line": line_of(suggestion, talk.register)}


def _if_not_known(facts: Facts) -> list[str]:
    return ["visit_phase"] if facts.phase in (None, "unsure") else []


def visit_caveat(talk: Talk, suggestion: Suggestion) -> str:
    """What stands with the facts, for whoever takes the sheet along: how soon somebody should see the person, the care
    that the case calls for, and what not to do. A line with a dose needs a plan on the sheet.

    With a draft on the sheet the draft's whole caveat says the last.
    """
    has_plan, register = bool(_draft(talk, suggestion)), talk.register
    urgent = [referral for referral in suggestion.referrals if referral.urgency is not None]
    care = [note for note in suggestion.safety if note.because_of]
    lines = dict.fromkeys(stated(item, register) for item in (*urgent, *care))
    own = has_plan or register == "clinician"
    told = caveat_of(suggestion, register) if own else talk.say("visit_caveat")
    return "\n".join([*(line for line in lines if has_plan or DOSE_UNIT not in line), told])
