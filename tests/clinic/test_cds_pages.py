"""CDS Hooks over HTTP: discovery, cards, what is missing, feedback into the record, and who is trusted to ask."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jwt
import pytest
from clinic_of_tests import ADDRESS, Moment, a_clinic, the_keys
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import FastAPI
from jwt.algorithms import ECAlgorithm
from record_system import failed, order, ordering, request, result
from starlette.testclient import TestClient

from b12core.clinic import CdsHooks, TrustedIssuer
from channels.boundary import MOST_BYTES_OF
from clinic.cds_hooks.trust import Trust, Untrusted
from clinic.pages import add_clinic_pages
from clinic.side import Side

VIEW = "/cds-services/b12-patient-view"
SELECT = "/cds-services/b12-order-select"
ISSUER = "https://ehr.example/"
KEYS = "https://ehr.example/keys"


def a_side_that_answers(folder: Path, moment: Moment, hooks: CdsHooks | None) -> Side:
    clinic = a_clinic()
    clinicians = clinic.clinicians.model_copy(update={"cds_hooks": hooks})
    return Side(clinic.model_copy(update={"clinicians": clinicians}), the_keys(), folder, clock=moment)


@pytest.fixture
def answering(tmp_path: Path, moment: Moment) -> Iterator[Side]:
    side = a_side_that_answers(tmp_path, moment, CdsHooks())
    yield side
    side.close()


def client_of(side: Side) -> TestClient:
    app = FastAPI()
    add_clinic_pages(app, side, lambda request: None)
    return TestClient(app, base_url=ADDRESS)


@pytest.fixture
def record_system(answering: Side) -> TestClient:
    return client_of(answering)


def entries(side: Side):
    with side.database.reading() as connection:
        return [entry for entry, _ in side.record.entries(connection)]


def test_without_the_setting_no_record_system_is_answered(tmp_path, moment):
    side = a_side_that_answers(tmp_path, moment, None)
    assert client_of(side).get("/cds-services").status_code == 404
    side.close()


def test_discovery_names_both_hooks_and_what_to_send(record_system):
    services = record_system.get("/cds-services").json()["services"]
    assert {service["hook"] for service in services} == {"patient-view", "order-select"}
    for service in services:
        assert service["title"]
        assert service["description"]
        assert set(service["prefetch"]) == {"patient", "results", "conditions", "medications", "answers"}


def test_each_service_takes_a_request_of_the_size_of_a_record(record_system):
    services = record_system.get("/cds-services").json()["services"]
    assert {f"/cds-services/{service['id']}" for service in services} <= MOST_BYTES_OF.keys()


def test_a_request_is_answered_with_cards(record_system):
    answer = record_system.post(VIEW, json=request())
    assert answer.status_code == 200
    assert [card["indicator"] for card in answer.json()["cards"]] == ["info"]


def test_412_names_each_key_that_is_missing_and_how_it_is_asked_for(record_system, answering):
    answer = record_system.post(VIEW, json=request(results="left out", conditions=failed()))
    assert answer.status_code == 412
    missing = {each["prefetch"]: each for each in answer.json()["missing"]}
    assert {key: each["reason"] for key, each in missing.items()} == {"results": "not_sent", "conditions": "failed"}
    assert "2132-9" in missing["results"]["template"]
    assert "Jane Doe" not in answer.text
    assert "mcg" not in answer.text
    assert entries(answering) == []


@pytest.mark.parametrize("sent", [b"", b"[]", b"{", b'{"hook": "patient-view"}', b'"text"', b"[" * 5000])
def test_what_is_no_request_is_refused(record_system, sent):
    assert record_system.post(VIEW, content=sent).status_code == 400


def test_an_unknown_service_is_not_found(record_system):
    assert record_system.post("/cds-services/other", json=request()).status_code == 404
    assert record_system.post("/cds-services/other/feedback", json={}).status_code == 404


def an_answer(card: str, **changes):
    return {"card": card, "outcome": "overridden", "outcomeTimestamp": "2026-11-30T09:00:00Z", **changes}


def reason(code: str = "needs_tests_first", system: str = f"{ADDRESS}/clinic/ids/reasons"):
    return {"reason": {"code": code, "system": system}, "userComment": "Jane Doe would rather not"}


@pytest.fixture
def card(record_system) -> str:
    return record_system.post(SELECT, json=ordering(order(dose=700, every="wk"))).json()["cards"][0]["uuid"]


def test_feedback_stands_in_the_record_coded_and_without_anybodys_words(record_system, answering, card):
    sent = {"feedback": [an_answer(card, overrideReason=reason())]}
    assert record_system.post(f"{SELECT}/feedback", json=sent).status_code == 200
    entry = entries(answering)[-1]
    assert (entry.event, entry.actor, entry.reason) == ("card_answered", "ehr", "needs_tests_first")
    assert entry.after == {"card": card, "outcome": "overridden"}
    assert "Jane" not in entry.model_dump_json()


def test_a_reason_of_the_record_systems_own_is_recorded_as_another(record_system, answering, card):
    sent = {"feedback": [an_answer(card, overrideReason=reason("x", "https://ehr.example/reasons"))]}
    record_system.post(f"{SELECT}/feedback", json=sent)
    assert entries(answering)[-1].reason == "other"


def test_a_card_may_be_accepted_and_answered_more_than_once(record_system, answering, card):
    sent = {"feedback": [an_answer(card, outcome="accepted", acceptedSuggestions=[{"id": "x"}]), an_answer(card)]}
    assert record_system.post(f"{SELECT}/feedback", json=sent).status_code == 200
    assert [entry.after["outcome"] for entry in entries(answering)[-2:]] == ["accepted", "overridden"]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        {},
        {"feedback": []},
        {"feedback": ["x"]},
        {"feedback": [an_answer("no uuid")]},
        {"feedback": [an_answer("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea")]},
        {"feedback": [an_answer("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", outcome="liked")]},
    ],
)
def test_feedback_about_no_card_of_ours_leaves_no_trace(record_system, answering, sent):
    assert record_system.post(f"{VIEW}/feedback", json=sent).status_code == 400
    assert entries(answering) == []


def test_one_bad_answer_among_good_ones_leaves_none(record_system, answering, card):
    before = len(entries(answering))
    sent = {"feedback": [an_answer(card), an_answer("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea")]}
    assert record_system.post(f"{SELECT}/feedback", json=sent).status_code == 400
    assert len(entries(answering)) == before


PRIVATE = ec.generate_private_key(ec.SECP384R1())
ANOTHER = ec.generate_private_key(ec.SECP384R1())
AUDIENCE = f"{ADDRESS}{VIEW}"


class Keys:
    """An issuer's keys, without its server."""

    def __init__(self, address: str) -> None:
        assert address == KEYS

    def get_signing_key_from_jwt(self, token: str):
        return type("Key", (), {"key": PRIVATE.public_key()})


