"""A note by e-mail that there is news: sent where somebody asked, without a clinical word, code or secret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from accounts_servers import free_port
from aiosmtpd.controller import Controller
from clinic_of_tests import a_clinic, pages_of, sent, the_keys
from starlette.testclient import TestClient

from b12core.knowledge import load_knowledge
from channels.clinic_side import clinic_side
from channels.environment import SettingsError
from channels.settings import Settings
from clinic.around import Around
from clinic.errors import Decided, NotFound, Unusable
from clinic.mail import MailServer, NotSent
from clinic.side import Side

TO = "pat@home.example"
CLINICAL = re.compile(
    r"\b(b-?12|vitamin|cobalamin|dose|plan|draft|inject\w*|patient|test|result|blood|anaemi\w*|medic\w*|health|clinician|"
    r"treat\w*|prescri\w*|doctor|nurse|mcg|urgent)\b",
    re.IGNORECASE,
)


class Inbox:
    def __init__(self):
        self.messages = []
        self.refuses = False

    async def handle_DATA(self, server, session, envelope):
        if self.refuses:
            return "451 later"
        self.messages.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 taken"


@pytest.fixture
def inbox():
    """A mail server of its own, and what it has taken."""
    handler = Inbox()
    handler.port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def posting(inbox, tmp_path, moment):
    """A clinic's side with that mail server; its clinic hears of what comes, too."""
    clinic = a_clinic("https://pages.riverside.example")
    settings = clinic.clinicians.model_copy(update={"notices_to": "desk@riverside.example"})
    mail = MailServer(f"smtp://127.0.0.1:{inbox.port}", "Riverside Clinic <no-reply@riverside.example>")
    clinic = clinic.model_copy(update={"clinicians": settings})
    side = Side(clinic, the_keys(), tmp_path, clock=moment, around=Around(mail=mail))
    yield side
    side.close()


@pytest.fixture
def prescriber(posting):
    return posting.people.invite("Dr A. Example", "GP", ["prescriber"])[0]


@pytest.fixture
def receipt(posting):
    receipt = posting.patients.send(sent())
    posting.notices.want(receipt.code, receipt.secret, TO)
    return receipt


def test_nothing_is_sent_before_there_is_news(posting, receipt, inbox):
    assert posting.notices.send_due() == (0, 0)
    assert inbox.messages == []


def test_a_decision_is_told_once_and_the_address_is_then_gone(posting, receipt, prescriber, inbox):
    posting.clinicians.confirm(prescriber, receipt.code, 1, "See you on Monday.")
    assert posting.notices.send_due() == (1, 0)
    assert posting.notices.send_due() == (0, 0)
    assert [to for to, _ in inbox.messages] == [[TO]]
    with posting.database.reading() as connection:
        assert posting.shelf.content(connection, receipt.code).notice_to is None
        assert [entry.event for entry, _ in posting.record.entries(connection)][-1] == "noticed"


def test_a_question_is_told_and_the_decision_after_it_again(posting, receipt, prescriber, inbox):
    posting.clinicians.ask(prescriber, receipt.code, 1, "When was the last one?")
    posting.notices.send_due()
    posting.clinicians.reject(prescriber, receipt.code, 2, "needs_tests_first")
    posting.notices.send_due()
    assert len(inbox.messages) == 2


def test_a_draft_that_expires_is_told(posting, receipt, moment, inbox):
    moment.pass_by(days=15)
    posting.age()
    assert len(inbox.messages) == 1


def test_no_clinical_word_no_code_and_no_secret_stands_in_it(posting, receipt, prescriber, inbox):
    posting.clinicians.confirm(prescriber, receipt.code, 1, "See you on Monday.")
    posting.notices.send_due()
    posting.notices._tell_clinic("desk@riverside.example")
    names = {term.name.clinician for kind in ("symptoms", "causes", "products", "analytes") for term in terms(kind)}
    assert len(inbox.messages) == 2
    for _, text in inbox.messages:
        assert CLINICAL.findall(text) == []
        assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)] == []
        for word in (receipt.code, receipt.secret, "Monday", "Example,"):
            assert word not in text
        assert "https://pages.riverside.example/clinic" in text


def terms(kind):
    return load_knowledge().vocabulary.of(kind)


def test_a_server_that_does_not_take_it_is_asked_again(posting, receipt, prescriber, inbox):
    posting.clinicians.confirm(prescriber, receipt.code, 1)
    inbox.refuses = True
    assert posting.notices.send_due() == (0, 1)
    inbox.refuses = False
    posting.age()
    assert len(inbox.messages) == 1


def test_the_address_can_be_taken_out_and_is_gone_when_the_draft_is(posting, receipt, prescriber, inbox):
    posting.notices.want(receipt.code, receipt.secret, "")
    assert posting.patients.see(receipt.code, receipt.secret).notice_to is None
    posting.notices.want(receipt.code, receipt.secret, TO)
    posting.patients.withdraw(receipt.code, receipt.secret)
    assert posting.notices.send_due() == (0, 0)


def test_an_address_changes_no_version_so_that_nobody_is_refused_for_it(posting, receipt, prescriber):
    posting.clinicians.confirm(prescriber, receipt.code, 1)


@pytest.mark.parametrize(
    "address", ["pat", "pat@", "a b@c.de", "a@b", "a@b.de\nBcc: x@y.de", "a@b.de,c@d.ef", "<a@b.de>", "a@b.d"]
)
def test_what_is_no_address_is_refused(posting, receipt, address):
    with pytest.raises(Unusable):
        posting.notices.want(receipt.code, receipt.secret, address)


def test_an_address_needs_the_secret_and_a_draft_that_waits(posting, receipt, prescriber):
    with pytest.raises(NotFound):
        posting.notices.want(receipt.code, "0000-0000-0000", TO)
    posting.clinicians.confirm(prescriber, receipt.code, 1)
    with pytest.raises(Decided):
        posting.notices.want(receipt.code, receipt.secret, TO)


def test_a_server_elsewhere_that_begins_no_tls_gets_nothing(inbox, monkeypatch):
    monkeypatch.setattr("clinic.mail.HERE", frozenset())
    with pytest.raises(NotSent):
        MailServer(f"smtp://127.0.0.1:{inbox.port}", "a@b.example").send(TO, "News", "News.")
    assert inbox.messages == []


def test_on_the_page_it_is_offered_where_there_is_a_mail_server(inbox, tmp_path):
    given = {"mail_server": f"smtp://127.0.0.1:{inbox.port}", "mail_from": "a@b.example"}
    for settings, offered in ((given, True), ({}, False)):
        all_settings = Settings(clinic=a_clinic(), data_dir=Path(tmp_path), address_sessions_per_minute=0, **settings)
        side = clinic_side(all_settings)
        receipt = side.patients.send(sent(message=str(offered)))
        client = TestClient(pages_of(side))
        keys = {"code": receipt.code, "secret": receipt.secret}
        assert ("Hear by e-mail" in client.post("/clinic/return", data=keys).text) is offered
        if offered:
            page = client.post("/clinic/return/notice", data={**keys, "email": TO}).text
            assert f"We will write to {TO}" in page
            assert client.post("/clinic/return/notice", data={**keys, "email": "x"}).status_code == 422
        side.close()


def test_half_of_the_settings_is_named(tmp_path):
    with pytest.raises(SettingsError, match="both or none"):
        clinic_side(Settings(clinic=a_clinic(), data_dir=Path(tmp_path), mail_server="smtp://127.0.0.1"))
