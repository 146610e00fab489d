"""What whoever runs `make run` sees and is left with: a ready line, clear messages, no process that stays.

The real supervisor runs, with children that are small stand-ins for the assistant's own.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from keeping.alone import alone_in

ROOT = Path(__file__).resolve().parents[2]

READY_AT_ONCE = """
import http.server, os, socket
rasa = socket.create_server(("127.0.0.1", int(os.environ["RASA_PORT"])))
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/readyz" else 404)
        self.end_headers()
    def log_message(self, *_): pass
print("gateway listens", flush=True)
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Answer).serve_forever()
"""

WITH_A_CHILD_OF_ITS_OWN = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "import time; time.sleep(600)"])
"""

DEAF_TO_TERM = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
time.sleep(600)
"""


def free_ports(count: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return numbers


class Run:
    """One run of the supervisor, with a Procfile of stand-ins in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        gateway, rasa = free_ports(2)
        model = folder / "model.tar.gz"
        model.touch()
        self.settings = {
            "PORT": str(gateway),
            "RASA_PORT": str(rasa),
            "B12_MODEL": str(model),
            "DATA_DIR": str(folder / "data"),
            "START_LIMIT": "20",
        }
        self.output = folder / "output.txt"
        self.lines: list[str] = []
        self.process: subprocess.Popen[bytes] | None = None
        self.seen: dict[int, psutil.Process] = {}

    def child(self, name: str, program: str) -> None:
        file = self.folder / f"{name}.py"
        file.write_text(program, encoding="utf-8")
        self.lines.append(f"{name}: exec python {file}\n")

    def start(self) -> None:
        procfile = self.folder / "Procfile"
        procfile.write_text("".join(self.lines), encoding="utf-8")
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "deploy.supervisor", "--procfile", str(procfile)],
                cwd=ROOT,
                env={**os.environ, **self.settings},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                # As from a terminal, where a hang-up is not ignored; tests may run where it is.
                preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
            )

    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def wait_for(self, text: str, seconds: float = 20) -> None:
        assert self.process is not None
        deadline = time.monotonic() + seconds
        while text not in self.said():
            assert time.monotonic() < deadline, f"expected {text!r} within {seconds} s, got:\n{self.said()}"
            assert self.process.poll() is None, f"ended before it said {text!r}:\n{self.said()}"
            time.sleep(0.05)

    def remember_processes(self) -> None:
        assert self.process is not None
        for process in psutil.Process(self.process.pid).children(recursive=True):
            self.seen[process.pid] = process

    def end(self, number: signal.Signals = signal.SIGINT, seconds: float = 30) -> int:
        assert self.process is not None
        self.remember_processes()
        self.process.send_signal(number)
        return self.process.wait(seconds)

    def left_over(self) -> list[psutil.Process]:
        _, alive = psutil.wait_procs(list(self.seen.values()), timeout=2)
        return alive


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    run = Run(tmp_path)
    yield run
    if run.process is not None and run.process.poll() is None:
        run.end(signal.SIGTERM)
    for process in run.left_over():
        process.kill()


def test_the_ready_line_is_printed_once_and_names_the_address(run: Run) -> None:
    run.child("gateway", READY_AT_ONCE)
    run.child("rasa", "import time; time.sleep(600)")
    run.start()
    run.wait_for("is ready")
    time.sleep(1)
    assert run.end() == 0
    assert run.said().count(f"B12 assistant is ready: http://127.0.0.1:{run.settings['PORT']}/\n") == 1


def test_a_line_of_a_process_carries_its_name(run: Run) -> None:
    run.child("gateway", READY_AT_ONCE)
    run.start()
    run.wait_for("gateway | gateway listens")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_end_leaves_no_process_behind(run: Run, number: signal.Signals) -> None:
    run.child("gateway", READY_AT_ONCE)
    run.child("actions", WITH_A_CHILD_OF_ITS_OWN)
    run.start()
    run.wait_for("is ready")
    assert run.end(number) == 0
    assert len(run.seen) == 3
    assert run.left_over() == []


def test_the_end_during_the_start_leaves_no_process_behind(run: Run) -> None:
    run.child("gateway", "print('starting', flush=True); import time; time.sleep(600)")
    run.start()
    run.wait_for("starting")
    assert run.end() == 0
    assert len(run.seen) == 1
    assert run.left_over() == []
    assert "is ready" not in run.said()


