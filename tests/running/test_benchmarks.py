"""That the benchmark measures answers and not errors, compares with Rasa's own default, and says what it missed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psutil
import pytest
import yaml

from benchmarks import baseline, candidates, capacity, turns
from benchmarks.candidates import NoCandidate
from benchmarks.conversation import TYPED
from benchmarks.files_of_a_turn import files_seen, our_files
from benchmarks.lines import StraightToRasa, UnansweredTurn
from benchmarks.long_run import long_run
from benchmarks.processes import Assistant
from benchmarks.table import Row, as_json, as_markdown
from benchmarks.turns import Partner, Turns
from deploy.environment import ROOT


class Gateway(BaseHTTPRequestHandler):
    """Stands in for the gateway: one answer to every message, as the test sets it."""

    status = 200
    messages: list[dict[str, Any]] = []  # noqa: RUF012 - set anew by each test

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.rfile.read(length)
        if self.path == "/api/session":
            self._answer(201, {"token": "t", "expires_in": 60})
        else:
            self._answer(self.status, {"messages": self.messages})

    def do_DELETE(self) -> None:
        self.send_response(204)
        self.end_headers()

    def _answer(self, status: int, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Gateway, "status", 200)
    monkeypatch.setattr(Gateway, "messages", [{"text": "Noted.", "card": None}])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_whole_conversations_are_timed_until_there_are_enough_turns(gateway: str) -> None:
    [measured] = turns.measure([Partner(gateway)], at_least=len(TYPED) + 1)
    assert measured.conversations == 2
    assert len(measured.milliseconds) == 2 * len(TYPED)
    assert measured.percent_with_a_draft == 0


def test_a_tap_is_timed_only_where_the_next_option_is_offered(gateway: str) -> None:
    Gateway.messages = [{"text": "Hello.", "card": None, "options": [{"title": "Something else", "id": "1"}]}]
    with pytest.raises(UnansweredTurn, match=r"expected one of the options .*'Work out a plan'.*, got Something else"):
        turns.tapped(Partner(gateway))


def test_a_long_conversation_is_timed_at_several_of_its_turns(gateway: str) -> None:
    assert list(turns.growth(Partner(gateway), after=(22, 30))) == [22, 30]


def test_two_assistants_are_timed_over_the_same_number_of_conversations(gateway: str) -> None:
    ours, beside = turns.measure([Partner(gateway), Partner(gateway)], at_least=1)
    assert ours.conversations == beside.conversations == 1
    assert len(ours.milliseconds) == len(beside.milliseconds) == len(TYPED)


def test_a_conversation_counts_as_one_with_a_draft_when_a_suggestion_was_shown(gateway: str) -> None:
    Gateway.messages = [{"text": None, "card": {"type": "suggestion"}}]
    [measured] = turns.measure([Partner(gateway)], at_least=1)
    assert measured.percent_with_a_draft == 100


def test_rasas_own_bot_is_talked_to_through_its_channel_and_may_say_nothing() -> None:
    line = StraightToRasa()
    talk = line.talk(None)
    assert line.body(talk, "hello") == {"sender": talk.fields["sender"], "message": "hello"}
    assert line.talk(None).fields != talk.fields
    assert line.messages({}, 200, []) == []
    with pytest.raises(UnansweredTurn, match="got 500"):
        line.messages({}, 500, "no")


def test_turns_a_second_are_those_of_the_most_people_who_need_not_wait(
    gateway: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capacity, "PEOPLE", (1, 2))
    assert capacity.turns_a_second(Partner(gateway), 0.2) > 1
    monkeypatch.setattr(capacity, "LONGEST_MS", 0)
    assert capacity.turns_a_second(Partner(gateway), 0.2) == 0


def test_a_long_run_compares_memory_and_open_files_with_those_when_all_had_settled(gateway: str) -> None:
    ran = long_run(Assistant(gateway, 1.0, psutil.Process()), Partner(gateway), 2 * len(TYPED))
    assert ran.turns == 2 * len(TYPED)
    assert ran.megabytes[0] > 0
    assert ran.more_descriptors == ran.descriptors[1] - ran.descriptors[0]


def test_without_the_history_of_the_code_the_state_before_is_left_out_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(candidates, "BEFORE", "no-such-commit")
    with pytest.raises(NoCandidate, match="left out: the commit no-such-commit is not in this copy"):
        candidates.before()
    assert not (tmp_path / "kept").exists()


def test_an_error_is_not_timed(gateway: str) -> None:
    Gateway.status = 503
    with pytest.raises(UnansweredTurn, match="expected status 200, got 503"):
        turns.measure([Partner(gateway)], at_least=1)


def test_an_empty_answer_is_not_timed(gateway: str) -> None:
    Gateway.messages = []
    with pytest.raises(UnansweredTurn, match="at least one message"):
        turns.measure([Partner(gateway)], at_least=1)


def test_median_and_p95_are_those_of_all_turns() -> None:
    measured = Turns(tuple(float(number) for number in range(1, 101)), conversations=5, with_a_draft=5)
    assert measured.median == 50.5
    assert 95 <= measured.p95 <= 96


def test_the_baseline_is_rasas_default_with_our_reader_answers_and_second_opinion(tmp_path: Path) -> None:
    file = tmp_path / "config.yml"
    kept = baseline.write_config(file)
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    names = [component["name"] for component in config["pipeline"]]
    assert kept == (
        "b12nlu.component.ClinicalReader",
        "education.component.AnswerSearch",
        "second_opinion.component.SecondOpinion",
    )
    assert {"DIETClassifier", "ResponseSelector", "EntitySynonymMapper", "FallbackClassifier", *kept} <= set(names)
    assert [policy["name"] for policy in config["policies"]] == [
        "MemoizationPolicy",
        "RulePolicy",
        "UnexpecTEDIntentPolicy",
        "TEDPolicy",
    ]


def test_the_table_says_which_goal_was_missed() -> None:
    rows = [
        Row("turn, median", "ms", 12.34, (48.0, None), at_most=25),
        Row("times faster", "×", 3.9, at_least=4),
        Row("memory, rasa", "MB", 1510.4),
    ]
    table = as_markdown(rows, ["before", "rasa init"]).splitlines()
    assert [cell.strip() for cell in table[2].split("|")[2:6]] == ["12.3 ms", "48 ms", "", "≤ 25 ms: met"]
    assert table[3].split("|")[5].strip() == "≥ 4 ×: MISSED"
    assert table[4].split("|")[2].strip() == "1,510 MB"
    assert len({len(line) for line in table}) == 1
    assert [row["met"] for row in json.loads(as_json(rows, {}))["rows"]] == [True, False, True]


def test_of_what_a_turn_passes_only_our_own_files_count() -> None:
    def ours() -> None:
        as_markdown([])

    with files_seen() as seen:
        ours()
    assert our_files(seen) == []
    assert our_files({str(ROOT / "actions" / "core.py"), str(ROOT / ".venv" / "lib" / "x.py"), "/usr/lib/y.py"}) == [
        "actions/core.py"
    ]
