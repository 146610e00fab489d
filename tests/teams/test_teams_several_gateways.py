"""Teams may send each message to another gateway: what one has seen, shown or used, the others know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from microsoft import Microsoft
from stand_in_rasa import StandInRasa
from teams_user import TeamsUser, text_of

from benchmarks.redis_server import HOW_TO_GET_IT, PROGRAM, RedisServer, redis_server

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=HOW_TO_GET_IT)


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    with redis_server() as running:
        yield running


@pytest.fixture
def two(
    make_app: Callable[..., httpx.Client], microsoft: Microsoft, rasa: StandInRasa, server: RedisServer
) -> tuple[TeamsUser, TeamsUser]:
    """The same person, whose messages reach one gateway or the other."""
    server.stop()
    server.start()
    first, second = (
        TeamsUser(make_app(redis_url=server.url), microsoft.issuer, microsoft.connector, microsoft.service_url)
        for _ in range(2)
    )
    return first, second


def turn(name: str, *titles: str) -> dict[str, object]:
    """An answer of Rasa in the turn of this name, with buttons."""
    choices = [{"title": title, "payload": f"/{title}"} for title in titles]
    return {"messages": [{"text": f"Answer {name}", "buttons": choices, "card": None}], "turn": name}


def test_words_answer_what_another_gateway_has_shown(two: tuple[TeamsUser, TeamsUser], rasa: StandInRasa) -> None:
    rasa.answers = {"hi": turn("first"), "plan": turn("second")}
    for number, text in enumerate(("hi", "plan", "more")):
        two[number % 2].say(text)
    assert [message["seen"] for message in rasa.received] == [None, "first", "second"]


def test_a_message_that_comes_again_at_another_gateway_is_answered_once(
    two: tuple[TeamsUser, TeamsUser], rasa: StandInRasa
) -> None:
    rasa.delay = 0.3
    sent = two[0].activity(text="hello")
    with ThreadPoolExecutor(2) as pool:
        assert {response.status_code for response in pool.map(lambda user: user.post(sent), two)} == {202}
    assert [received["text"] for received in rasa.received] == ["hello"]
    assert text_of(*two[0].connector.sent).count("You said") == 1


def test_buttons_that_were_used_at_one_gateway_do_nothing_at_another(
    two: tuple[TeamsUser, TeamsUser], rasa: StandInRasa
) -> None:
    first, second = two
    rasa.answers = {"hi": turn("first", "Yes", "No"), "/Yes": turn("second")}
    first.say("hi")
    no = first.button("No")
    second.tap("Yes")
    first.submit(no)
    assert [message["text"] for message in rasa.received] == ["hi", "/Yes"]


def test_while_what_was_shown_cannot_be_known_nothing_is_used_and_that_is_said(
    two: tuple[TeamsUser, TeamsUser], rasa: StandInRasa, server: RedisServer
) -> None:
    first, _ = two
    first.say("hi")
    server.stop()
    try:
        said = text_of(*first.say("none of these"))
    finally:
        server.start()
    assert "could not be kept, so it was not used" in said
    assert "911" in said
    assert [message["text"] for message in rasa.received] == ["hi"]
