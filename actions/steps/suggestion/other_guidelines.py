"""Answers "what do other countries do?": the same case under the other guidelines, side by side."""

from __future__ import annotations

from typing import Any

from actions.core import clinic, knowledge, protocol_name
from actions.saying.wording import listed
from actions.steps.suggestion.comparing import difference_in_words, regimen_of
from actions.steps.suggestion.protocols_named import countries_wanted
from actions.steps.suggestion.standing import after_options, caveat_of, line_of, standing_suggestion
from actions.turn.talk import Events, ReportedAction, Talk, catch_up
from b12core.suggestion import Alternative, Suggestion


class ActionOtherGuidelines(ReportedAction):
    """Shows the comparison card."""

    def name(self) -> str:
        return "action_other_guidelines"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        suggestion = standing_suggestion(talk)
        if suggestion is not None:
            only, without = countries_wanted(talk.turn)
            others = [each for each in suggestion.alternatives if _is_wanted(each, only, without)]
            said = talk.say("guidelines_chosen" if others else "guidelines_none_chosen") if only or without else None
            shown = suggestion.model_copy(update={"alternatives": tuple(others)})
            talk.show(comparison_card(talk, shown), said, after_options(talk, suggestion))
        return catch_up(talk)


def comparison_card(talk: Talk, suggestion: Suggestion) -> dict[str, Any]:
    """This plan, what the other protocols give for the same facts, a row each, and those that are silent in one row."""
    patient = talk.register == "patient"
    regimen = suggestion.regimen
    if regimen is not None:
        own = regimen.plain if patient else regimen.text
    else:
        own = suggestion.headline_plain if patient else suggestion.headline
    rows: list[dict[str, Any]] = [{**_row(talk, suggestion.protocol, own, talk.say("this_plan")), "own": True}]
    others = sorted(suggestion.alternatives, key=_from_elsewhere)
    speaking = [other for other in others if regimen_of(talk, other) is not None]
    for other in speaking:
        differs = difference_in_words(talk, suggestion, other)
        rows.append(_row(talk, other.protocol, _summary(other, patient), differs))
    rows += _together([other for other in others if other not in speaking], talk)
    return {
        "type": "comparison",
        "title": talk.say("guidelines_head"),
        "rows": rows,
        "line": line_of(suggestion, talk.register),
        "caveat": caveat_of(suggestion, talk.register),
    }


def _together(silent: list[Alternative], talk: Talk) -> list[dict[str, Any]]:
    """One row for all guidelines that give no plan in the same words."""
    patient = talk.register == "patient"
    said: dict[str, list[str]] = {}
    for other in silent:
        said.setdefault(_summary(other, patient), []).append(protocol_name(other.protocol, talk.register))
    unsaid = {"authority": "", "country": "", "differs": talk.say("no_plan_there")}
    return [{**unsaid, "protocol": listed(names), "summary": summary} for summary, names in said.items()]


def _summary(other: Alternative, patient: bool) -> str:
    return other.summary_plain if patient else other.summary


def _is_wanted(other: Alternative, only: frozenset[str], without: frozenset[str]) -> bool:
    """Whether a guideline is of one of the countries that alone are wanted, and of none that is to be left out."""
    country = knowledge().protocols[other.protocol].country
    return country not in without and (not only or country in only)


def _from_elsewhere(other: Alternative) -> bool:
    """Whether a guideline is of another country than the clinic's: those of its own come first."""
    return knowledge().protocols[other.protocol].country != clinic().country


def _row(talk: Talk, protocol_id: str, summary: str, differs: str) -> dict[str, str]:
    protocol = knowledge().protocols[protocol_id]
    return {
        "protocol": protocol_name(protocol_id, talk.register),
        "authority": protocol.authority,
        "country": protocol.country,
        "summary": summary,
        "differs": differs,
    }
