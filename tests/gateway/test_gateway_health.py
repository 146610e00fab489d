"""Alive says that the gateway runs; ready says which part behind it does not."""

from __future__ import annotations

import pytest
from stand_in_rasa import Gateway, MakeGateway, StandInRasa, free_port

WORKS = {"rasa": "ok", "model": "ok", "store": "ok", "lock": "ok"}


def test_alive_needs_nothing_behind_it(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(rasa_url=f"http://127.0.0.1:{free_port()}")

    assert gateway.client.get("/healthz").json() == {"status": "ok"}


def test_ready_when_rasa_model_and_actions_answer(gateway: Gateway) -> None:
    answer = gateway.client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "parts": {**WORKS, "actions": "ok"}}


def test_not_ready_without_a_model(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.model_loaded = False

    answer = gateway.client.get("/readyz")

    assert answer.status_code == 503
    behind = {"store": "unreachable", "lock": "unreachable"}
    assert answer.json()["parts"] == {"rasa": "ok", "model": "missing", **behind, "actions": "ok"}


@pytest.mark.parametrize("part", ["store", "lock"])
def test_not_ready_where_nothing_can_be_kept(gateway: Gateway, rasa: StandInRasa, part: str) -> None:
    setattr(rasa, part, "failing")

    answer = gateway.client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["parts"] == {**WORKS, part: "failing", "actions": "ok"}


def test_not_ready_without_rasa(make_gateway: MakeGateway) -> None:
    answer = make_gateway(rasa_url=f"http://127.0.0.1:{free_port()}").client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["parts"] == {**dict.fromkeys(WORKS, "unreachable"), "actions": "ok"}


def test_actions_inside_rasa_are_as_ready_as_rasa(make_gateway: MakeGateway, rasa: StandInRasa) -> None:
    gateway = make_gateway(actions_url="")
    ready = gateway.client.get("/readyz").json()["parts"]
    rasa.model_loaded = False
    loading = gateway.client.get("/readyz").json()["parts"]

    assert (ready["actions"], loading["actions"]) == ("ok", "unreachable")


def test_not_ready_without_the_action_server(make_gateway: MakeGateway) -> None:
    answer = make_gateway(actions_url=f"http://127.0.0.1:{free_port()}").client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "parts": {**WORKS, "actions": "unreachable"}}
