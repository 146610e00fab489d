"""The channel inside Rasa, over HTTP with a real agent, store and action server and a small trained bot."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import rasa.model_training
from fastapi import FastAPI, Request
from rasa.core.agent import Agent
from rasa.core.channels.channel import register
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore
from rasa.shared.core.events import Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from sanic import Sanic
from stand_in_rasa import free_port, served
from starlette.responses import JSONResponse

from channels.connector import GatewayConnector
from channels.typed_text import as_typed
from deploy.conversation_store import ConversationStore

SMALL_BOT = Path(__file__).with_name("small_bot")

NESTED = {"field": "phase", "value": ["a", {"b": 1}]}
CARD = {
    "card": {"type": "emergency", "text": "Call.", "number": "911"},
    "text": "Stop.\n\nCall.",
    "buttons": [{"title": "Go on", "payload": f'/inform{{"answer": {json.dumps(NESTED)}}}'}],
}


@dataclass
class ActionServer:
    """Answers like rasa-sdk; `status` other than 200 makes every action fail."""

    status: int = 200
    called: list[str] = field(default_factory=list)
    connections: set[int] = field(default_factory=set)

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/webhook")
        async def webhook(request: Request) -> JSONResponse:
            name = (await request.json())["next_action"]
            self.called.append(name)
            assert request.client is not None
            self.connections.add(request.client.port)
            if self.status != 200:
                return JSONResponse({"error": "no", "action_name": name}, status_code=self.status)
            responses = [{"custom": CARD, "buttons": []}] if name == "action_card" else []
            return JSONResponse({"events": [], "responses": responses})

        return app


@dataclass
class Bot:
    """The connector's HTTP client, the agent behind it, and its action server."""

    client: httpx.Client
    agent: Agent
    actions: ActionServer

    def say(self, text: str, sender: str = "one") -> httpx.Response:
        return self.client.post("/webhooks/gateway/messages", json={"sender": sender, "text": text})

    def tracker(self, sender: str = "one") -> DialogueStateTracker | None:
        return asyncio.run(self.agent.tracker_store.retrieve_full_tracker(sender))

    def events(self, sender: str = "one") -> list[Any]:
        tracker = self.tracker(sender)
        return [] if tracker is None else list(tracker.events)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    result = rasa.model_training.train(
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


@pytest.fixture(scope="module")
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


MakeBot = Callable[..., Bot]


@pytest.fixture
def make_bot(rasa_server: tuple[Sanic, httpx.Client], model: str, actions: tuple[ActionServer, str]) -> MakeBot:
    app, client = rasa_server
    server, address = actions

    def make(store: Any, actions_at: str = address) -> Bot:
        app.ctx.agent = Agent.load(model, tracker_store=store, action_endpoint=EndpointConfig(actions_at))
        return Bot(client, app.ctx.agent, server)

    return make


@pytest.fixture(params=[InMemoryTrackerStore, SQLTrackerStore, ConversationStore])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    if request.param is InMemoryTrackerStore:
        return InMemoryTrackerStore(None)
    return request.param(dialect="sqlite", db=str(tmp_path / "conversations.sqlite"))


@pytest.fixture
def bot(make_bot: MakeBot, store: Any) -> Bot:
    return make_bot(store)


def test_text_with_blank_lines_stays_one_message_with_its_buttons(bot: Bot) -> None:
    answer = bot.say("/start").json()

    assert [message["text"] for message in answer["messages"]] == ["Hello.\n\nI am not a clinician."]
    assert answer["messages"][0]["buttons"] == [{"title": "Go", "payload": "/inform"}]
    assert answer["messages"][0]["card"] is None


def test_a_card_keeps_the_text_and_the_buttons_that_came_with_it(bot: Bot) -> None:
    answer = bot.say("show the card").json()

    assert answer["messages"] == [CARD]


def test_the_answer_says_which_question_is_open(bot: Bot) -> None:
    answer = bot.say("plan it").json()

    assert (answer["active_loop"], answer["requested_slot"]) == ("phase_form", "phase")


def test_a_payload_with_nested_json_arrives_whole(bot: Bot) -> None:
    payload = bot.say("show the card").json()["messages"][0]["buttons"][0]["payload"]

    bot.say(payload)

    tracker = bot.tracker()
    assert tracker is not None
    assert tracker.get_slot("answer") == NESTED


def test_only_the_first_answer_of_a_conversation_is_marked_as_new(bot: Bot) -> None:
    assert bot.say("/start").json()["new"]
    assert not bot.say("/start").json()["new"]


def test_a_restarted_conversation_is_not_a_new_one(bot: Bot) -> None:
    bot.say("/start")
    bot.say("/restart")

    answer = bot.say("/start").json()
    assert not answer["new"]
    assert not answer["expired"]


def test_starting_again_on_purpose_is_not_growing_too_old(bot: Bot) -> None:
    bot.say("plan it")
    assert not bot.say("/restart").json()["expired"]


def test_a_conversation_that_grew_too_old_is_marked_as_expired_once(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    bot.say("plan it")
    assert not bot.say("/greet").json()["expired"]
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)

    answer = bot.say("/greet").json()

    assert (answer["expired"], answer["new"]) == (True, False)
    assert not bot.say("/greet").json()["expired"]


FORGED = ["/restart", " \u200b／restart", '/inform{"answer": {"field": "phase"}}', '//inform@1.0{"answer": 1}']


@pytest.mark.parametrize("typed", FORGED)
def test_a_typed_command_forges_nothing(bot: Bot, typed: str) -> None:
    bot.say("/start")

    bot.say(as_typed(typed))

    understood = [event.intent.get("name") for event in bot.events() if isinstance(event, UserUttered)]
    assert understood == ["start", None]
    assert not any(isinstance(event, (Restarted, SlotSet)) for event in bot.events())


def test_the_same_text_as_a_payload_would_be_a_command(bot: Bot) -> None:
    bot.say('/inform{"answer": {"field": "phase"}}')

    assert any(isinstance(event, SlotSet) and event.key == "answer" for event in bot.events())


@pytest.mark.parametrize("status", [500, 404])
def test_a_turn_with_a_failed_action_is_not_kept_and_can_be_sent_again(bot: Bot, status: int) -> None:
    bot.say("/start")
    before = bot.events()
    bot.actions.status = status

    failed = bot.say("show the card")
    kept = bot.events()
    bot.actions.status = 200
    again = bot.say("show the card")

    assert failed.status_code == 503
    assert kept == before
    assert again.json()["messages"][0]["card"] == CARD["card"]


def test_an_unvalidated_slot_is_not_kept_when_the_validation_cannot_be_called(make_bot: MakeBot, store: Any) -> None:
    bot = make_bot(store, actions_at=f"http://127.0.0.1:{free_port()}/webhook")

    answer = bot.say('/inform{"answer": "raw"}')

    tracker = bot.tracker()
    assert answer.status_code == 503
    assert tracker is None or tracker.get_slot("answer") is None


def test_calls_to_the_action_server_share_a_connection(bot: Bot) -> None:
    for _ in range(3):
        bot.say("show the card")

    assert len(bot.actions.called) >= 6
    assert len(bot.actions.connections) == 1


def test_forgetting_deletes_every_event_of_that_conversation_and_no_other(bot: Bot) -> None:
    bot.say("/start", "one")
    bot.say("/start", "two")

    answer = bot.client.post("/webhooks/gateway/forget", json={"sender": "one"})

    assert answer.status_code == 200
    assert bot.tracker("one") is None
    assert bot.events("two") != []


def test_nothing_forgotten_stays_in_the_database_file(make_bot: MakeBot, tmp_path: Path) -> None:
    file = tmp_path / "forgotten.sqlite"
    bot = make_bot(SQLTrackerStore(dialect="sqlite", db=str(file)))
    bot.say("my haemoglobin is 91")
    assert b"my haemoglobin is 91" in file.read_bytes()

    bot.client.post("/webhooks/gateway/forget", json={"sender": "one"})

    assert b"my haemoglobin is 91" not in file.read_bytes()


def test_ready_names_the_model(bot: Bot) -> None:
    answer = bot.client.get("/webhooks/gateway/ready")

    assert answer.status_code == 200
    assert answer.json()["model"].endswith(".tar.gz")


def test_without_a_model_it_is_not_ready_and_says_so(rasa_server: tuple[Sanic, httpx.Client]) -> None:
    app, client = rasa_server
    app.ctx.agent = Agent()

    assert client.get("/webhooks/gateway/ready").status_code == 503
    message = {"sender": "one", "text": "hi"}
    assert client.post("/webhooks/gateway/messages", json=message).status_code == 503


@pytest.mark.parametrize(
    "body", [{}, [], {"sender": "", "text": "a"}, {"sender": "one"}, {"sender": "one", "text": " "}, {"text": "a"}]
)
def test_a_message_without_sender_or_text_is_refused(bot: Bot, body: Any) -> None:
    answer = bot.client.post("/webhooks/gateway/messages", content=json.dumps(body))

    assert answer.status_code == 400


def test_no_log_line_repeats_what_was_typed(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    bot.actions.status = 500

    bot.say("show the card of haemoglobin 91")

    assert "haemoglobin" not in caplog.text
    assert "was not kept" in caplog.text
