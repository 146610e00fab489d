"""Answers "what do other countries do?": the same case under the other guidelines, side by side."""

from __future__ import annotations

from typing import Any

from actions.core import knowledge
from actions.reporting import Events, ReportedAction, Talk, catch_up
from actions.standing import after_options, caveat_of, standing_suggestion
from b12core.suggestion import Alternative, Suggestion


class ActionOtherGuidelines(ReportedAction):
    """Shows the comparison card."""

    def name(self) -> str:
        return "action_other_guidelines"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        suggestion = standing_suggestion(talk)
        if suggestion is not None:
            talk.show(comparison_card(talk, suggestion), None, after_options(talk, suggestion))
        return catch_up(talk)


def comparison_card(talk: Talk, suggestion: Suggestion) -> dict[str, Any]:
    """This plan and what the other protocols give for the same facts, one row each, with the caveat."""
    patient = talk.register == "patient"
    regimen = suggestion.regimen
    if regimen is not None:
        own = regimen.plain if patient else regimen.text
    else:
        own = suggestion.headline_plain if patient else suggestion.headline
    title = suggestion.protocol_title if patient else suggestion.protocol
    rows = [_row(suggestion.protocol, title, own, talk.say("this_plan"))]
    rows += [_alternative(other, patient) for other in suggestion.alternatives]
    return {
        "type": "comparison",
        "title": talk.say("guidelines_head"),
        "rows": rows,
        "caveat": caveat_of(suggestion, talk.register),
    }


def _alternative(other: Alternative, patient: bool) -> dict[str, str]:
    summary = other.summary_plain if patient else other.summary
    return _row(other.protocol, other.title if patient else other.protocol, summary, other.differs)


def _row(protocol_id: str, title: str, summary: str, differs: str) -> dict[str, str]:
    protocol = knowledge().protocols[protocol_id]
    return {
        "protocol": title,
        "authority": protocol.authority,
        "country": protocol.country,
        "summary": summary,
        "differs": differs,
    }
