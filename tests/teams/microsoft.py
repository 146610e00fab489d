"""Microsoft's side of the Teams channel, on loopback: who signs tokens, who hands them out, and where replies go."""

from __future__ import annotations

import datetime as dt
import ipaddress
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import jwt
import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from fastapi import FastAPI, Request
from microsoft_agents.hosting.core.authorization._entra_issuers import BOTFRAMEWORK_JWKS_URIS
from stand_in_rasa import free_port, served
from starlette.responses import JSONResponse

from channels.teams.settings import TeamsSettings

APP_ID = "5f0c2b52-2f3a-4a3e-9d53-0c9c6a1d7e11"
TENANT = "0d6f2c6e-5c8f-4d52-8a40-3e1d4f0b7a90"
SECRET = "the-application-secret"
CONNECTOR_ISSUER = "https://api.botframework.com"
TOKEN_FOR_REPLIES = "token-for-replies-" + secrets.token_hex(8)
KEY_ID = "connector-key"


def rsa_key() -> RSAPrivateKey:
    """A private key of the kind that tokens are signed with."""
    return generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class TokenIssuer:
    """Signs tokens as the Bot Framework does, and shows its public keys."""

    key: RSAPrivateKey = field(default_factory=rsa_key)

    def token(self, service_url: str, key: RSAPrivateKey | None = None, **claims: Any) -> str:
        """A token for our application, with claims (None leaves one out) and key changed as named."""
        now = int(time.time())
        content = {
            "iss": CONNECTOR_ISSUER,
            "aud": APP_ID,
            "serviceurl": service_url,
            "nbf": now - 60,
            "exp": now + 3600,
            **claims,
        }
        kept = {name: value for name, value in content.items() if value is not None}
        return jwt.encode(kept, key or self.key, algorithm="RS256", headers={"kid": KEY_ID})

    def app(self) -> FastAPI:
        """The address of the public keys."""
        app = FastAPI()

        @app.get("/v1/.well-known/keys")
        async def keys() -> JSONResponse:
            public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
            return JSONResponse({"keys": [{**public, "kid": KEY_ID, "use": "sig", "alg": "RS256"}]})

        return app


def sign_in(address: str) -> FastAPI:
    """The sign-in service: its OpenID metadata, and a token for whoever knows the application's secret."""
    app = FastAPI()

    @app.get("/adfs/.well-known/openid-configuration")
    async def metadata() -> JSONResponse:
        base = f"{address}/adfs"
        return JSONResponse(
            {"issuer": base, "authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token"}
        )

    @app.post("/adfs/token")
    async def token(request: Request) -> JSONResponse:
        form = dict(parse_qsl((await request.body()).decode()))
        known = form["client_id"] == APP_ID and form["client_secret"] == SECRET
        if not known or form["scope"] != f"{CONNECTOR_ISSUER}/.default":
            return JSONResponse({"error": "invalid_client"}, status_code=401)
        return JSONResponse({"access_token": TOKEN_FOR_REPLIES, "token_type": "Bearer", "expires_in": 3600})

    return app


@dataclass
class Connector:
    """Where replies go. `sent` are the messages in order, `typing` counts indicators, `updated` by the id of a card."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    typing: int = 0
    updated: dict[str, dict[str, Any]] = field(default_factory=dict)
    opened: list[dict[str, Any]] = field(default_factory=list)
    unauthorised: int = 0
    sizes: list[int] = field(default_factory=list)
    refuse_private: bool = False
    refuse_updates: bool = False
    refuse_sending: bool = False

    def reset(self) -> None:
        """Nothing received, nothing refused."""
        vars(self).update(vars(Connector()))

    def app(self) -> FastAPI:
        """The routes of the connector service that a bot uses, under a region's path as Microsoft has them."""
        app = FastAPI()

        @app.middleware("http")
        async def only_with_the_token(request: Request, call_next: Any) -> Any:
            if request.headers.get("Authorization") != f"Bearer {TOKEN_FOR_REPLIES}":
                self.unauthorised += 1
                return JSONResponse({"error": "unauthorized"}, status_code=401)
            return await call_next(request)

        @app.post("/v3/conversations")
        async def create(request: Request) -> JSONResponse:
            if self.refuse_private:
                return JSONResponse({"error": {"code": "BotNotInConversationRoster"}}, status_code=403)
            asked = await request.json()
            self.opened.append(asked)
            return JSONResponse({"id": f"a:personal-{asked['members'][0]['id']}"}, status_code=201)

        @app.post("/v3/conversations/{conversation}/activities/{activity}")
        async def reply(conversation: str, activity: str, request: Request) -> JSONResponse:
            return await self._take(conversation, request)

        @app.post("/v3/conversations/{conversation}/activities")
        async def send(conversation: str, request: Request) -> JSONResponse:
            return await self._take(conversation, request)

        @app.put("/v3/conversations/{conversation}/activities/{activity}")
        async def update(conversation: str, activity: str, request: Request) -> JSONResponse:
            if self.refuse_updates:
                return JSONResponse({"error": "no"}, status_code=404)
            self.updated[activity] = await request.json()
            return JSONResponse({"id": activity})

        region = FastAPI()
        region.mount("/amer", app)
        return region

    async def _take(self, conversation: str, request: Request) -> JSONResponse:
        body = await request.body()
        activity = json.loads(body)
        if activity["type"] == "typing":
            self.typing += 1
            return JSONResponse({"id": "typing"})
        if self.refuse_sending:
            return JSONResponse({"error": "no"}, status_code=500)
        self.sizes.append(len(body))
        self.sent.append({**activity, "conversation_in_url": conversation, "id": f"sent-{len(self.sent)}"})
        return JSONResponse({"id": f"sent-{len(self.sent) - 1}"})


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for loopback that its own holder signed, and its key."""
    key = rsa_key()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.timezone.utc)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(signed.public_bytes(Encoding.PEM))
    files[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()))
    return files


@contextmanager
def served_with_tls(app: FastAPI, port: int, files: tuple[Path, Path]) -> Iterator[str]:
    """The https address under which the application answers, from a thread of this process."""
    certificate_file, key_file = map(str, files)
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=port,
        log_level="error",
        ws="none",
        ssl_certfile=certificate_file,
        ssl_keyfile=key_file,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    assert server.started, f"nothing answers on port {port}"
    try:
        yield f"https://localhost:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@dataclass
class Microsoft:
    """Microsoft's services, and the credentials that they know."""

    issuer: TokenIssuer
    connector: Connector
    service_url: str
    credentials: TeamsSettings


@contextmanager
def microsoft_running(folder: Path) -> Iterator[Microsoft]:
    """Microsoft's services on loopback, and the SDK pointed at them; files go into the folder."""
    issuer, connector, port = TokenIssuer(), Connector(), free_port()
    files = certificate(folder)
    with (
        pytest.MonkeyPatch.context() as patched,
        served(issuer.app(), free_port()) as keys,
        served(connector.app(), free_port()) as service_url,
        served_with_tls(sign_in(f"https://localhost:{port}"), port, files) as authority,
    ):
        # The addresses of Microsoft's keys are constants of the SDK; everything else is ordinary configuration.
        patched.setitem(BOTFRAMEWORK_JWKS_URIS, CONNECTOR_ISSUER, f"{keys}/v1/.well-known/keys")
        patched.setenv("REQUESTS_CA_BUNDLE", str(files[0]))
        credentials = TeamsSettings(app_id=APP_ID, app_secret=SECRET, tenant_id=TENANT, authority=f"{authority}/adfs")
        yield Microsoft(issuer, connector, f"{service_url}/amer/", credentials)
