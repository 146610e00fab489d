"""Answers an emergency: what to do now and whom to call, and how to settle it. It carries no dose."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.core import name_of
from actions.facts.people import people
from actions.judging.emergency import emergency_card
from actions.questions.catalogue import EMERGENCY, question
from actions.questions.entries import Option
from actions.questions.offers import answer_payload, button
from actions.saying.wording import listed
from actions.steps.red_flags.asked import answer_in_the_emergency
from actions.turn.open_emergency import DEALT, Standing, dangers, is_of_a_child, is_of_a_crisis, may_be_slow, standing
from actions.turn.talk import Events, ReportedAction, Talk, catch_up, spoken_of
from b12core.identifiers import SYMPTOMS


class ActionRedFlag(ReportedAction):
    """Shows the emergency card with the clinic's own number, and the ways to say that there is no emergency."""

    def name(self) -> str:
        return "action_red_flag"

    def act(self, talk: Talk) -> Events:
        """Returns what ends the questions of the plan, and the turn: no rule may add to it."""
        show_emergency(talk)
        ended: Events = [ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction("action_listen")]
        return [*catch_up(talk), *ended]


def show_emergency(talk: Talk) -> None:
    """Sends the card, and behind it the question how it stands."""
    now = standing(talk) or Standing()
    another = people().get(now.of_another or "")
    call = talk.say(_call(talk, now), another="" if another is None else spoken_of(another))
    card = emergency_card(talk.facts, talk.turn.today, talk.register, crisis=now.crisis, place=talk.place, call=call)
    if now.times > 1 and now.settling is None and not is_of_a_crisis(talk):
        open_signs = talk.say("emergency_again", signs=_quoted(now) or signs_in_words(talk))
        card["text"] = call if now.dealt or now.on_the_way else f"{call} {open_signs}"
    talk.show({**card, "called": now.dealt > 0}, answer_in_the_emergency(talk), [])
    if now.settling is not None:
        talk.utter(_to_be_sure(talk, now), _confirmations(talk, now))
        return
    offered = [button(_title(option, talk), answer_payload(EMERGENCY, option.value)) for option in _ways(talk, now)]
    words = talk.say("emergency_words", words=_quoted(now)) if now.words and now.times == 1 else ""
    talk.utter(
        " ".join(filter(None, [words, talk.say(_how_it_stands(talk, now))])),
        [*offered, button(talk.say("option_restart"), "/restart")],
    )


def _call(talk: Talk, now: Standing) -> str:
    """The sentence whom to call: nobody who has called is told to call, unless there is more to tell."""
    if now.calls_again:
        return "emergency_call_again"
    if now.dealt:
        return "emergency_called"
    if now.on_the_way:
        return "emergency_call_on_the_way"
    if now.of_another is not None:
        return "emergency_call_of_another"
    return "emergency_call_child" if is_of_a_child(talk) else "emergency_call"


def _how_it_stands(talk: Talk, now: Standing) -> str:
    """The sentence that asks how it stands, in other words each time."""
    if now.dealt:
        return "emergency_helped" if now.dealt == 1 else "emergency_waits" if now.dealt % 2 else "emergency_kept"
    if now.on_the_way:
        return "emergency_kept" if now.times % 2 else "emergency_on_the_way"
    asks = "emergency_after_child" if is_of_a_child(talk) else "emergency_after"
    return asks if now.times % 2 else "emergency_stands"


def signs_in_words(talk: Talk) -> str:
    """The signs that were read, by name; what no vocabulary names is called by its own sentence."""
    now = standing(talk)
    signs = {*dangers(talk.facts), *(now.childs if now is not None else ())}
    return listed([_name(sign, talk) for sign in sorted(signs)]) or talk.say("emergency_sign")


def _name(sign: str, talk: Talk) -> str:
    return name_of("symptoms", sign, talk.register) if sign in SYMPTOMS else talk.say(sign)


def _to_be_sure(talk: Talk, now: Standing) -> str:
    words = talk.say("emergency_wrote", words=_quoted(now)) if now.words and now.settling == "misread" else ""
    asked = talk.say(f"emergency_sure_{now.settling}", signs=signs_in_words(talk))
    return " ".join(filter(None, [words, asked]))


def _quoted(now: Standing) -> str:
    """The words that the emergency was read from, as they were typed."""
    return listed([f"“{words}”" for words in now.words])


def _confirmations(talk: Talk, now: Standing) -> list[dict[str, str]]:
    still = "option_still_theirs" if now.settling == "not_mine" else "option_still_now"
    signs = sorted(dangers(talk.facts)) if now.settling == "misread" else []
    one_of_them = [
        button(talk.say("option_one_misread", sign=_name(sign, talk)), answer_payload(EMERGENCY, {"taken_back": sign}))
        for sign in signs
        if len(signs) > 1
    ]
    sure = "option_all_misread" if one_of_them else f"option_sure_{now.settling}"
    return [
        *one_of_them,
        button(talk.say(sure), answer_payload(EMERGENCY, {"settled": now.settling})),
        button(talk.say(still), answer_payload(EMERGENCY, "still")),
    ]


def _title(option: Option, talk: Talk) -> str:
    """What stands on an option: of another, `not about me` is not about them."""
    if option.value == "not_mine":
        return talk.say("option_not_the_child" if is_of_a_child(talk) else "option_not_theirs")
    return option.title.to(talk.register)


def _ways(talk: Talk, now: Standing) -> list[Option]:
    """What can be said of how it stands: that help is called once, that it was assessed by a clinician alone."""
    left_out = {"still", *([DEALT] if now.dealt else []), *(["assessed"] if talk.register == "patient" else [])}
    if is_of_a_child(talk) or is_of_a_crisis(talk) or not may_be_slow(talk.facts):
        left_out.add("slow")
    return [option for option in question(EMERGENCY).options if option.value not in left_out]
