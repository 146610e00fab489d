"""Servers of accounts for the tests: a real provider in a process of its own, and one that signs what it is told."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

DOCTOR = {"sub": "dr-example", "name": "Dr A. Example", "groups": ["staff", "b12-prescribers"], "jobTitle": "GP"}
STRANGER = {"sub": "somebody", "name": "S. Body", "groups": ["staff"]}


PROVIDER = """
import datetime, json, sys
from oidc_provider_mock import User, app
port, seconds, people = int(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
users = [User(sub=person.pop("sub"), claims=person) for person in people]
whole = app(user_claims=users, access_token_max_age=datetime.timedelta(seconds=seconds))
whole.run(port=port, debug=False, use_reloader=False)
"""
"""Its own command asks for a newer library of web sockets than Rasa can have."""


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def real_provider(*people: dict[str, Any], max_age: int = 3600) -> Iterator[str]:
    """The issuer of `oidc-provider-mock`, a whole provider that lets these people in without a password."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-c", PROVIDER, str(port), str(max_age), json.dumps(people)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    issuer = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                requests.get(f"{issuer}/.well-known/openid-configuration", timeout=1).raise_for_status()
                break
            except requests.RequestException:
                time.sleep(0.1)
        yield issuer
    finally:
        process.terminate()
        process.wait(10)


def sign_in_there(address: str, sub: str) -> tuple[str, str]:
    """What the provider sends the browser back with, once somebody has signed in there: state and code."""
    answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=10)
    back = parse_qs(urlsplit(answer.headers["Location"]).query)
    return back["state"][0], back["code"][0]


class BentProvider:
    """Gives for each code the claims that a test has put there, signed as the test says."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.calls_itself = issuer
        self.key = RSAKey.generate_key(2048, {"kid": "one", "alg": "RS256", "use": "sig"})
        self.claims: dict[str, Any] = {}
        self.header: dict[str, Any] = {"alg": "RS256", "kid": "one"}
        self.signs_with: RSAKey | OctKey = self.key
        self.told: dict[str, Any] = {}
        self.userinfo: dict[str, Any] | None = None

    def answer(self, path: str) -> dict[str, Any]:
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/jwks"}
            places |= {"userinfo_endpoint": "/userinfo"} if self.userinfo is not None else {}
            return {"issuer": self.calls_itself, **{name: self.issuer + place for name, place in places.items()}}
        if path == "/jwks":
            return KeySet([self.key]).as_dict(private=False)
        if path == "/userinfo":
            return self.userinfo or {}
        signed = jwt.encode(self.header, self.claims, self.signs_with, algorithms=[self.header["alg"]])
        return {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": signed, **self.told}


@contextmanager
def bent_provider() -> Iterator[BentProvider]:
    port = free_port()
    provider = BentProvider(f"http://127.0.0.1:{port}")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = json.dumps(provider.answer(urlsplit(self.path).path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(content)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
