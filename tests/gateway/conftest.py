"""A gateway in front of a stand-in Rasa that answers over loopback."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import register
from rasa.model_training import train
from rasa.utils.endpoints import EndpointConfig
from running_bot import SMALL_BOT, ActionServer, Bot, MakeBot
from sanic import Sanic
from stand_in_rasa import CLINIC, Gateway, MakeGateway, StandInRasa, action_server, free_port, served

from b12core.clinic import parse_clinic
from channels.gateway import create_app
from channels.settings import Settings
from inside_rasa.connector import GatewayConnector
from keeping.store import ConversationStore


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


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    result = train(
        str(SMALL_BOT / "domain.yml"),
        str(SMALL_BOT / "config.yml"),
        [str(SMALL_BOT / "data.yml")],
        output=str(tmp_path_factory.mktemp("model")),
    )
    assert result.model is not None
    return result.model


@pytest.fixture
def actions() -> Iterator[tuple[ActionServer, str]]:
    server = ActionServer()
    with served(server.app(), free_port()) as address:
        yield server, f"{address}/webhook"


@pytest.fixture(scope="session")
def rasa_server() -> Iterator[tuple[Sanic, httpx.Client]]:
    """One Sanic application with the connector, as `rasa run` has; each test puts its agent in."""
    app = Sanic("connector", configure_logging=False)
    register([GatewayConnector.from_credentials(None)], app, route="/webhooks/")
    port = free_port()
    loop = asyncio.new_event_loop()

    async def start() -> None:
        server = await app.create_server("127.0.0.1", port, access_log=False, return_asyncio_server=True)
        await server.startup()
        await server.start_serving()

    def serve() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(start())
        started.set()
        loop.run_forever()

    started = threading.Event()
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert started.wait(30), "the connector was not served"
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield app, client
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)


@pytest.fixture
def make_bot(rasa_server: tuple[Sanic, httpx.Client], model: str, actions: tuple[ActionServer, str]) -> MakeBot:
    app, client = rasa_server
    server, address = actions

    def make(store: Any, actions_at: str = address) -> Bot:
        app.ctx.agent = Agent.load(model, tracker_store=store, action_endpoint=EndpointConfig(actions_at))
        return Bot(client, app.ctx.agent, server)

    return make


@pytest.fixture
def store(tmp_path: Path) -> ConversationStore:
    return ConversationStore(db=str(tmp_path / "conversations.sqlite"))


@pytest.fixture
def bot(make_bot: MakeBot, store: Any) -> Bot:
    return make_bot(store)
