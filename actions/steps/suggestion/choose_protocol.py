"""Takes the protocol that a clinician names: from then on it alone speaks, and where it is silent no other does."""

from __future__ import annotations

import dataclasses

from actions.core import clinic, knowledge, protocol_name
from actions.facts.facts import changed_slots
from actions.questions.offers import answer_payload, button
from actions.steps.suggestion.protocols_named import CLINIC, FIELD, protocols_named
from actions.steps.suggestion.standing import after_options, was_suggested
from actions.steps.suggestion.suggest import ActionSuggest
from actions.turn.talk import Events, ReportedAction, Talk, catch_up, leads_on, set_slots


class ActionChooseProtocol(ReportedAction):
    """Keeps the choice and shows the draft anew; asks which where the words fit none or several."""

    def name(self) -> str:
        return "action_choose_protocol"

    def act(self, talk: Talk) -> Events:
        """Returns the protocol, and what the draft under it was made for."""
        if talk.register == "patient":
            options = after_options(talk) if was_suggested(talk) and not leads_on(talk) else []
            talk.utter(talk.say("protocol_with_clinician"), options)
            return catch_up(talk)
        named = protocols_named(talk.turn)
        if len(named) != 1:
            offered = [*(named or sorted(knowledge().protocols)), CLINIC]
            talk.utter(talk.say("protocol_which"), [_option(talk, each) for each in offered])
            return catch_up(talk)
        chosen = None if named[0] == CLINIC else named[0]
        if chosen is None:
            names = ", ".join(protocol_name(each, talk.register) for each in clinic().protocols)
            talk.utter(talk.say("protocol_of_clinic", names=names))
        else:
            talk.utter(talk.say("protocol_chosen", name=protocol_name(chosen, talk.register)))
        facts = talk.facts.model_copy(update={"protocol": chosen})
        kept = [*set_slots(talk.tracker, changed_slots(talk.facts, facts)), *catch_up(talk)]
        if was_suggested(talk) and not leads_on(talk):
            return [*kept, *ActionSuggest().act(dataclasses.replace(talk, facts=facts))]
        return kept


def _option(talk: Talk, protocol_id: str) -> dict[str, str]:
    title = talk.say("option_protocol_of_clinic")
    if protocol_id != CLINIC:
        title = talk.say("option_protocol", name=protocol_name(protocol_id, talk.register))
    return button(title, answer_payload(FIELD, protocol_id, intent="choose_protocol"))
