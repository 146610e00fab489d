"""Several gateways with one Redis count and remember together, and while it is away what they say stays true."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from typing import Any

import pytest
from stand_in_rasa import Gateway, MakeGateway, StandInRasa, free_port

from benchmarks.redis_server import HOW_TO_GET_IT, PROGRAM, RedisServer, redis_server
from channels.environment import SettingsError
from channels.feedback.store import FeedbackStore
from channels.settings import Settings
from channels.shared_memory import AWAY_FOR

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=HOW_TO_GET_IT)


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    with redis_server() as running:
        yield running


@pytest.fixture
def redis(server: RedisServer) -> RedisServer:
    """The server with nothing in it."""
    server.stop()
    server.start()
    return server


@pytest.fixture
def two(make_gateway: MakeGateway, redis: RedisServer) -> tuple[Gateway, Gateway]:
    return pair(make_gateway, redis)


def pair(make_gateway: MakeGateway, redis: RedisServer, **changes: Any) -> tuple[Gateway, Gateway]:
    """Two gateways with the same memory."""
    first, second = (make_gateway(redis_url=redis.url, **changes) for _ in range(2))
    return first, second


def test_what_one_session_may_send_is_counted_by_all_together(make_gateway: MakeGateway, redis: RedisServer) -> None:
    first, second = pair(make_gateway, redis, session_messages_per_minute=4)
    second.token = first.open()

    assert [gateway.say("hi").status_code for gateway in (first, second, first, second)] == [200, 200, 429, 429]
    assert 0 < int(second.say("hi").headers["Retry-After"]) <= 60


def test_what_one_address_may_open_is_counted_by_all_together(make_gateway: MakeGateway, redis: RedisServer) -> None:
    first, second = pair(make_gateway, redis, address_sessions_per_minute=4)

    statuses = [gateway.client.post("/api/session").status_code for gateway in (first, second, second)]

    assert statuses == [201, 201, 429]


def test_a_lost_place_is_told_by_a_gateway_that_has_not_met_the_person(
    two: tuple[Gateway, Gateway], rasa: StandInRasa
) -> None:
    first, second = two
    second.token = first.open()
    first.say("B12 98")
    rasa.new = True

    told = second.say("Hb 10").json()["messages"]

    alone = Gateway(second.client).say("Hb 10").json()["messages"]
    assert len(told) == len(alone) + 1


def test_what_was_wrong_is_counted_for_the_answer_whoever_gave_it(
    two: tuple[Gateway, Gateway], rasa: StandInRasa, settings: Settings
) -> None:
    first, second = two
    rasa.answers["why"] = {"messages": [{"text": "x", "card": {"type": "answer", "id": "forms"}}]}
    second.token = first.open()
    first.say("why")

    assert second.tell_wrong({"kind": "wrong"}).status_code == 204
    assert [count.question for count in FeedbackStore(settings.data_dir).counts()] == ["forms"]


def test_nothing_that_was_typed_and_no_address_can_be_read_there(
    two: tuple[Gateway, Gateway], redis: RedisServer, rasa: StandInRasa
) -> None:
    rasa.answers["my secret cause"] = {"messages": [{"text": "secret answer"}], "turn": "first"}
    two[0].say("my secret cause")
    conversation = rasa.received[-1]["sender"]

    held = everything_in(redis)

    assert held
    for readable in ("secret", "127.0.0.1", conversation, "first"):
        assert readable not in held


def everything_in(redis: RedisServer) -> str:
    """Every key and value, as the server's own client prints them."""
    client = ["redis-cli", "-p", str(redis.port)]
    keys = subprocess.run([*client, "KEYS", "*"], capture_output=True, text=True, check=True).stdout.split()
    values = [subprocess.run([*client, "GET", key], capture_output=True, text=True, check=True).stdout for key in keys]
    return "\n".join([*keys, *values])


def test_while_it_is_away_people_are_answered_and_readiness_says_what_is_away(
    make_gateway: MakeGateway, redis: RedisServer
) -> None:
    gateway = make_gateway(redis_url=redis.url, session_messages_per_minute=4)
    assert gateway.client.get("/readyz").json()["parts"]["memory"] == "ok"
    gateway.say("hi")
    redis.stop()

    statuses = [gateway.say("hi").status_code for _ in range(3)]
    ready = gateway.client.get("/readyz")

    assert statuses == [200, 200, 429]
    assert (ready.status_code, ready.json()["parts"]["memory"]) == (503, "failing")
    redis.start()
    assert gateway.client.get("/readyz").status_code == 200
    time.sleep(AWAY_FOR)
    assert gateway.say("hi", token=gateway.open()).status_code == 200


def test_a_memory_that_hangs_holds_nobody_up_for_long(make_gateway: MakeGateway, redis: RedisServer) -> None:
    gateway = make_gateway(redis_url=redis.url)
    gateway.say("hi")
    redis.freeze()
    try:
        began = time.monotonic()
        statuses = [gateway.say("hi").status_code for _ in range(5)]
        waited = time.monotonic() - began
        assert gateway.client.get("/readyz").json()["parts"]["memory"] == "failing"
    finally:
        redis.thaw()

    assert statuses == [200] * 5
    assert waited < 8
    assert gateway.client.get("/readyz").status_code == 200


def test_without_an_address_no_memory_is_spoken_of(make_gateway: MakeGateway) -> None:
    assert "memory" not in make_gateway().client.get("/readyz").json()["parts"]


def test_a_server_that_was_never_there_is_told_and_the_gateway_starts(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(redis_url=f"redis://127.0.0.1:{free_port()}/0")

    assert gateway.say("hi").status_code == 200
    assert gateway.client.get("/readyz").json()["parts"]["memory"] == "failing"


def test_an_address_that_is_none_is_named_at_the_start(make_gateway: MakeGateway) -> None:
    with pytest.raises(SettingsError, match="REDIS_URL: expected an address such as redis://"):
        make_gateway(redis_url="10.0.0.9:6379")