def test_a_process_that_ignores_the_request_to_end_is_killed(run: Run) -> None:
    run.child("gateway", READY_AT_ONCE)
    run.child("rasa", DEAF_TO_TERM)
    run.start()
    run.wait_for("is ready")
    assert run.end() == 0
    assert run.left_over() == []


@pytest.mark.parametrize(
    ("variable", "listener"),
    [("PORT", "the gateway"), ("RASA_PORT", "Rasa")],
)
def test_a_port_in_use_is_named_with_the_way_to_move_it(run: Run, variable: str, listener: str) -> None:
    run.child("gateway", READY_AT_ONCE)
    with socket.create_server(("127.0.0.1", int(run.settings[variable]))):
        run.start()
        assert run.process is not None
        assert run.process.wait(20) == 1
    assert f"Port {run.settings[variable]} on 127.0.0.1, where {listener} listens" in run.said()
    assert f"make run {variable}=" in run.said()


@pytest.mark.parametrize("given", ["", "http", "0", "65536", "80 80", "-1", "٨٠٨٠"])
def test_a_port_that_is_no_port_is_refused_with_what_was_expected(run: Run, given: str) -> None:
    run.settings["PORT"] = given
    run.child("gateway", READY_AT_ONCE)
    run.start()
    assert run.process is not None
    assert run.process.wait(20) == 1
    assert f"expected a whole number from 1 to 65535, got {given!r}" in run.said()


def test_one_port_for_two_listeners_is_refused(run: Run) -> None:
    run.settings["RASA_PORT"] = run.settings["PORT"]
    run.child("gateway", READY_AT_ONCE)
    run.start()
    assert run.process is not None
    assert run.process.wait(20) == 1
    assert f"PORT and RASA_PORT are both {run.settings['PORT']}" in run.said()


def test_a_missing_model_says_how_to_train_one(run: Run) -> None:
    run.settings["B12_MODEL"] = str(run.folder / "none.tar.gz")
    run.child("gateway", READY_AT_ONCE)
    run.start()
    assert run.process is not None
    assert run.process.wait(20) == 1
    assert "make train" in run.said()
    assert "none.tar.gz" in run.said()


def test_a_process_that_dies_during_the_start_ends_all_with_its_last_lines(run: Run) -> None:
    run.child("gateway", READY_AT_ONCE.replace("200 if", "503 if"))
    run.child("rasa", "import time; time.sleep(1); print('the disk is full', flush=True); raise SystemExit(3)")
    run.start()
    run.wait_for("gateway listens")
    run.remember_processes()
    assert run.process is not None
    assert run.process.wait(20) == 1
    assert "The process 'rasa' ended while the assistant was starting. Its last lines:" in run.said()
    assert "    the disk is full" in run.said()
    assert run.left_over() == []


def test_a_start_that_takes_too_long_ends_all_with_a_message(run: Run) -> None:
    run.settings["START_LIMIT"] = "1.5"
    run.child("gateway", READY_AT_ONCE.replace("200 if", "503 if"))
    run.start()
    run.wait_for("gateway listens")
    run.remember_processes()
    assert run.process is not None
    assert run.process.wait(20) == 1
    assert "was not ready 2 s after its start" in run.said()
    assert "START_LIMIT=3" in run.said()
    assert run.left_over() == []


def test_a_process_that_dies_later_is_started_again_while_the_others_stay(run: Run) -> None:
    run.child("gateway", READY_AT_ONCE)
    run.child("actions", "print('actions listen', flush=True); import time; time.sleep(600)")
    run.start()
    run.wait_for("is ready")
    run.wait_for("actions listen")
    run.remember_processes()
    actions = next(p for p in run.seen.values() if "actions.py" in p.cmdline()[-1])
    gateway = next(p for p in run.seen.values() if "gateway.py" in p.cmdline()[-1])
    actions.kill()
    run.wait_for("The process 'actions' ended by itself and is started again")
    deadline = time.monotonic() + 10
    while run.said().count("actions listen") < 2:
        assert time.monotonic() < deadline, run.said()
        time.sleep(0.05)
    assert gateway.is_running()
    assert run.end() == 0
    assert run.left_over() == []
    assert run.said().count("is ready") == 1


