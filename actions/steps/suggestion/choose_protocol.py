"""Takes the protocol that a clinician names: from then on it alone speaks, and where it is silent no other does."""

from __future__ import annotations

import dataclasses

from rasa_sdk.events import FollowupAction

from actions.core import clinic, knowledge, protocol_name
from actions.facts.facts import changed_slots
from actions.questions.offers import answer_payload, button
from actions.steps.suggestion.protocols_named import CLINIC, FIELD, names_none_held, protocols_named
from actions.steps.suggestion.standing import after_options, judged, was_suggested
from actions.steps.suggestion.suggest import ActionSuggest
from actions.turn.taken_back import before_the_last_change, before_what_is_taken_back
from actions.turn.talk import FIRST, Events, ReportedAction, Talk, catch_up, leads_on, set_slots
from education.ways import ways_of

CHOOSE_PROTOCOL = "action_choose_protocol"
"""As what answers a turn at once."""


class ActionChooseProtocol(ReportedAction):
    """Keeps the choice and shows the draft anew; asks which where the words fit none or several."""

    def name(self) -> str:
        return CHOOSE_PROTOCOL

    def act(self, talk: Talk) -> Events:
        """Returns the protocol, and what the draft under it was made for."""
        if talk.register == "patient":
            options = after_options(talk) if was_suggested(talk) and not leads_on(talk) else []
            talk.utter(talk.say("protocol_with_clinician"), options)
            return catch_up(talk)
        named = protocols_named(talk.turn)
        if len(named) != 1:
            named = _followed_before(talk, named) or named
        ended = [FollowupAction("action_listen")] if talk.tracker.get_slot(FIRST) == CHOOSE_PROTOCOL else []
        if len(named) != 1:
            offered = [*(named or sorted(knowledge().protocols)), CLINIC]
            which = "protocol_not_held" if names_none_held(talk.turn) else "protocol_which"
            talk.utter(talk.say(which), [_option(talk, each) for each in offered])
            return [*catch_up(talk), *ended]
        chosen = None if named[0] == CLINIC else named[0]
        if chosen is None:
            names = ", ".join(protocol_name(each, talk.register) for each in clinic().protocols)
            talk.utter(talk.say("protocol_of_clinic", names=names))
        else:
            talk.utter(talk.say("protocol_chosen", name=protocol_name(chosen, talk.register)))
        facts = talk.facts.model_copy(update={"protocol": chosen})
        kept = [*set_slots(talk.tracker, changed_slots(talk.facts, facts)), *catch_up(talk)]
        if was_suggested(talk) and not leads_on(talk):
            return [*kept, *ActionSuggest().act(dataclasses.replace(talk, facts=facts)), *ended]
        return [*kept, *ended]


def chooses_protocol(talk: Talk) -> bool:
    """Whether a clinician, with the draft at hand, names a guideline that it is to follow, or takes back the choice of
    one.
    """
    if talk.register == "patient" or talk.turn.answers or talk.tracker.active_loop or not was_suggested(talk):
        return False
    return ways_of("actions.turn")["chooses_a_guideline"].is_said_in(talk.turn.text) or _takes_the_choice_back(talk)


def _takes_the_choice_back(talk: Talk) -> bool:
    """Whether the last change was the choice of a protocol, and is taken back without naming any."""
    before = before_what_is_taken_back(talk, talk.turn)
    return before is not None and before.protocol != talk.facts.protocol


def _followed_before(talk: Talk, named: list[str]) -> list[str]:
    """What was followed before, where it is to be followed again: `undo that`, or `back to the US one` of several."""
    if not ways_of("actions.turn")["goes_back_to_it"].is_said_in(talk.turn.text):
        return []
    before = before_the_last_change(talk.tracker)
    changed = before is not None and before.protocol != talk.facts.protocol
    if before is not None and changed and (not named or _speaks_under(before.protocol, talk) in named):
        return [before.protocol or CLINIC]
    return [CLINIC] if talk.facts.protocol is not None and _speaks_under(None, talk) in named else []


def _speaks_under(protocol: str | None, talk: Talk) -> str | None:
    """The protocol whose draft it is where this one is chosen; None where there is no draft."""
    draft = judged(dataclasses.replace(talk, facts=talk.facts.model_copy(update={"protocol": protocol})))
    return None if draft is None else draft.protocol


def _option(talk: Talk, protocol_id: str) -> dict[str, str]:
    title = talk.say("option_protocol_of_clinic")
    if protocol_id != CLINIC:
        title = talk.say("option_protocol", name=protocol_name(protocol_id, talk.register))
    return button(title, answer_payload(FIELD, protocol_id, intent="choose_protocol"))
