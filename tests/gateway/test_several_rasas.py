"""With several Rasas a conversation keeps to one as long as that one answers; and the keys can be changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from stand_in_rasa import Gateway, MakeGateway, StandInRasa, free_port, served

from channels.environment import SettingsError
from channels.keys import SEPARATOR
from channels.rasa_places import in_order_for
from channels.settings import Settings

OLD, NEW = "o" * 40, "n" * 40


@pytest.fixture
def two() -> Iterator[dict[str, StandInRasa]]:
    """Two stand-ins for Rasa by their addresses."""
    with ExitStack() as stack:
        stand_ins = [StandInRasa(), StandInRasa()]
        yield {stack.enter_context(served(rasa.app(), free_port())): rasa for rasa in stand_ins}


@pytest.fixture
def gateway(make_gateway: MakeGateway, two: dict[str, StandInRasa]) -> Gateway:
    return make_gateway(rasa_urls=tuple(two))


def test_a_conversation_keeps_to_one_rasa_and_all_have_some(gateway: Gateway, two: dict[str, StandInRasa]) -> None:
    for _ in range(12):
        gateway.open()
        gateway.say("hello")
        gateway.say("again")
    seen = [{message["sender"] for message in rasa.received} for rasa in two.values()]
    assert all(seen)
    assert not seen[0] & seen[1]
    assert sum(len(rasa.received) for rasa in two.values()) == 24


def test_where_its_rasa_is_away_the_conversation_goes_on_with_the_other(
    make_gateway: MakeGateway, two: dict[str, StandInRasa]
) -> None:
    away = f"http://127.0.0.1:{free_port()}"
    here, rasa = next(iter(two.items()))
    gateway = make_gateway(rasa_urls=(away, here))
    for _ in range(6):
        gateway.open()
        assert gateway.say("hello").status_code == 200
    assert len(rasa.received) == 6
    assert gateway.client.get("/readyz").json()["ready"]


def test_a_turn_that_failed_in_one_rasa_is_not_played_in_the_other(
    gateway: Gateway, two: dict[str, StandInRasa]
) -> None:
    for rasa in two.values():
        rasa.status = 500
    assert gateway.say("hello").status_code == 503
    assert sum(len(rasa.received) for rasa in two.values()) == 1


def test_forgetting_reaches_the_conversations_rasa(gateway: Gateway, two: dict[str, StandInRasa]) -> None:
    gateway.say("hello")
    assert gateway.forget().status_code == 204
    assert [len(rasa.received) for rasa in two.values()] == [len(rasa.forgotten) for rasa in two.values()]


def test_each_gateway_sends_a_conversation_the_same_way_and_a_lost_rasa_moves_only_its_own() -> None:
    places = ["http://a:1", "http://b:1", "http://c:1"]
    first = {f"web-{number}": in_order_for(f"web-{number}", places)[0] for number in range(300)}
    assert first == {name: in_order_for(name, list(reversed(places)))[0] for name in first}
    assert min(Counter(first.values()).values()) > 60
    without = {name: in_order_for(name, places[:2])[0] for name in first}
    assert all(without[name] == place for name, place in first.items() if place != places[2])


@pytest.mark.parametrize("given", ["10.0.0.5:5005", "http://a:1, ftp://b", "http://a:1/path"])
def test_an_address_of_rasa_that_is_none_is_named(given: str) -> None:
    with pytest.raises(SettingsError, match="RASA_URLS"):
        Settings.from_environment({"RASA_URLS": given})


def test_several_addresses_of_rasa_are_read() -> None:
    settings = Settings.from_environment({"RASA_URLS": "http://a:1/, http://b:2"})
    assert settings.rasa_urls == ("http://a:1", "http://b:2")


def test_two_gateways_with_one_key_serve_the_same_conversation(make_gateway: MakeGateway, rasa: StandInRasa) -> None:
    first, second = make_gateway(secret_key=OLD), make_gateway(secret_key=OLD)
    token = first.open()
    assert second.say("hello", token=token).status_code == 200


def test_an_old_key_still_opens_what_it_sealed_until_it_is_taken_out(
    make_gateway: MakeGateway, rasa: StandInRasa
) -> None:
    token = make_gateway(secret_key=OLD).open()
    both = make_gateway(secret_key=f"{NEW}{SEPARATOR}{OLD}")
    assert both.say("hello", token=token).status_code == 200
    assert make_gateway(secret_key=NEW).say("hello", token=token).status_code == 401
    assert make_gateway(secret_key=NEW).say("hello", token=both.open()).status_code == 200
    assert make_gateway(secret_key=OLD).say("hello", token=both.token).status_code == 401


def test_each_of_several_keys_has_to_be_long_enough(make_gateway: MakeGateway) -> None:
    with pytest.raises(SettingsError, match="at least 32 characters"):
        make_gateway(secret_key=f"{NEW}{SEPARATOR}short")
