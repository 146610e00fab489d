"""Who asks too often is asked to wait, and others are not."""

from __future__ import annotations

from contextlib import suppress

import pytest
from stand_in_rasa import MakeGateway

from channels.errors import GatewayError
from channels.limits import Limits, RateLimit, address_key


class Clock:
    """The time of day, which stands until it is moved."""

    now = 900_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moved = Clock()
    monkeypatch.setattr("time.time", moved)
    return moved


async def taken(limit: RateLimit, key: str, times: int) -> int:
    """How many of so many requests are allowed."""
    allowed = 0
    for _ in range(times):
        with suppress(GatewayError):
            await limit.take(key)
            allowed += 1
    return allowed


async def test_half_of_a_minutes_requests_are_allowed_at_once_and_the_rest_as_time_passes(clock: Clock) -> None:
    limit = Limits().per_minute("messages", 60)
    assert await taken(limit, "a", 40) == 30
    with pytest.raises(GatewayError, match="wait 31 seconds"):
        await limit.take("a")
    clock.now += 45
    assert await taken(limit, "a", 40) == 15


async def test_one_key_does_not_use_up_anothers(clock: Clock) -> None:
    limit = Limits().per_minute("messages", 2)
    await limit.take("a")
    await limit.take("b")

    with pytest.raises(GatewayError):
        await limit.take("a")


async def test_limits_of_different_names_count_apart(clock: Clock) -> None:
    limits = Limits()
    for name in ("messages", "sessions"):
        await limits.per_minute(name, 2).take("a")


async def test_a_rate_of_zero_limits_nothing() -> None:
    assert await taken(Limits().per_minute("messages", 0), "a", 1000) == 1000


def test_an_ipv6_network_counts_as_one_address() -> None:
    assert address_key("2001:db8:1:2::1") == address_key("2001:db8:1:2:ffff::9")
    assert address_key("2001:db8:1:2::1") != address_key("2001:db8:1:3::1")
    assert address_key("192.0.2.1") != address_key("192.0.2.2")


def test_too_many_messages_in_one_session_are_refused_with_the_time_to_wait(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(session_messages_per_minute=4)
    answers = [gateway.say("hi") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].json()["error"]["code"] == "too_many_requests"
    assert int(answers[-1].headers["Retry-After"]) > 0
    gateway.open()
    assert gateway.say("hi").status_code == 200


def test_too_many_sessions_from_one_address_are_refused(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(address_sessions_per_minute=4)

    statuses = [gateway.client.post("/api/session").status_code for _ in range(3)]

    assert statuses == [201, 201, 429]


def test_guessing_tokens_is_limited_by_address(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(address_messages_per_minute=4)

    statuses = [gateway.say("hi", token="guess").status_code for _ in range(3)]

    assert statuses == [401, 401, 429]
