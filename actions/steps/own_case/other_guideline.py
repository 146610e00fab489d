"""Answers a patient who asks how it is done elsewhere: the plan of each guideline that is named stands beside this one,
and the clinic decides which it goes by. A clinician has the whole comparison, and may choose (choose_protocol.py).
"""

from __future__ import annotations

from actions.core import knowledge, protocol_name
from actions.judging.places import Place, place_told
from actions.saying.wording import listed
from actions.steps.suggestion.comparing import difference_in_words
from actions.steps.suggestion.protocols_named import protocols_named
from actions.steps.suggestion.standing import line_of, suggestion_now
from actions.turn.talk import Talk
from b12core.suggestion import Alternative, Suggestion


def other_guideline(talk: Talk) -> list[str]:
    """What the guidelines that are named give for the same facts, each under its own name, with the caveat."""
    suggestion = suggestion_now(talk)
    if suggestion is None or talk.register == "clinician":
        return []
    others = [each for each in suggestion.alternatives if each.protocol in _meant(talk, suggestion.protocol)]
    if not others:
        return []
    lines = [talk.say("elsewhere_head", own=protocol_name(suggestion.protocol, talk.register))]
    lines += [f"- {line}" for line in lines_of(talk, suggestion, others)]
    return [*lines, talk.say("elsewhere_not_mixed"), line_of(suggestion, talk.register)]


def lines_of(talk: Talk, suggestion: Suggestion, others: list[Alternative]) -> list[str]:
    """One line a guideline: its plan for these facts, and how that differs from this one."""
    return [
        talk.say(
            "elsewhere_plan",
            name=protocol_name(each.protocol, talk.register),
            plan=each.summary if talk.register == "clinician" else each.summary_plain,
            differs=difference_in_words(talk, suggestion, each),
        )
        for each in others
    ]


def named_for_the_place(talk: Talk, suggestion: Suggestion) -> list[str]:
    """Which guidelines clinics go by where somebody is or sounds to be, where the draft goes by another country's."""
    place = talk.place
    if place is None or place.where is None:
        return []
    there = [each.protocol for each in suggestion.alternatives if each.protocol in _of(place)]
    if not there or suggestion.protocol in _of(place):
        return []
    names = listed([protocol_name(each, talk.register) for each in there])
    own = protocol_name(suggestion.protocol, talk.register)
    option = talk.say("option_guidelines")
    return [talk.say("guideline_of_the_place", where=place.where, own=own, names=names, option=option)]


def _meant(talk: Talk, own: str) -> set[str]:
    """The guidelines of the place that is told, else those of another country that the words name, else those of where
    the person said before to be.
    """
    protocols = knowledge().protocols
    named = {each for each in protocols_named(talk.turn) if each in protocols}
    return (
        _of(place_told(talk.turn.text))
        or {each for each in named if protocols[each].country != protocols[own].country}
        or _of(talk.place)
    )


def _of(place: Place | None) -> set[str]:
    """The guidelines of a place."""
    return {each.id for each in knowledge().protocols.values() if place is not None and each.country == place.id}