def test_a_process_that_dies_again_and_again_is_started_after_longer_and_longer_waits(run: Run) -> None:
    run.child("gateway", READY_AT_ONCE)
    run.child("actions", "import time; time.sleep(1); print('no clinic.yml', flush=True)")
    run.start()
    run.wait_for("is ready")
    for wait in (1, 2, 4):
        run.wait_for(f"The process 'actions' ended by itself and is started again in {wait} s", 30)
    run.remember_processes()
    assert run.end() == 0
    assert run.left_over() == []
    assert run.said().count("is ready") == 1


HANGS_AFTER_A_WHILE = READY_AT_ONCE.replace(
    "def do_GET(self):",
    "def do_GET(self):\n        if self.path == '/healthz': self.seen = Answer.seen = Answer.seen + 1\n"
    "        if Answer.seen > 3: __import__('time').sleep(600)",
).replace(
    "class Answer(http.server.BaseHTTPRequestHandler):",
    "class Answer(http.server.BaseHTTPRequestHandler):\n    seen = 0",
)


def test_a_process_that_is_there_and_does_not_answer_is_started_again(run: Run) -> None:
    run.settings["HANG_LIMIT"] = "1.5"
    run.child("gateway", HANGS_AFTER_A_WHILE)
    run.start()
    run.wait_for("is ready")
    run.wait_for("The process 'gateway' did not answer any more, was ended and is started again", 30)
    deadline = time.monotonic() + 20
    while run.said().count("gateway listens") < 2:
        assert time.monotonic() < deadline, run.said()
        time.sleep(0.05)
    assert run.end() == 0
    assert run.left_over() == []


def test_a_paused_process_is_ended_and_started_again(run: Run) -> None:
    run.settings["HANG_LIMIT"] = "1.5"
    run.child("gateway", READY_AT_ONCE)
    run.start()
    run.wait_for("is ready")
    time.sleep(3)
    run.remember_processes()
    next(iter(run.seen.values())).suspend()
    run.wait_for("The process 'gateway' did not answer any more, was ended and is started again", 30)
    assert run.end() == 0
    assert run.left_over() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process when its parent was killed")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_under_its_output_ends_nothing(run: Run) -> None:
    run.child("gateway", READY_AT_ONCE)
    run.child("other", "import time\nwhile True:\n    print('words', flush=True)\n    time.sleep(0.1)\n")
    run.output = Path("/dev/full")
    run.start()
    assert run.process is not None
    time.sleep(3)
    run.remember_processes()
    assert run.process.poll() is None
    assert len(run.seen) == 2
    assert run.end() == 0
    assert run.left_over() == []


def test_a_killed_supervisor_leaves_no_process_behind(run: Run) -> None:
    run.child("gateway", READY_AT_ONCE)
    run.child("rasa", DEAF_TO_TERM)
    run.start()
    run.wait_for("is ready")
    assert run.end(signal.SIGKILL) == -signal.SIGKILL
    assert len(run.seen) == 2
    assert run.left_over() == []


def test_two_assistants_do_not_share_a_data_folder(run: Run, tmp_path: Path) -> None:
    run.child("gateway", READY_AT_ONCE)
    run.start()
    run.wait_for("is ready")
    (tmp_path / "second").mkdir()
    second = Run(tmp_path / "second")
    second.settings["DATA_DIR"] = run.settings["DATA_DIR"]
    second.child("gateway", READY_AT_ONCE)
    second.start()
    assert second.process is not None
    assert second.process.wait(30) == 1
    assert run.process is not None
    assert (
        f"Another copy of the assistant (process {run.process.pid}) already works with the data folder" in second.said()
    )
    assert "make run DATA_DIR=" in second.said()
    assert "Starting" not in second.said()


@pytest.mark.parametrize("module", ["deploy.rasa run", "channels"])
def test_a_part_that_is_started_by_hand_does_not_share_a_data_folder_either(module: str, tmp_path: Path) -> None:
    part = "rasa" if "rasa" in module else "gateway"
    held = alone_in(tmp_path, part)
    ended = subprocess.run(
        [sys.executable, "-m", *module.split()],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 1
    assert f"Another copy of the assistant (process {os.getpid()}) already works with the data folder" in ended.stderr
    held.close()
