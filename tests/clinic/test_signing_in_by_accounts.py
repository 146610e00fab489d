"""The clinic's own accounts open the pages: what the provider proves is taken, anything else is refused by its part."""

from __future__ import annotations

import datetime as dt
import json
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from accounts_servers import DOCTOR, STRANGER, bent_provider, real_provider, sign_in_there
from clinic_of_tests import a_clinic, the_keys
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient

from b12core.clinic import SignIn
from channels.clinic_side import clinic_side
from channels.gateway import create_app
from channels.settings import Settings
from clinic.around import Around
from clinic.errors import AccountsAway, Forbidden, NoRole, NotFresh, NotProven, SignInNeeded
from clinic.side import Side

SECRET = "a secret of the client"
AROUND = Around(SECRET)
GROUPS = {"b12-prescribers": "prescriber", "b12-readers": "reader"}


def clinic_with(issuer, **settings):
    """The clinic of the tests, whose people have accounts there."""
    sign_in = SignIn(issuer=issuer, client_id="b12", roles=GROUPS, title_claim="jobTitle", **settings)
    clinic = a_clinic()
    return clinic.model_copy(update={"clinicians": clinic.clinicians.model_copy(update={"sign_in": sign_in})})


@pytest.fixture(scope="module")
def issuer():
    with real_provider(DOCTOR, STRANGER) as issuer:
        yield issuer


@pytest.fixture
def side_of(tmp_path):
    """A clinic's side whose accounts are at an issuer, by the time of now."""
    made = []

    def side_of(issuer, **settings):
        made.append(Side(clinic_with(issuer, **settings), the_keys(), tmp_path / str(len(made)), around=AROUND))
        return made[-1]

    yield side_of
    for side in made:
        side.close()


def come_back(side, sub="dr-example", changed=lambda address: address):
    asked = side.accounts.ask()
    state, code = sign_in_there(changed(asked.address), sub)
    return side.accounts.come_back(asked.state, state, code)


def events(side):
    with side.database.reading() as connection:
        return [(entry.event, entry.after) for entry, _ in side.record.entries(connection)]


def test_who_signs_in_there_has_the_role_of_their_group_and_the_title_of_their_account(side_of, issuer):
    side = side_of(issuer)
    signed_in = side.sessions.signed_in(come_back(side))
    person = signed_in.person
    assert (person.name, person.title, person.roles) == ("Dr A. Example", "GP", ("prescriber",))
    assert signed_in.signed_by == "account"
    assert events(side) == [("signed_in", {"by": "account", "roles": ["prescriber"]})]


def test_the_same_account_is_the_same_person_each_time(side_of, issuer):
    side = side_of(issuer)
    assert come_back(side) != come_back(side)
    assert len(side.people.all()) == 1


def test_a_session_that_an_account_opened_decides_nothing_yet(side_of, issuer):
    side = side_of(issuer)
    with pytest.raises(NotFresh):
        side.sessions.signed_in(come_back(side)).must_be_fresh(side.clock())


def test_an_account_without_a_group_that_has_a_role_is_refused(side_of, issuer):
    side = side_of(issuer)
    with pytest.raises(NoRole):
        come_back(side, "somebody")
    assert side.people.all() == []


def test_a_group_that_stands_nowhere_gives_no_role(side_of, issuer):
    with pytest.raises(NoRole):
        come_back(side_of(issuer, claim="realm_access.roles"))


def test_who_was_taken_out_here_stays_out(side_of, issuer):
    side = side_of(issuer)
    session = come_back(side)
    side.people.deactivate(side.people.all()[0].id)
    with pytest.raises(SignInNeeded):
        side.sessions.signed_in(session)
    with pytest.raises(Forbidden):
        come_back(side)


def test_a_provider_that_calls_itself_otherwise_is_refused(side_of, issuer):
    with pytest.raises(NotProven, match="iss"):
        side_of(issuer.replace("127.0.0.1", "localhost") + "/").accounts.ask()


