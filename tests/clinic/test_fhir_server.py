"""An export posted to a real FHIR server, read back equal, and posted again without doubling anything."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clinic_of_tests import a_case
from decided_drafts import RESULTS, confirmed, resources

ROOT = Path(__file__).resolve().parents[2]
SERVER = "sekmet-fhir==0.1.1"
"""An FHIR R4 server on PyPI; it needs a newer Python than the product, so that it runs in an environment of its own."""

READY_WITHIN = 120.0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server process; the tests are skipped where it cannot be had."""
    folder = tmp_path_factory.mktemp("fhir-server")
    uv = ["sh", str(ROOT / "deploy/uv.sh")]
    environment = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    made = [["venv", "-q", "--no-project", "--python", ">=3.11", "env"], ["pip", "install", "-q", "-p", "env", SERVER]]
    for step in made:
        ended = subprocess.run([*uv, *step], cwd=folder, env=environment, capture_output=True, text=True, check=False)
        if ended.returncode != 0:
            pytest.skip(f"no FHIR server could be installed here: {ended.stderr[-200:]}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(folder / "env/bin/sekmet"), "serve", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}/fhir"
            _wait(f"{address}/metadata", process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            ask(address)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
        else:
            return
    pytest.skip("the FHIR server did not start")


def ask(address: str, body: Any = None) -> Any:
    """The JSON that the server answers with."""
    content = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/fhir+json", "Accept": "application/fhir+json"}
    with urllib.request.urlopen(urllib.request.Request(address, content, headers), timeout=30) as answer:
        return json.loads(answer.read())


def as_stored(resource: dict[str, Any], bundle: dict[str, Any]) -> dict[str, Any]:
    """The resource with its references as a server writes them: to where the other resources now are."""
    text = json.dumps(resource)
    for entry in bundle["entry"]:
        text = text.replace(json.dumps(entry["fullUrl"]), json.dumps(entry["request"]["url"]))
    return json.loads(text)


@pytest.fixture
def bundle(side, prescriber) -> dict[str, Any]:
    return confirmed(side, prescriber, a_case(labs=RESULTS, not_known=["labs.mma"]))


def test_every_resource_is_read_back_as_it_was_sent(server, bundle):
    answer = ask(server, bundle)
    assert {entry["response"]["status"][:3] for entry in answer["entry"]} == {"201"}
    for entry in bundle["entry"]:
        stored = ask(f"{server}/{entry['request']['url']}")
        stored.pop("meta")
        assert stored == as_stored(entry["resource"], bundle)


def test_sending_again_doubles_nothing(server, bundle):
    ask(server, bundle)
    before = ask(f"{server}/MedicationRequest")["total"]
    answer = ask(server, bundle)
    assert {entry["response"]["status"][:3] for entry in answer["entry"]} == {"200"}
    assert ask(f"{server}/MedicationRequest")["total"] == before


def test_a_draft_order_is_found_among_drafts_and_not_among_active_ones(server, bundle):
    ask(server, bundle)
    (order,) = resources(bundle, "MedicationRequest")
    drafts = ask(f"{server}/MedicationRequest?status=draft&_id={order['id']}")
    active = ask(f"{server}/MedicationRequest?status=active&_id={order['id']}")
    assert (drafts["total"], active["total"]) == (1, 0)
