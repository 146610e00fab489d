"""The services of compose.yaml as processes on this machine: their commands, and their environment.

What a container would get is taken from the Dockerfile and from compose.yaml. Only what stands for a machine changes:
each service's name becomes loopback, and each of its ports a free one.
"""

from __future__ import annotations

import json
import os
import re
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from honcho.environ import parse

from deploy.environment import ROOT

CONTAINER = ROOT / "deploy" / "container"
PORTS = {"gateway": (8080, 9090), "rasa": (5005, 5055), "database": (5432,), "memory": (6379,), "proxy": (443,)}
"""The ports on which a service of each kind listens. The actions share the network of their Rasa."""

TARGETS = ("gateway", "rasa", "actions")
READY = {"gateway": (8080, "/readyz"), "rasa": (5005, "/webhooks/gateway/ready"), "actions": (5055, "/health")}
"""Where each program says whether it can work, as in the Dockerfile's health checks."""

_VARIABLE = re.compile(r"\$\{(\w+):(\?|-)\}")
"""A value that is asked for (`${NAME:?}`), or that may be left out (`${NAME:-}`)."""


@dataclass(frozen=True)
class Service:
    """One process of ours: what it is started with."""

    command: list[str]
    environment: dict[str, str]


@dataclass(frozen=True)
class Composed:
    """Every service of ours by its name, the port of each listener, and the proxy's configuration."""

    services: dict[str, Service]
    ports: dict[tuple[str, int], int]
    caddyfile: str

    def ready(self, service: str) -> str:
        """The address that answers with success once the service can work."""
        port, path = READY[_kind(service)]
        home = service if (service, port) in self.ports else service.replace("actions", "rasa")
        return f"{self.address(home, port)}{path}"

    def address(self, service: str, port: int) -> str:
        """Where the service listens."""
        return f"http://127.0.0.1:{self.ports[service, port]}"


def composed(
    secrets: Mapping[str, str], folder: Path, running: Mapping[tuple[str, int], int], without: Sequence[str] = ()
) -> Composed:
    """The services with these values for what compose.yaml asks for; each has a data folder in the folder.

    `running` are the ports of those that run already, and `without` names those that are not to run at all.
    """
    written = yaml.safe_load((CONTAINER / "compose.yaml").read_text(encoding="utf-8"))["services"]
    numbers = [(name, port) for name in written for port in PORTS.get(_kind(name), ())]
    ports = {**dict(zip(numbers, _free_ports(len(numbers)), strict=True)), **running}
    services = {}
    for name, service in written.items():
        if _kind(name) not in TARGETS:
            continue
        home = str(service.get("network_mode", name)).removeprefix("service:")
        given = {**_of_image(_kind(name)), **service.get("environment", {})}
        if name in without:
            continue
        if "RASA_URLS" in given:
            given["RASA_URLS"] = ",".join(url for url in given["RASA_URLS"].split(",") if _named(url) not in without)
        environment = {key: _here(_filled(str(value), secrets), home, ports) for key, value in given.items()}
        data = folder / name
        data.mkdir(parents=True, exist_ok=True)
        environment |= {"DATA_DIR": str(data), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        command = [_here(word, home, ports) for word in _command(_kind(name))]
        services[name] = Service(command, {"HOME": str(folder), **environment})
    caddyfile = _here((CONTAINER / "Caddyfile").read_text(encoding="utf-8"), "proxy", ports)
    return Composed(services, ports, f"{{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}}\n{caddyfile}")


def _named(url: str) -> str:
    return str(urlsplit(url).hostname)


def _kind(service: str) -> str:
    return service.split("-")[0]


def _of_image(target: str) -> dict[str, str]:
    """The environment that the image of the target sets, without what is only true in a container."""
    found: dict[str, str] = {}
    for stage in ("runs", target):
        for values in re.findall(r"^ENV (.+)$", _stage(stage), flags=re.MULTILINE):
            found |= parse("\n".join(re.findall(r'\w+=(?:"[^"]*"|\S*)', values)))
    return {name: value for name, value in found.items() if name not in ("PATH", "HOME")}


def _command(target: str) -> list[str]:
    found = re.search(r"^CMD (\[.+\])$", _stage(target), flags=re.MULTILINE)
    assert found is not None  # noqa: S101 - a test holds that each target has one
    return [sys.executable if word == "python" else str(word) for word in json.loads(found[1])]


def _stage(name: str) -> str:
    text = (CONTAINER / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return re.split(r"^FROM .*\n", text.split(f" AS {name}\n")[1], flags=re.MULTILINE)[0]


def _filled(value: str, secrets: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: secrets[found[1]] if found[2] == "?" else secrets.get(found[1], ""), value)


def _here(text: str, home: str, ports: Mapping[tuple[str, int], int]) -> str:
    """The text with addresses of this machine: of other services by name, of its own by the port."""
    for (service, port), number in ports.items():
        text = re.sub(rf"\b{service}:{port}\b", f"127.0.0.1:{number}", text)
        text = re.sub(rf"@{service}/", f"@127.0.0.1:{number}/", text)
    for (service, port), number in ports.items():
        if service == home:
            text = re.sub(rf"(?<![\d.]){port}(?!\d)|(?<=127\.0\.0\.1:){port}\b", str(number), text)
    return re.sub(r"172\.30\.8\.0/24|0\.0\.0\.0", "127.0.0.1", text)


def _free_ports(count: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return numbers
