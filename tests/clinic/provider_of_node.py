"""npm `oidc-provider`, a certified OpenID provider, as a process of its own, and how a person signs in there."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import requests
from accounts_servers import DOCTOR, STRANGER, free_port
from node_packages import installed

HERE = Path(__file__).with_name("accounts_provider")
MODULE = "node_modules/oidc-provider/lib/index.js"
SECRET = "a secret of the client"


def a_client(name: str, back: str) -> dict[str, Any]:
    """What the provider knows of a site that people sign in to."""
    return {"client_id": name, "client_secret": SECRET, "redirect_uris": [f"{back}/clinic/accounts/back"]}


@contextmanager
def npm_provider(*backs: str, codes_last: int = 60) -> Iterator[str]:
    """The issuer; the clinic at each address is known there as `b12`, at the first as `other`, too.

    Raises NotHere where Node or its registry is out of reach.
    """
    port = free_port()
    clients = [a_client("other", backs[0]), a_client("b12", backs[0])]
    clients[1]["redirect_uris"] = [f"{back}/clinic/accounts/back" for back in backs]
    told = {"port": port, "people": [DOCTOR, STRANGER], "clients": clients, "codesLast": codes_last}
    command = ["node", str(HERE / "provider.mjs"), str(installed(HERE) / MODULE), json.dumps(told)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    issuer = f"http://127.0.0.1:{port}"
    try:
        _wait_for(issuer)
        yield issuer
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(issuer: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            return requests.get(f"{issuer}/.well-known/openid-configuration", timeout=1).raise_for_status()
        except requests.RequestException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def sign_in_by_form(address: str, account: str, browser: requests.Session | None = None) -> dict[str, str]:
    """What the provider sends the browser back with, once the account was typed where it asks for one."""
    browser = browser or requests.Session()
    here = address
    for _ in range(8):
        answer = browser.get(here, allow_redirects=False, timeout=10)
        if answer.status_code == 200:
            answer = browser.post(here, data={"login": account}, allow_redirects=False, timeout=10)
        here = urljoin(here, answer.headers["Location"])
        if urlsplit(here).path == "/clinic/accounts/back":
            return {name: values[0] for name, values in parse_qs(urlsplit(here).query).items()}
    raise AssertionError("the provider does not lead back")
