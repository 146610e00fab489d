"""Alive says that the gateway runs; ready says which part behind it does not."""

from __future__ import annotations

from stand_in_rasa import Gateway, MakeGateway, StandInRasa, free_port


def test_alive_needs_nothing_behind_it(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(rasa_url=f"http://127.0.0.1:{free_port()}")

    assert gateway.client.get("/healthz").json() == {"status": "ok"}


def test_ready_when_rasa_model_and_actions_answer(gateway: Gateway) -> None:
    answer = gateway.client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "parts": {"rasa": "ok", "model": "ok", "actions": "ok"}}


def test_not_ready_without_a_model(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.model_loaded = False

    answer = gateway.client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["parts"] == {"rasa": "ok", "model": "missing", "actions": "ok"}


def test_not_ready_without_rasa(make_gateway: MakeGateway) -> None:
    answer = make_gateway(rasa_url=f"http://127.0.0.1:{free_port()}").client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["parts"] == {"rasa": "unreachable", "model": "unreachable", "actions": "ok"}


def test_not_ready_without_the_action_server(make_gateway: MakeGateway) -> None:
    answer = make_gateway(actions_url=f"http://127.0.0.1:{free_port()}").client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "parts": {"rasa": "ok", "model": "ok", "actions": "unreachable"}}