def trust_of(moment: Moment) -> Trust:
    return Trust([TrustedIssuer(issuer=ISSUER, keys=KEYS)], moment, Keys)


def token(moment: Moment, key=PRIVATE, algorithm: str = "ES384", header: dict | None = None, **changes) -> str:
    now = moment.now
    content = {"iss": ISSUER, "aud": AUDIENCE, "iat": now, "exp": now + dt.timedelta(minutes=5), "jti": "one"}
    content = {name: value for name, value in {**content, **changes}.items() if value is not None}
    return jwt.encode(content, key, algorithm=algorithm, headers={"kid": "1", **(header or {})})


def test_a_fresh_token_for_this_address_is_taken_once(moment):
    trust = trust_of(moment)
    signed = f"Bearer {token(moment)}"
    trust.check(signed, AUDIENCE)
    with pytest.raises(Untrusted):
        trust.check(signed, AUDIENCE)
    moment.pass_by(seconds=60)
    trust.check(f"Bearer {token(moment, jti='two')}", AUDIENCE)


REFUSED = {
    "another issuer": {"iss": "https://other.example/"},
    "another address": {"aud": f"{ADDRESS}{SELECT}"},
    "another key": {"key": ANOTHER},
    "keys from elsewhere": {"header": {"jku": "https://evil.example/keys"}},
    "no number": {"jti": None},
    "no issuer": {"iss": None},
    "no end": {"exp": None},
    "over": {"exp": dt.datetime(2026, 11, 30, 8, 59, tzinfo=dt.timezone.utc)},
    "too old": {"iat": dt.datetime(2026, 11, 30, 8, 50, tzinfo=dt.timezone.utc)},
    "made tomorrow": {"iat": dt.datetime(2026, 12, 1, 9, 0, tzinfo=dt.timezone.utc)},
    "signed with a shared word": {"key": "x" * 48, "algorithm": "HS384"},
    "not signed": {"key": None, "algorithm": "none"},
}


