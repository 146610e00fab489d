"""A person enrols a passkey by a link that opens once, signs in with it, and signs again before a decision."""

from __future__ import annotations

import copy
import datetime as dt
import secrets

import pytest
from clinic_of_tests import ADDRESS
from soft_authenticator import PRESENT, SoftPasskey

from clinic.errors import Forged, NotFound, NotFresh, NotSigned, SignInNeeded


@pytest.fixture
def invited(side):
    return side.people.invite("Dr A. Example", "GP", ["prescriber"])


@pytest.fixture
def passkey():
    return SoftPasskey(ADDRESS)


@pytest.fixture
def session(side, invited, passkey):
    return side.passkeys.enrol(invited[1], passkey.make(side.passkeys.ask_to_enrol(invited[1])))


def test_who_enrols_is_signed_in(side, invited, session):
    assert side.sessions.signed_in(session).person == invited[0]


def test_the_link_opens_once(side, invited, session):
    with pytest.raises(NotFound):
        side.passkeys.ask_to_enrol(invited[1])


def test_a_link_is_over_after_three_days(side, invited, moment):
    moment.pass_by(days=3)
    with pytest.raises(NotFound):
        side.passkeys.ask_to_enrol(invited[1])


def test_a_new_link_takes_the_place_of_the_old_one(side, invited):
    _, newer = side.people.invite_again(invited[0].id)
    with pytest.raises(NotFound):
        side.passkeys.ask_to_enrol(invited[1])
    assert side.passkeys.ask_to_enrol(newer)


def test_the_passkey_signs_in_again(side, session, invited, passkey):
    again = side.passkeys.sign_in(passkey.sign(side.passkeys.ask_to_sign_in()))
    assert again != session
    assert side.sessions.signed_in(again).person.id == invited[0].id


def test_an_answer_counts_once(side, session, passkey):
    answer = passkey.sign(side.passkeys.ask_to_sign_in())
    side.passkeys.sign_in(answer)
    with pytest.raises(NotSigned):
        side.passkeys.sign_in(answer)


def test_an_answer_that_comes_late_is_refused(side, session, passkey, moment):
    answer = passkey.sign(side.passkeys.ask_to_sign_in())
    moment.pass_by(minutes=5)
    with pytest.raises(NotSigned):
        side.passkeys.sign_in(answer)


def test_an_answer_for_another_site_is_refused(side, session, passkey):
    passkey.origin = "https://b12.riverside.example.evil"
    with pytest.raises(NotSigned):
        side.passkeys.sign_in(passkey.sign(side.passkeys.ask_to_sign_in()))


def test_having_the_device_alone_is_not_enough(side, session, passkey):
    passkey.flags = PRESENT
    with pytest.raises(NotSigned):
        side.passkeys.sign_in(passkey.sign(side.passkeys.ask_to_sign_in()))


def test_another_key_under_a_known_id_is_refused(side, session, passkey):
    thief = SoftPasskey(ADDRESS)
    thief.id = passkey.id
    with pytest.raises(NotSigned):
        side.passkeys.sign_in(thief.sign(side.passkeys.ask_to_sign_in()))


def test_an_answer_to_enrolment_or_freshness_signs_nobody_in(side, session, passkey):
    with pytest.raises(NotSigned):
        side.passkeys.sign_in(passkey.sign(side.passkeys.ask_again(side.sessions.signed_in(session))))


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature"])
def test_an_answer_with_a_changed_part_is_refused(side, session, passkey, part):
    answer = passkey.sign(side.passkeys.ask_to_sign_in())
    changed = copy.deepcopy(answer)
    kept = changed["response"][part]
    changed["response"][part] = kept[:20] + ("A" if kept[20] != "A" else "B") + kept[21:]
    with pytest.raises(NotSigned):
        side.passkeys.sign_in(changed)


@pytest.mark.parametrize("answer", [{}, {"response": {}}, {"response": {"clientDataJSON": "!"}}, {"response": "x"}])
def test_what_is_no_answer_is_refused(side, session, answer):
    with pytest.raises(NotSigned):
        side.passkeys.sign_in(answer)


def test_somebody_taken_out_is_signed_out_and_cannot_sign_in(side, session, invited, passkey):
    side.people.deactivate(invited[0].id)
    with pytest.raises(SignInNeeded):
        side.sessions.signed_in(session)
    with pytest.raises(NotSigned):
        side.passkeys.sign_in(passkey.sign(side.passkeys.ask_to_sign_in()))


def test_a_session_ends_after_half_an_hour_without_use(side, session, moment):
    moment.pass_by(minutes=29)
    side.sessions.signed_in(session)
    moment.pass_by(minutes=29)
    side.sessions.signed_in(session)
    moment.pass_by(minutes=30)
    with pytest.raises(SignInNeeded):
        side.sessions.signed_in(session)


def test_a_session_in_use_ends_after_eight_hours(side, session, moment):
    for _ in range(24):
        moment.pass_by(minutes=19)
        side.sessions.signed_in(session)
    moment.pass_by(minutes=25)
    with pytest.raises(SignInNeeded):
        side.sessions.signed_in(session)


def test_who_signs_out_is_out(side, session):
    side.sessions.end(session)
    with pytest.raises(SignInNeeded):
        side.sessions.signed_in(session)


def test_a_signature_is_fresh_for_two_minutes_and_can_be_renewed_by_its_person_alone(side, session, passkey, moment):
    moment.pass_by(minutes=3)
    signed_in = side.sessions.signed_in(session)
    with pytest.raises(NotFresh):
        signed_in.must_be_fresh(moment())
    _, token = side.people.invite("Dr B. Other", "GP", ["prescriber"])
    other = SoftPasskey(ADDRESS)
    side.passkeys.enrol(token, other.make(side.passkeys.ask_to_enrol(token)))
    with pytest.raises(NotSigned):
        side.passkeys.sign_again(signed_in, session, other.sign(side.passkeys.ask_again(signed_in)))
    side.passkeys.sign_again(signed_in, session, passkey.sign(side.passkeys.ask_again(signed_in)))
    side.sessions.signed_in(session).must_be_fresh(moment() + dt.timedelta(minutes=1))


def test_none_of_a_thousand_forged_cookies_or_marks_gets_in(side, session):
    signed_in = side.sessions.signed_in(session)
    for number in range(1000):
        forged = secrets.token_urlsafe(32) if number % 2 else session[: number % 40] + secrets.token_urlsafe(3)
        with pytest.raises(SignInNeeded):
            side.sessions.signed_in(forged)
        with pytest.raises(Forged):
            signed_in.sent(forged)
