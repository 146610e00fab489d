"""Who cannot be answered in good time is told so at once; half requests end; limits count whoever really asks."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx
import pytest
from stand_in_rasa import Gateway, MakeGateway, StandInRasa

from channels import connections
from channels.errors import GatewayError
from channels.metrics import Metrics
from channels.waiting_line import WaitingLine

NO_LIMITS = {"address_messages_per_minute": 0, "address_sessions_per_minute": 0, "session_messages_per_minute": 0}


async def stay(line: WaitingLine, seconds: float) -> None:
    async with line.place():
        await asyncio.sleep(seconds)


async def test_as_many_as_may_are_let_through_together() -> None:
    line = WaitingLine(3, 1, "911", Metrics())
    began = time.monotonic()
    await asyncio.gather(*(stay(line, 0.2) for _ in range(3)))
    assert time.monotonic() - began < 0.4


async def test_who_would_wait_too_long_is_refused_at_once_with_the_time_to_wait() -> None:
    line = WaitingLine(1, 1, "911", Metrics())
    tasks = [asyncio.create_task(stay(line, 0.05)) for _ in range(40)]
    done, _ = await asyncio.wait(tasks, timeout=0.04)
    refusals = [task.exception() for task in done]
    assert len(refusals) > 20
    for refused in refusals:
        assert isinstance(refused, GatewayError)
        assert 2 <= int((refused.headers or {})["Retry-After"]) <= 5
    await asyncio.gather(*tasks, return_exceptions=True)
    await stay(line, 0)


async def test_who_was_let_in_is_not_refused_where_turns_take_somewhat_longer_than_before() -> None:
    line = WaitingLine(2, 1, "911", Metrics())
    for _ in range(20):
        await stay(line, 0.04)
    tasks = [asyncio.create_task(stay(line, 0.055)) for _ in range(100)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    refused_at_once = [task for task in tasks if task.done()]
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    assert 10 < len(refused_at_once) < 90
    assert sum(isinstance(answer, GatewayError) for answer in answers) == len(refused_at_once)


def expected_until_refused(line: WaitingLine, stack: ExitStack) -> int:
    """How many messages are let in at the door while none of them comes to the line."""
    for number in range(100):
        try:
            stack.enter_context(line.expecting())
        except GatewayError:
            return number
    raise AssertionError("a hundred were let in")


async def test_messages_that_are_still_being_read_count_among_those_that_wait() -> None:
    line = WaitingLine(1, 1, "911", Metrics())
    with ExitStack() as stack:
        assert 2 < expected_until_refused(line, stack) < 10
    with line.expecting():
        await stay(line, 0)


async def test_who_was_let_in_at_the_door_is_not_refused_at_the_line() -> None:
    line = WaitingLine(1, 1, "911", Metrics())

    async def read_and_stay() -> None:
        with line.expecting():
            await asyncio.sleep(0.05)
            await stay(line, 0.01)

    tasks = [asyncio.create_task(read_and_stay()) for _ in range(50)]
    await asyncio.sleep(0.02)
    refused_at_the_door = sum(task.done() for task in tasks)
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    assert 20 < refused_at_the_door < 50
    assert sum(isinstance(answer, GatewayError) for answer in answers) == refused_at_the_door


async def test_nobody_waits_longer_than_the_longest_wait_when_the_dialogue_hangs() -> None:
    line = WaitingLine(1, 0.2, "911", Metrics())
    hanging = asyncio.create_task(stay(line, 5))
    await asyncio.sleep(0.01)
    began = time.monotonic()
    with pytest.raises(GatewayError):
        await stay(line, 0)
    assert 0.15 < time.monotonic() - began < 1
    hanging.cancel()
    await asyncio.gather(hanging, return_exceptions=True)
    await stay(line, 0)
    assert line.waiting == 0


def parallel(gateway: Gateway, tokens: list[str]) -> list[tuple[httpx.Response, float]]:
    def one(token: str) -> tuple[httpx.Response, float]:
        began = time.monotonic()
        return gateway.say("hi", token=token, key="k"), time.monotonic() - began

    with ThreadPoolExecutor(len(tokens)) as pool:
        return list(pool.map(one, tokens))


def test_a_refused_message_says_whom_to_call_and_counts_when_it_is_sent_again(
    make_gateway: MakeGateway, rasa: StandInRasa
) -> None:
    gateway = make_gateway(turns_at_once=1, **NO_LIMITS)
    tokens = [gateway.open() for _ in range(24)]
    rasa.delay = 0.3
    answers = parallel(gateway, tokens)
    refused = [(answer, token) for (answer, _), token in zip(answers, tokens, strict=True) if answer.status_code == 503]
    assert {answer.status_code for answer, _ in answers} == {200, 503}
    assert rasa.most_at_once == 1
    for answer, _ in refused:
        error = answer.json()["error"]
        assert error["code"] == "overloaded"
        assert "911" in error["message"]
        assert answer.headers["Retry-After"] in error["message"]
    rasa.delay = 0.0
    assert gateway.say("hi", token=refused[0][1], key="k").status_code == 200
    assert sum(message["sender"] is not None for message in rasa.received) == 25 - len(refused)


def test_where_the_line_is_full_nothing_of_a_message_is_read(make_gateway: MakeGateway, rasa: StandInRasa) -> None:
    gateway = make_gateway(turns_at_once=1, **NO_LIMITS)
    tokens = [gateway.open() for _ in range(24)]
    rasa.delay = 0.8
    with ThreadPoolExecutor(1) as pool:
        load = pool.submit(parallel, gateway, tokens)
        time.sleep(0.4)
        refused = gateway.client.post("/api/messages", content=b"no JSON")
        load.result()
    assert refused.status_code == 503
    assert refused.json()["error"]["code"] == "overloaded"
    assert refused.headers["Retry-After"] in refused.json()["error"]["message"]
    assert refused.json()["error"]["reference"] == refused.headers["X-Request-ID"]
    assert gateway.client.post("/api/messages", content=b"no JSON").status_code != 503


def test_the_assistant_says_that_it_is_ready_while_the_line_is_full(
    make_gateway: MakeGateway, rasa: StandInRasa
) -> None:
    gateway = make_gateway(turns_at_once=2, **NO_LIMITS)
    tokens = [gateway.open() for _ in range(24)]
    rasa.delay = 0.4
    with ThreadPoolExecutor(1) as pool:
        load = pool.submit(parallel, gateway, tokens)
        time.sleep(0.2)
        assert gateway.client.get("/readyz").status_code == 200
        load.result()


@pytest.fixture
def door(make_gateway: MakeGateway, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A raw connection to a gateway whose time limits are short."""
    monkeypatch.setattr(connections, "HEAD_LIMIT", 0.3)
    monkeypatch.setattr(connections, "BODY_LIMIT", 0.3)
    address = make_gateway().client.base_url
    with socket.create_connection((address.host, address.port), timeout=5) as opened:
        yield opened


