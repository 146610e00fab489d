"""Signing in at npm `oidc-provider`: a whole sign-in is taken, and each part of it that does not hold is refused."""

from __future__ import annotations

import base64
import hashlib
import time
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from authlib.integrations.requests_client import OAuth2Session
from clinic_of_tests import ADDRESS, a_clinic, the_keys
from node_packages import NotHere
from provider_of_node import SECRET, npm_provider, sign_in_by_form

from b12core.clinic import SignIn
from clinic.around import Around
from clinic.errors import NoRole, NotFresh, NotProven
from clinic.side import Side

GROUPS = {"b12-prescribers": "prescriber"}


@pytest.fixture(scope="module")
def issuer():
    try:
        with npm_provider(ADDRESS) as issuer:
            yield issuer
    except NotHere as reason:
        pytest.skip(str(reason))


@pytest.fixture
def side_of(tmp_path):
    made = []

    def side_of(issuer, **changes):
        settings = {"issuer": issuer, "client_id": "b12", "roles": GROUPS, "title_claim": "jobTitle", **changes}
        clinic = a_clinic()
        people = clinic.clinicians.model_copy(update={"sign_in": SignIn(**settings)})
        folder = tmp_path / str(len(made))
        made.append(Side(clinic.model_copy(update={"clinicians": people}), the_keys(), folder, around=Around(SECRET)))
        return made[-1]

    yield side_of
    for side in made:
        side.close()


def come_back(side, account="dr-example", changed=lambda address: address, after=lambda: None):
    asked = side.accounts.ask()
    told = sign_in_by_form(changed(asked.address), account)
    after()
    return side.accounts.come_back(asked.state, told["state"], told["code"])


def with_query(address, **changes):
    """The address with other values in its query."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    return f"{address.partition('?')[0]}?{urlencode({**asked, **changes})}"


def test_a_person_signs_in_with_the_role_of_their_group_and_the_title_of_their_account(side_of, issuer):
    side = side_of(issuer)
    person = side.sessions.signed_in(come_back(side)).person
    assert (person.name, person.title, person.roles) == ("Dr A. Example", "GP", ("prescriber",))


def test_an_issuer_that_calls_itself_otherwise_is_refused(side_of, issuer):
    with pytest.raises(NotProven, match="iss"):
        side_of(issuer.replace("127.0.0.1", "localhost")).accounts.ask()


def test_the_answer_to_a_question_of_somebody_else_is_refused(side_of, issuer):
    with pytest.raises(NotProven, match="nonce"):
        come_back(side_of(issuer), changed=lambda address: with_query(address, nonce="another"))


def test_a_code_for_another_audience_is_refused(side_of, issuer):
    with pytest.raises(NotProven, match="invalid_grant"):
        come_back(side_of(issuer), changed=lambda address: with_query(address, client_id="other"))


def test_a_token_for_another_audience_is_refused_though_the_provider_signed_it(side_of, issuer, monkeypatch):
    side, verifier = side_of(issuer), "v" * 50
    asked = side.accounts.ask()
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    told = sign_in_by_form(with_query(asked.address, client_id="other", code_challenge=challenge), "dr-example")
    paid = {"grant_type": "authorization_code", "code": told["code"], "code_verifier": verifier}
    paid["redirect_uri"] = f"{ADDRESS}/clinic/accounts/back"
    token = requests.post(f"{issuer}/token", data=paid, auth=("other", SECRET), timeout=10).json()
    monkeypatch.setattr(OAuth2Session, "fetch_token", lambda *_, **__: token)
    with pytest.raises(NotProven, match="aud"):
        side.accounts.come_back(asked.state, asked.state, "code")


def test_a_person_whose_groups_have_no_role_is_refused(side_of, issuer):
    with pytest.raises(NoRole):
        come_back(side_of(issuer), "somebody")


def test_a_code_that_is_over_is_refused(side_of):
    try:
        with npm_provider(ADDRESS, codes_last=1) as issuer, pytest.raises(NotProven, match="invalid_grant"):
            come_back(side_of(issuer), after=lambda: time.sleep(2.5))
    except NotHere as reason:
        pytest.skip(str(reason))


def test_a_code_is_taken_once_and_for_its_own_question_alone(side_of, issuer):
    side = side_of(issuer)
    asked, other = side.accounts.ask(), side.accounts.ask()
    told = sign_in_by_form(asked.address, "dr-example")
    with pytest.raises(NotProven, match="invalid_grant"):
        side.accounts.come_back(other.state, other.state, told["code"])
    assert side.accounts.come_back(asked.state, told["state"], told["code"])
    third = side.accounts.ask()
    with pytest.raises(NotProven, match="invalid_grant"):
        side.accounts.come_back(third.state, third.state, told["code"])


def test_a_client_without_its_secret_is_refused(side_of, issuer, monkeypatch):
    side = side_of(issuer)
    monkeypatch.setattr(side.accounts._server, "_secret", "a guess")
    with pytest.raises(NotProven, match="invalid_client"):
        come_back(side)


def test_somebody_who_is_signed_in_there_is_asked_again_before_a_decision(side_of, issuer):
    side, browser = side_of(issuer), requests.Session()
    asked = side.accounts.ask()
    told = sign_in_by_form(asked.address, "dr-example", browser)
    session = side.accounts.come_back(asked.state, told["state"], told["code"])
    with pytest.raises(NotFresh):
        side.sessions.signed_in(session).must_be_fresh(side.clock())
    again = side.accounts.ask(session)
    assert "<form" in browser.get(again.address, timeout=10).text
    told = sign_in_by_form(again.address, "dr-example", browser)
    assert side.accounts.come_back(again.state, told["state"], told["code"]) is None
    side.sessions.signed_in(session).must_be_fresh(side.clock())


def test_another_person_who_signs_again_makes_no_session_fresh(side_of, issuer):
    side = side_of(issuer, roles={"staff": "prescriber"})
    session = come_back(side)
    again = side.accounts.ask(session)
    told = sign_in_by_form(again.address, "somebody")
    with pytest.raises(NotProven, match="sub"):
        side.accounts.come_back(again.state, told["state"], told["code"])
    with pytest.raises(NotFresh):
        side.sessions.signed_in(session).must_be_fresh(side.clock())