@pytest.mark.parametrize("changes", REFUSED.values(), ids=REFUSED)
def test_a_token_that_does_not_hold_is_refused(moment, changes):
    with pytest.raises(Untrusted):
        trust_of(moment).check(f"Bearer {token(moment, **changes)}", AUDIENCE)


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer x", "Basic abc", "Bearer a.b.c"])
def test_a_request_without_a_token_is_refused_where_somebody_is_trusted(moment, header):
    with pytest.raises(Untrusted):
        trust_of(moment).check(header, AUDIENCE)


@pytest.fixture
def served_keys() -> Iterator[str]:
    """The address of a key set that is really served."""
    key = {**json.loads(ECAlgorithm.to_jwk(PRIVATE.public_key())), "kid": "1", "use": "sig", "alg": "ES384"}
    content = json.dumps({"keys": [key]}).encode()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/keys"
        server.shutdown()


def test_the_keys_are_read_where_the_clinic_says(moment, served_keys):
    trust = Trust([TrustedIssuer(issuer=ISSUER, keys=served_keys)], moment)
    trust.check(f"Bearer {token(moment, header={'jku': served_keys})}", AUDIENCE)
    for refused in (token(moment, key=ANOTHER, jti="two"), token(moment, header={"kid": "2"}, jti="three")):
        with pytest.raises(Untrusted):
            trust.check(f"Bearer {refused}", AUDIENCE)


def test_where_nobody_is_named_everybody_is_answered(moment):
    Trust([], moment).check(None, AUDIENCE)


def test_nothing_is_told_to_whom_is_not_trusted(tmp_path, moment):
    hooks = CdsHooks(trusted=(TrustedIssuer(issuer=ISSUER, keys="http://127.0.0.1:9/keys"),))
    side = a_side_that_answers(tmp_path, moment, hooks)
    client = client_of(side)
    asked = [client.get("/cds-services"), client.post(VIEW, json=request()), client.post(f"{VIEW}/feedback", json={})]
    assert [answer.status_code for answer in asked] == [401, 401, 401]
    signed = {"Authorization": f"Bearer {token(moment)}"}
    assert client.post(VIEW, json=request(), headers=signed).status_code == 401
    assert entries(side) == []
    side.close()


def test_a_whole_conversation_is_json_without_null_or_empty_parts(record_system):
    answer = record_system.post(SELECT, json=ordering(order(), results={**result("2132-9", 98, "pg/mL")}))

    def parts(value):
        if isinstance(value, dict):
            yield from (each for part in value.values() for each in (part, *parts(part)))
        elif isinstance(value, list):
            yield from (each for part in value for each in (part, *parts(part)))

    found = [*parts(json.loads(answer.text))]
    assert not [value for value in found if value is None or value in ("", [], {})]