def test_an_answer_to_another_question_is_refused(side_of, issuer):
    def another_nonce(address):
        return address.replace(f"nonce={parse_qs(urlsplit(address).query)['nonce'][0]}", "nonce=another")

    with pytest.raises(NotProven, match="nonce"):
        come_back(side_of(issuer), changed=another_nonce)


def test_a_code_that_was_given_to_another_client_is_refused(side_of, issuer):
    with pytest.raises(NotProven):
        come_back(side_of(issuer), changed=lambda address: address.replace("client_id=b12", "client_id=other"))


def test_a_code_is_taken_once(side_of, issuer):
    side = side_of(issuer)
    asked = side.accounts.ask()
    state, code = sign_in_there(asked.address, "dr-example")
    assert side.accounts.come_back(asked.state, state, code)
    with pytest.raises(NotProven, match="state"):
        side.accounts.come_back(asked.state, state, code)
    other = side.accounts.ask()
    with pytest.raises(NotProven):
        side.accounts.come_back(other.state, other.state, code)


@pytest.mark.parametrize("code", ["", "made-up", "a" * 4000])
def test_a_code_that_nobody_was_given_is_refused(side_of, issuer, code):
    side = side_of(issuer)
    asked = side.accounts.ask()
    with pytest.raises(NotProven):
        side.accounts.come_back(asked.state, asked.state, code)


@pytest.mark.parametrize("kept", [None, "", "another"])
def test_a_browser_that_was_not_sent_there_is_refused(side_of, issuer, kept):
    side = side_of(issuer)
    asked = side.accounts.ask()
    state, code = sign_in_there(asked.address, "dr-example")
    with pytest.raises(NotProven, match="state"):
        side.accounts.come_back(kept, state, code)


def test_a_token_that_is_over_is_refused(side_of):
    with real_provider(DOCTOR, max_age=-120) as issuer, pytest.raises(NotProven):
        come_back(side_of(issuer))


def test_accounts_that_do_not_answer_are_said_not_to(side_of):
    with pytest.raises(AccountsAway):
        side_of("http://127.0.0.1:9").accounts.ask()


@pytest.fixture
def bent():
    with bent_provider() as provider:
        yield provider


def claims_of(asked, provider, **changes):
    now = int(dt.datetime.now(tz=dt.timezone.utc).timestamp())
    nonce = parse_qs(urlsplit(asked.address).query)["nonce"][0]
    good = {**DOCTOR, "iss": provider.issuer, "aud": "b12", "exp": now + 300, "iat": now, "nonce": nonce}
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def signed(side, provider, **changes):
    asked = side.accounts.ask()
    provider.claims = claims_of(asked, provider, **changes)
    return side.accounts.come_back(asked.state, asked.state, "code")


def test_the_bent_provider_signs_people_in_where_nothing_is_bent(side_of, bent):
    assert side_of(bent.issuer).accounts is not None
    assert signed(side_of(bent.issuer), bent)


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", "https://elsewhere.example"),
        ("iss", None),
        ("aud", "another-client"),
        ("aud", ["another-client"]),
        ("aud", None),
        ("azp", "another-client"),
        ("nonce", "another"),
        ("nonce", None),
        ("exp", 1_700_000_000),
        ("exp", None),
        ("iat", 9_900_000_000),
        ("sub", None),
    ],
)
def test_each_claim_that_does_not_hold_is_refused_by_its_name(side_of, bent, claim, value):
    with pytest.raises(NotProven, match=claim):
        signed(side_of(bent.issuer), bent, **{claim: value})


def test_a_token_of_another_key_is_refused(side_of, bent):
    bent.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    with pytest.raises(NotProven):
        signed(side_of(bent.issuer), bent)


def test_a_token_signed_by_what_both_sides_know_is_refused(side_of, bent):
    bent.header, bent.signs_with = {"alg": "HS256"}, OctKey.import_key("b12" * 20)
    with pytest.raises(NotProven):
        signed(side_of(bent.issuer), bent)


def test_a_token_without_a_signature_is_refused(side_of, bent):
    bent.told = {"id_token": "eyJhbGciOiJub25lIn0.e30."}
    with pytest.raises(NotProven):
        signed(side_of(bent.issuer), bent)


