"""Who asks too often is asked to wait, and others are not."""

from __future__ import annotations

import pytest
from stand_in_rasa import MakeGateway

from channels.errors import GatewayError
from channels.limits import MOST_BUCKETS, RateLimit, address_key


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_allowed_and_then_one_at_a_time() -> None:
    clock = Clock()
    limit = RateLimit(60, clock)
    for _ in range(30):
        limit.take("a")

    with pytest.raises(GatewayError, match="wait 1 seconds"):
        limit.take("a")
    clock.now += 1
    limit.take("a")
    with pytest.raises(GatewayError):
        limit.take("a")


def test_one_key_does_not_use_up_anothers() -> None:
    limit = RateLimit(2, Clock())
    limit.take("a")
    limit.take("b")

    with pytest.raises(GatewayError):
        limit.take("a")


def test_a_rate_of_zero_limits_nothing() -> None:
    limit = RateLimit(0, Clock())
    for _ in range(1000):
        limit.take("a")


def test_keys_that_have_filled_up_again_take_no_memory() -> None:
    clock = Clock()
    limit = RateLimit(60, clock)
    for number in range(MOST_BUCKETS):
        limit.take(str(number))
    clock.now += 60

    limit.take("one more")

    assert len(limit._buckets) == 1


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
