"""That the table of faults tells what a person was told, and notices what was lost, doubled or not true."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from benchmarks import faulty_talk
from benchmarks.books import Stored, books
from benchmarks.faulty_talk import AFTER, BEFORE, DURING, Fault, Over, Seen, talk_through
from channels.keys import seal
from channels.replies import PLACE_LOST
from channels.sessions import Sessions

SAID = [*BEFORE, DURING, *AFTER]
TURNS = [f"turn {number}" for number in range(len(SAID))]


class Gateway(BaseHTTPRequestHandler):
    """Stands in for the gateway: it refuses so many messages, and answers the others by their number."""

    refusals = 0
    anew = False
    text = "Noted."

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        number = self.headers.get("Idempotency-Key")
        cls = type(self)
        if number is None:
            self._answer(201, {"token": "t", "expires_in": 60})
        elif number == str(len(BEFORE)) and cls.refusals:
            cls.refusals -= 1
            self._answer(503, {"error": {"code": "not_kept"}})
        else:
            turn = f"turn {threading.get_ident()}" if cls.anew else f"turn {number}"
            self._answer(200, {"turn": turn, "messages": [{"text": cls.text}]})

    def _answer(self, status: int, content: dict[str, object]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(faulty_talk, "TRY_EVERY", 0.01)
    for name in ("refusals", "anew", "text"):
        monkeypatch.setattr(Gateway, name, getattr(Gateway, name))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@contextmanager
def nothing_is_away(_: str) -> Iterator[Over]:
    yield lambda: 0.5


def seen_with(address: str, stored: Stored, mid_turn: bool = True) -> Seen:
    seen = Seen()
    talk_through(address, Fault("a fault", nothing_is_away, mid_turn), lambda _: stored, seen)
    return seen


@pytest.mark.parametrize("mid_turn", [True, False])
def test_a_message_that_was_refused_first_is_sent_until_it_is_answered(address: str, mid_turn: bool) -> None:
    Gateway.refusals = 3
    seen = seen_with(address, Stored(SAID, TURNS), mid_turn)
    assert seen.told == {"503 not_kept": 1}
    assert (seen.in_order, seen.wrong) == (1, [])
    assert seen.row("a fault").startswith("| a fault | 1 | 503 not_kept 1 | ")
    assert seen.row("a fault").endswith("| 1 of 1 | 0.5 / 0.5 |")


@pytest.mark.parametrize(
    "stored",
    [Stored(SAID[:-1], TURNS[:-1]), Stored([*SAID[:3], DURING, *SAID[3:]], TURNS), Stored(SAID, TURNS[::-1])],
    ids=["lost", "doubled", "out of order"],
)
def test_books_that_do_not_agree_are_told(address: str, stored: Stored) -> None:
    seen = seen_with(address, stored)
    assert seen.in_order == 0
    assert any("stored" in why for why in seen.wrong)


def test_a_message_that_gets_another_answer_when_it_comes_again_is_told(address: str) -> None:
    Gateway.anew = True
    assert any("was answered by turn" in why for why in seen_with(address, Stored(SAID, TURNS)).wrong)


def test_words_about_a_loss_that_was_none_are_told(address: str) -> None:
    Gateway.text = PLACE_LOST
    assert any("is gone" in why for why in seen_with(address, Stored(SAID, TURNS)).wrong)


def test_a_message_that_is_never_answered_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faulty_talk, "PATIENCE", 0.1)
    Gateway.refusals = 10_000
    seen = seen_with(address, Stored(SAID, TURNS))
    assert (seen.in_order, seen.runs) == (0, 1)
    assert "was not answered" in seen.wrong[0]


def test_the_books_tell_what_is_stored_of_a_token_in_the_order_of_the_rows(tmp_path: Path) -> None:
    secret = "s" * 40
    sessions = Sessions(seal(secret, "session"), 7200)
    token = sessions.open()
    conversation = sessions.conversation(token)
    with closing(sqlite3.connect(tmp_path / "c.sqlite")) as file, file:
        file.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id, type_name, data)")
        file.execute("CREATE TABLE turns (id INTEGER PRIMARY KEY, sender_id, answer)")
        for sender in (conversation, "another"):
            for text in ("first", "second"):
                row = (sender, "user", json.dumps({"text": text}))
                file.execute("INSERT INTO events (sender_id, type_name, data) VALUES (?, ?, ?)", row)
                file.execute(
                    "INSERT INTO turns (sender_id, answer) VALUES (?, ?)", (sender, json.dumps({"turn": text}))
                )
        file.execute("INSERT INTO events (sender_id, type_name, data) VALUES (?, 'bot', '{}')", (conversation,))
    with books(f"sqlite:///{tmp_path / 'c.sqlite'}", secret) as kept:
        assert kept.of_token(token) == Stored(["first", "second"], ["first", "second"])