def test_groups_that_only_the_second_answer_tells_count_for_the_same_person_alone(side_of, bent):
    bent.userinfo = {"sub": "dr-example", "groups": "b12-readers"}
    side = side_of(bent.issuer)
    assert side.sessions.signed_in(signed(side, bent, groups=None)).person.roles == ("reader",)
    bent.userinfo["sub"] = "somebody"
    with pytest.raises(NotProven, match="sub"):
        signed(side, bent, groups=None)


def sign_again(side, bent, session, **changes):
    asked = side.accounts.ask(session)
    assert {"prompt": ["login"], "max_age": ["0"]}.items() <= parse_qs(urlsplit(asked.address).query).items()
    bent.claims = claims_of(asked, bent, **changes)
    return side.accounts.come_back(asked.state, asked.state, "code")


def test_who_signs_again_there_may_decide_for_two_minutes(side_of, bent):
    side = side_of(bent.issuer)
    session = signed(side, bent)
    assert sign_again(side, bent, session, auth_time=int(side.clock().timestamp())) is None
    signed_in = side.sessions.signed_in(session)
    signed_in.must_be_fresh(side.clock())
    with pytest.raises(NotFresh):
        signed_in.must_be_fresh(side.clock() + dt.timedelta(minutes=3))


@pytest.mark.parametrize("changes", [{"auth_time": None}, {"auth_time": 1_700_000_000}, {"sub": "somebody"}])
def test_an_old_signature_and_somebody_elses_make_nothing_fresh(side_of, bent, changes):
    side = side_of(bent.issuer)
    session = signed(side, bent)
    with pytest.raises(NotProven):
        sign_again(side, bent, session, **{"auth_time": int(side.clock().timestamp()), **changes})
    with pytest.raises(NotFresh):
        side.sessions.signed_in(session).must_be_fresh(side.clock())


def test_over_http_a_browser_goes_there_and_comes_back_signed_in(tmp_path, issuer):
    settings = Settings(
        clinic=clinic_with(issuer), data_dir=tmp_path, address_sessions_per_minute=0, sign_in_secret=SECRET
    )
    address = settings.clinic.clinicians.address
    browser = TestClient(create_app(settings), base_url=address, follow_redirects=False)
    assert "Sign in with your account" in browser.get("/clinic/sign-in").text
    there = browser.get("/clinic/accounts")
    assert "SameSite=lax" in there.headers["set-cookie"]
    state, code = sign_in_there(there.headers["location"], "dr-example")
    back = browser.get("/clinic/accounts/back", params={"state": state, "code": code})
    assert back.status_code == 200
    assert "url=/clinic" in back.text
    assert "SameSite=strict" in back.headers["set-cookie"]
    assert "Dr A. Example, GP" in browser.get("/clinic").text
    refused = browser.get("/clinic/accounts/back", params={"state": state, "code": code})
    assert refused.status_code == 403
    assert "did not hold (state)" in refused.text
    assert "did not hold (refused)" in browser.get("/clinic/accounts/back", params={"error": "access_denied"}).text


def test_a_clinic_without_accounts_leads_nowhere(tmp_path):
    browser = TestClient(create_app(Settings(clinic=a_clinic(), data_dir=tmp_path)), base_url="https://x.example")
    assert browser.get("/clinic/accounts").status_code == 404


def test_the_secret_stands_in_no_settings_that_are_shown(tmp_path):
    settings = Settings(clinic=clinic_with("https://login.example"), data_dir=tmp_path, sign_in_secret="told-value")
    side = clinic_side(settings)
    assert "told-value" not in repr(settings)
    assert "told-value" not in json.dumps(side.clinic.model_dump(mode="json"))
    side.close()


@pytest.mark.parametrize("issuer", ["http://login.example", "ftp://login.example", "login.example", "https://a?b"])
def test_an_issuer_that_could_be_read_on_the_way_is_refused(issuer):
    with pytest.raises(ValueError, match="issuer"):
        SignIn(issuer=issuer, client_id="b12", roles=GROUPS)


def test_the_provider_is_a_process_of_its_own(issuer):
    assert requests.get(f"{issuer}/jwks", timeout=5).json()["keys"]
