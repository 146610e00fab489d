"""A gateway with the Teams channel on, between a stand-in Rasa and Microsoft's services on loopback."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

# The stand-ins live with the gateway's own tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "gateway"))

from microsoft import Microsoft, microsoft_running
from stand_in_rasa import CLINIC, StandInRasa, action_server, free_port, served
from teams_user import TeamsUser

from b12core.clinic import parse_clinic
from channels.gateway import create_app
from channels.settings import Settings

TEAMS_CLINIC = f"{CLINIC}\nchannels: {{web: true, teams: true}}\n"


@pytest.fixture(scope="session")
def microsoft_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Microsoft]:
    with microsoft_running(tmp_path_factory.mktemp("tls")) as services:
        yield services


@pytest.fixture
def microsoft(microsoft_services: Microsoft) -> Microsoft:
    """Microsoft's services, with nothing received yet."""
    microsoft_services.connector.reset()
    return microsoft_services


@pytest.fixture(scope="session")
def rasa_and_actions() -> Iterator[tuple[StandInRasa, str, str]]:
    stand_in = StandInRasa()
    with served(stand_in.app(), free_port()) as rasa_url, served(action_server(), free_port()) as actions_url:
        yield stand_in, rasa_url, actions_url


@pytest.fixture
def rasa(rasa_and_actions: tuple[StandInRasa, str, str]) -> StandInRasa:
    """The stand-in for Rasa, as new."""
    rasa_and_actions[0].reset()
    return rasa_and_actions[0]


@pytest.fixture
def make_app(
    microsoft: Microsoft, rasa_and_actions: tuple[StandInRasa, str, str], tmp_path: Path
) -> Iterator[Callable[..., httpx.Client]]:
    """Serves a gateway with the settings changed as named; a client of it."""
    running: list[Any] = []

    def make(clinic: str = TEAMS_CLINIC, **changes: Any) -> httpx.Client:
        settings = Settings(
            clinic=parse_clinic(clinic),
            **{
                "rasa_url": rasa_and_actions[1],
                "actions_url": rasa_and_actions[2],
                "data_dir": tmp_path,
                "session_messages_per_minute": 0,
                "address_messages_per_minute": 0,
                "teams": microsoft.credentials,
                **changes,
            },
        )
        context = served(create_app(settings), free_port())
        client = httpx.Client(base_url=context.__enter__(), trust_env=False, timeout=30)
        running.append((context, client))
        return client

    yield make
    for context, client in running:
        client.close()
        context.__exit__(None, None, None)


@pytest.fixture
def user(make_app: Callable[..., httpx.Client], microsoft: Microsoft, rasa: StandInRasa) -> TeamsUser:
    """A person with a personal chat."""
    return TeamsUser(make_app(), microsoft.issuer, microsoft.connector, microsoft.service_url)
