"""Slack may send each event to another gateway: what one has seen, shown or used, the others know."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_stand_in import SlackPerson, SlackStandIn, buttons, next_ts, wait_for, words_of
from stand_in_rasa import StandInRasa

from benchmarks.redis_server import HOW_TO_GET_IT, PROGRAM, RedisServer, redis_server
from channels.shared_memory import AWAY_FOR

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=HOW_TO_GET_IT)


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    with redis_server() as running:
        yield running


@pytest.fixture
def two(make_person: Callable[..., SlackPerson], server: RedisServer) -> tuple[SlackPerson, SlackPerson]:
    """The same person, whose events reach one gateway or the other."""
    server.stop()
    server.start()
    first, second = (make_person(redis_url=server.url) for _ in range(2))
    return first, second


def turn(name: str, *titles: str) -> dict[str, object]:
    """An answer of Rasa in the turn of this name, with buttons."""
    choices = [{"title": title, "payload": f"/{title}"} for title in titles]
    return {"messages": [{"text": f"Answer {name}", "buttons": choices, "card": None}], "turn": name}


def test_words_answer_what_another_gateway_has_shown(two: tuple[SlackPerson, SlackPerson], rasa: StandInRasa) -> None:
    first, second = two
    rasa.answers = {"hi": turn("first"), "plan": turn("second")}
    typed_at = next_ts()
    first.say("hi")
    second.say("plan")
    first.say("none of these", ts=typed_at)
    assert [message["seen"] for message in rasa.received] == [None, "first", "nothing yet"]


def test_an_event_that_comes_again_at_another_gateway_is_answered_once(
    two: tuple[SlackPerson, SlackPerson], rasa: StandInRasa
) -> None:
    event = {"type": "message", "channel_type": "im", "channel": two[0].channel, "user": two[0].user, "text": "hi"}
    two[0].look()
    for person in two:
        assert person.event({**event, "ts": "1790000000.000001"}, event_id="Ev-again").status_code == 200
    two[0].answer()
    assert len(rasa.received) == 1


def test_buttons_that_were_used_at_one_gateway_do_nothing_at_another(
    two: tuple[SlackPerson, SlackPerson], rasa: StandInRasa, slack: SlackStandIn
) -> None:
    first, second = two
    rasa.answers = {"hi": turn("first", "Yes", "No"), "/Yes": turn("second")}
    shown = first.say("hi")[-1]
    still_open = {**shown, "blocks": list(shown["blocks"])}
    second.choose("Yes")
    assert buttons([slack.messages[first.channel, shown["ts"]]]) == []
    first.tap("No", still_open)
    time.sleep(0.5)
    assert [message["text"] for message in rasa.received] == ["hi", "/Yes"]


def test_new_words_take_the_buttons_off_that_another_gateway_has_shown(
    two: tuple[SlackPerson, SlackPerson], rasa: StandInRasa, slack: SlackStandIn
) -> None:
    first, second = two
    rasa.answers = {"hi": turn("first", "Yes")}
    shown = first.say("hi")[-1]
    second.say("something else")
    wait_for(lambda: buttons([slack.messages[first.channel, shown["ts"]]]) == [])


def test_messages_of_one_conversation_are_taken_one_by_one_whoever_gets_them(
    two: tuple[SlackPerson, SlackPerson], rasa: StandInRasa
) -> None:
    rasa.delay = 0.1
    two[0].look()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: two[number % 2].write(f"message {number}"), range(4)))
    wait_for(lambda: len(rasa.received) == 4)
    two[0].answer()
    assert rasa.most_at_once == 1


def test_while_what_was_shown_cannot_be_known_nothing_is_used_and_that_is_said(
    two: tuple[SlackPerson, SlackPerson], rasa: StandInRasa, server: RedisServer
) -> None:
    first, _ = two
    rasa.answers = {"hi": turn("first")}
    first.say("hi")
    server.stop()
    said = words_of(first.say("none of these"))
    server.start()
    time.sleep(AWAY_FOR)
    assert "could not be kept, so it was not used" in said
    assert "911" in said
    assert [message["text"] for message in rasa.received] == ["hi"]
    first.say("none of these")
    assert rasa.received[-1]["text"] == "none of these"


def test_what_was_forgotten_at_one_gateway_is_not_remembered_by_another(
    two: tuple[SlackPerson, SlackPerson], rasa: StandInRasa
) -> None:
    first, second = two
    rasa.answers = {"hi": turn("first"), "again": turn("second")}
    first.say("hi")
    second.say("forget me")
    first.say("again")
    assert [message["seen"] for message in rasa.received] == [None, None]
