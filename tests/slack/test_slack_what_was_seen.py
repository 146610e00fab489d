"""What a person types in Slack answers what stood on their screen then, however late it arrives."""

from __future__ import annotations

from slack_stand_in import SlackPerson, next_ts, words_of
from stand_in_rasa import StandInRasa

from channels.on_screen import NOTHING_YET, OnScreen
from channels.replies import MISPLACED


def turn(name: str, text: str = "What is the cause?", **more: object) -> dict[str, object]:
    """An answer of Rasa in the turn of this name."""
    return {"messages": [{"text": text, "buttons": [], "card": None}], "turn": name, **more}


def test_the_newest_answer_that_was_there_counts() -> None:
    screen = OnScreen()
    assert screen.seen_at(5.0) is None
    screen.show(10.0, "first")
    screen.show(20.0, "second")
    screen.show(30.0, None)
    assert [screen.seen_at(when) for when in (5.0, 10.0, 19.9, 25.0, 99.0, None)] == [
        NOTHING_YET,
        "first",
        "first",
        "second",
        "second",
        None,
    ]


def test_words_typed_below_an_answer_belong_to_it(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"hi": turn("first"), "pernicious anaemia": turn("second")}
    person.say("hi")
    person.say("pernicious anaemia")
    assert [message["seen"] for message in rasa.received] == [None, "first"]


def test_words_typed_before_an_answer_came_do_not_belong_to_it(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"hi": turn("first"), "work out a plan": turn("second")}
    person.say("hi")
    typed_at = next_ts()
    person.say("work out a plan")
    person.say("none of these", ts=typed_at)
    assert rasa.received[-1]["seen"] == "first"


def test_where_words_no_longer_fit_the_question_is_asked_again(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"none": turn("first", "Any of these signs?", misplaced=True), "no signs": turn("second")}
    shown = words_of(person.say("none"))
    assert MISPLACED in shown
    assert "Any of these signs?" in shown
    person.say("no signs")
    assert rasa.received[-1]["seen"] == "first"
