"""A gateway with Slack on, between a stand-in Rasa and a stand-in of Slack's Web API."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path += [str(Path(__file__).parent.with_name("gateway")), str(Path(__file__).parent.with_name("end_to_end"))]

from slack_stand_in import BOT_TOKEN, SIGNING_SECRET, SlackPerson, SlackStandIn
from stand_in_rasa import CLINIC, StandInRasa, action_server, free_port, served

from b12core.clinic import parse_clinic
from channels.gateway import create_app
from channels.settings import Settings
from channels.slack.settings import SlackSettings


@pytest.fixture(scope="session")
def slack_server() -> Iterator[tuple[SlackStandIn, str]]:
    """The stand-in for Slack, with its address."""
    slack = SlackStandIn()
    with served(slack.app(), free_port()) as address:
        yield slack, address


@pytest.fixture
def slack(slack_server: tuple[SlackStandIn, str]) -> SlackStandIn:
    """The stand-in, as new."""
    slack_server[0].reset()
    return slack_server[0]


@pytest.fixture(scope="session")
def rasa_server() -> Iterator[tuple[StandInRasa, str, str]]:
    """The stand-in for Rasa with its address, and the address of the action server's stand-in."""
    rasa = StandInRasa()
    with served(rasa.app(), free_port()) as rasa_url, served(action_server(), free_port()) as actions_url:
        yield rasa, rasa_url, actions_url


@pytest.fixture
def rasa(rasa_server: tuple[StandInRasa, str, str]) -> StandInRasa:
    """The stand-in, as new."""
    rasa_server[0].reset()
    return rasa_server[0]


@pytest.fixture
def settings(
    rasa_server: tuple[StandInRasa, str, str],
    rasa: StandInRasa,
    slack: SlackStandIn,
    slack_server: tuple[SlackStandIn, str],
    tmp_path: Path,
) -> Settings:
    """A gateway's settings with Slack alone."""
    return settings_for(rasa_server, slack_server, tmp_path)


def settings_for(
    rasa_server: tuple[StandInRasa, str, str], slack_server: tuple[SlackStandIn, str], folder: Path
) -> Settings:
    """A gateway between these two, with Slack alone."""
    return Settings(
        clinic=parse_clinic(CLINIC + "\nchannels: {slack: true}\n"),
        rasa_url=rasa_server[1],
        actions_url=rasa_server[2],
        data_dir=folder,
        slack=SlackSettings(bot_token=BOT_TOKEN, signing_secret=SIGNING_SECRET, api_url=f"{slack_server[1]}/api/"),
    )


MakePerson = Callable[..., SlackPerson]


@pytest.fixture
def make_person(settings: Settings, slack: SlackStandIn) -> Iterator[MakePerson]:
    """Somebody in the Slack workspace, at a gateway with the settings changed as named."""
    running: list[Any] = []

    def make(user: str = "U0CLINICIAN", **changes: Any) -> SlackPerson:
        context = served(create_app(settings.model_copy(update=changes)), free_port())
        address = context.__enter__()
        running.append(context)
        return SlackPerson(slack, f"{address}/slack/events", user)

    yield make
    for context in running:
        context.__exit__(None, None, None)


@pytest.fixture(scope="session")
def shared_address(
    rasa_server: tuple[StandInRasa, str, str],
    slack_server: tuple[SlackStandIn, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of one gateway for the tests that need no settings of their own."""
    settings = settings_for(rasa_server, slack_server, tmp_path_factory.mktemp("data"))
    with served(create_app(settings), free_port()) as address:
        yield f"{address}/slack/events"


@pytest.fixture
def person(shared_address: str, slack: SlackStandIn, rasa: StandInRasa) -> SlackPerson:
    """Somebody in the Slack workspace whom the gateway has not met."""
    return SlackPerson(slack, shared_address, f"U{secrets.token_hex(5).upper()}")