def ended_within(connection: socket.socket, seconds: float) -> bool:
    """Whether the other side ends the connection in time; what it sends before is read away."""
    connection.settimeout(seconds)
    try:
        while connection.recv(65_536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True


def test_a_connection_that_asks_nothing_ends(door: socket.socket) -> None:
    assert ended_within(door, 2)


def test_half_a_head_ends(door: socket.socket) -> None:
    door.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n")
    assert ended_within(door, 2)


def test_half_a_head_after_a_whole_request_ends(door: socket.socket) -> None:
    door.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
    assert b"200 OK" in door.recv(4096)
    door.sendall(b"GET /healthz HTTP/1.1\r\n")
    assert ended_within(door, 2)


def test_half_a_body_ends(door: socket.socket) -> None:
    door.sendall(b"POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n{")
    assert ended_within(door, 3)


def test_a_head_without_an_end_is_cut_off(door: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    door.settimeout(5)
    with pytest.raises((ConnectionError, TimeoutError)):  # noqa: PT012 - which of the lines notices it is chance
        door.sendall(b"GET /healthz HTTP/1.1\r\n")
        for number in range(200):
            door.sendall(f"X-{number}: {'a' * 4000}\r\n".encode())
            time.sleep(0.001)


def test_a_whole_request_that_takes_long_to_answer_is_not_cut_off(
    make_gateway: MakeGateway, rasa: StandInRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_LIMIT", 0.2)
    monkeypatch.setattr(connections, "BODY_LIMIT", 0.2)
    rasa.delay = 1.0
    assert make_gateway().say("hi").status_code == 200


def test_a_request_that_is_too_large_is_refused_and_its_connection_ended(make_gateway: MakeGateway) -> None:
    address = make_gateway().client.base_url
    with socket.create_connection((address.host, address.port), timeout=5) as opened:
        opened.sendall(b"POST /api/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 90000000\r\n\r\n{")
        assert b"413" in opened.recv(4096)
        assert ended_within(opened, 2)


def test_more_connections_than_can_be_served_are_ended(
    make_gateway: MakeGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST", 2)
    address = make_gateway().client.base_url
    opened = [socket.create_connection((address.host, address.port), timeout=5) for _ in range(3)]
    assert ended_within(opened[2], 2)
    assert not ended_within(opened[0], 0.2)
    for connection in opened:
        connection.close()


def statuses(gateway: Gateway, addresses: list[str]) -> list[int]:
    return [
        gateway.client.post("/api/session", headers={"X-Forwarded-For": address}).status_code for address in addresses
    ]


def test_behind_a_trusted_proxy_each_client_has_its_own_limit(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(address_sessions_per_minute=2, trusted_proxies=("127.0.0.0/8",))
    assert statuses(gateway, ["192.0.2.1", "192.0.2.2", "192.0.2.1"]) == [201, 201, 429]


def test_what_a_client_invents_in_front_of_the_proxys_word_changes_nothing(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(address_sessions_per_minute=2, trusted_proxies=("127.0.0.0/8",))
    assert statuses(gateway, ["198.51.100.7, 192.0.2.1", "198.51.100.8, 192.0.2.1"]) == [201, 429]


def test_nobody_is_believed_where_no_proxy_is_trusted(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(address_sessions_per_minute=2)
    assert statuses(gateway, ["192.0.2.1", "192.0.2.2"]) == [201, 429]


def test_who_came_by_tls_is_told_to_come_by_tls_from_now_on(make_gateway: MakeGateway) -> None:
    by_tls = {"X-Forwarded-Proto": "https"}
    behind = make_gateway(trusted_proxies=("127.0.0.1/32",)).client.get("/healthz", headers=by_tls)
    assert behind.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in make_gateway().client.get("/healthz", headers=by_tls).headers
