"""What a person types in Teams answers what stood on their screen when it came, and not what was asked meanwhile."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from stand_in_rasa import StandInRasa
from teams_user import TeamsUser

from channels.on_screen import NOTHING_YET


def turn(name: str) -> dict[str, object]:
    """An answer of Rasa in the turn of this name."""
    return {"messages": [{"text": "What is the cause?", "buttons": [], "card": None}], "turn": name}


def test_words_typed_below_an_answer_belong_to_it(user: TeamsUser, rasa: StandInRasa) -> None:
    rasa.answers = {"hi": turn("first"), "pernicious anaemia": turn("second")}
    user.say("hi")
    user.say("pernicious anaemia")
    assert [message["seen"] for message in rasa.received] == [None, "first"]


def test_words_typed_while_an_answer_was_on_its_way_do_not_belong_to_it(user: TeamsUser, rasa: StandInRasa) -> None:
    rasa.answers = {"hi": turn("first"), "plan": turn("second"), "none of these": turn("third")}
    user.say("hi")
    rasa.delay = 0.5
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(user.post, user.activity(text="plan"))
        time.sleep(0.2)
        assert user.post(user.activity(text="none of these")).status_code == 202
        asked.result()
    assert [message["seen"] for message in rasa.received] == [None, "first", "first"]


def test_the_first_answer_of_all_counts_only_for_what_came_after_it(user: TeamsUser, rasa: StandInRasa) -> None:
    rasa.answers = {"hi": turn("first"), "none of these": turn("second")}
    rasa.delay = 0.5
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(user.post, user.activity(text="hi"))
        time.sleep(0.2)
        user.post(user.activity(text="none of these"))
        asked.result()
    assert [message["seen"] for message in rasa.received] == [None, NOTHING_YET]
