"""A gateway in front of a stand-in Rasa that answers over loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from stand_in_rasa import CLINIC, Gateway, MakeGateway, StandInRasa, action_server, free_port, served

from b12core.clinic import parse_clinic
from channels.gateway import create_app
from channels.settings import Settings


@pytest.fixture(scope="session")
def upstream() -> Iterator[tuple[StandInRasa, str, str]]:
    """The stand-in for Rasa with its address, and the address of the action server's stand-in."""
    rasa = StandInRasa()
    with served(rasa.app(), free_port()) as rasa_url, served(action_server(), free_port()) as actions_url:
        yield rasa, rasa_url, actions_url


@pytest.fixture
def rasa(upstream: tuple[StandInRasa, str, str]) -> StandInRasa:
    """The stand-in, as new."""
    upstream[0].reset()
    return upstream[0]


@pytest.fixture
def settings(upstream: tuple[StandInRasa, str, str], rasa: StandInRasa, tmp_path: Path) -> Settings:
    _, rasa_url, actions_url = upstream
    return Settings(clinic=parse_clinic(CLINIC), rasa_url=rasa_url, actions_url=actions_url, data_dir=tmp_path)


@pytest.fixture
def make_gateway(settings: Settings) -> Iterator[MakeGateway]:
    """Serves a gateway with the settings changed as named."""
    running: list[Any] = []

    def make(**changes: Any) -> Gateway:
        context = served(create_app(settings.model_copy(update=changes)), free_port())
        address = context.__enter__()
        client = httpx.Client(base_url=address, trust_env=False)
        running.append((context, client))
        return Gateway(client)

    yield make
    for context, client in running:
        client.close()
        context.__exit__(None, None, None)


@pytest.fixture(scope="session")
def shared_gateway(
    upstream: tuple[StandInRasa, str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[httpx.Client]:
    """A client of one gateway without limits, for the tests that need no other settings."""
    _, rasa_url, actions_url = upstream
    settings = Settings(
        clinic=parse_clinic(CLINIC),
        rasa_url=rasa_url,
        actions_url=actions_url,
        data_dir=tmp_path_factory.mktemp("data"),
        session_messages_per_minute=0,
        address_messages_per_minute=0,
        address_sessions_per_minute=0,
    )
    with (
        served(create_app(settings), free_port()) as address,
        httpx.Client(base_url=address, trust_env=False) as client,
    ):
        yield client


@pytest.fixture
def gateway(shared_gateway: httpx.Client, rasa: StandInRasa) -> Gateway:
    """The shared gateway, with no conversation yet."""
    return Gateway(shared_gateway)
