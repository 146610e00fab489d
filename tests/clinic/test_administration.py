"""The administrator's page: sign-off with the difference since the last one, dates, channels, counts, and settings."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from clinic_of_tests import ADDRESS, ROOT, a_clinic, pages_of, sent, signed_in

from b12core import suggest
from b12core.case import Case
from b12core.clinic import parse_clinic
from b12core.knowledge import read_knowledge_texts
from channels.clinic_side import clinic_side
from channels.feedback.about import About
from channels.feedback.store import FeedbackStore
from channels.settings import Settings
from clinic.administration import usage_of
from clinic.errors import StaleSettings, Unusable, Unwritable

PAGE = "/clinic/administration"
VERSION = re.search(r'version: "([^"]+)"', read_knowledge_texts()["meta.yml"])[1]


@pytest.fixture
def settings(tmp_path):
    """An installation whose clinic.yml has pages for clinicians."""
    file = tmp_path / "clinic.yml"
    text = (ROOT / "clinic.yml").read_text(encoding="utf-8")
    file.write_text(f'{text}\nclinicians: {{address: "{ADDRESS}", drafts_wait_days: 14}}\n', encoding="utf-8")
    data = tmp_path / "data"
    return Settings(
        clinic=parse_clinic(file.read_text("utf-8")), clinic_file=file, data_dir=data, address_sessions_per_minute=0
    )


@pytest.fixture
def side(settings):
    side = clinic_side(settings)
    yield side
    side.close()


@pytest.fixture
def open_as(side):
    """A browser of somebody with a role, signed in this moment."""
    app = pages_of(side)

    def open_as(*roles):
        return signed_in(app, side, *roles)

    return open_as


@pytest.fixture
def administrator(open_as):
    return open_as("administrator")


def post(client, step, **fields):
    mark = re.search(r'name="csrf" value="([^"]+)"', client.get(PAGE).text)[1]
    return client.post(f"{PAGE}/{step}", data={"csrf": mark, **fields})


def entries(side, event):
    with side.database.reading() as connection:
        return [entry for entry, _ in side.record.entries(connection) if entry.event == event]


@pytest.mark.parametrize("role", ["reader", "prescriber", "auditor"])
def test_only_an_administrator_opens_it(open_as, role):
    client = open_as(role)
    assert client.get(PAGE).status_code == 403
    assert client.get(f"{PAGE}/rules/us-practice").status_code == 403
    assert "Administration" not in client.get("/clinic").text


def test_it_shows_every_protocol_the_channels_and_no_draft(administrator, side):
    receipt = side.patients.send(sent())
    page = administrator.get(PAGE).text
    for words in ("US (practice references)", "UK (NICE and BNF)", "not reviewed", "Slack: off", "web: on"):
        assert words in page
    assert receipt.code not in page


def test_signing_off_writes_the_file_and_the_record_and_counts_from_the_next_start(administrator, side, settings):
    assert post(administrator, "rules/us-practice", name="Dr B. Twelve", role="Medical director").status_code == 303
    clinic = parse_clinic(settings.clinic_file.read_text("utf-8"))
    assert clinic.sign_off["us-practice"].name == "Dr B. Twelve"
    assert clinic.sign_off["us-practice"].knowledge_version == VERSION
    entry = entries(side, "signed_off")[0]
    assert entry.after == {"protocol": "us-practice", "knowledge_version": VERSION}
    assert entry.knowledge_sha256
    page = administrator.get(PAGE).text
    assert "Start the assistant again" in page
    assert "Dr B. Twelve, Medical director" in page
    assert "Dr B. Twelve, Medical director" in administrator.get(f"{PAGE}/rules/us-practice").text
    case = Case.model_validate({"phase": "repletion", "cause": "pernicious_anaemia", "symptoms": {"present": []}})
    assert suggest(case, clinic=clinic).confirmation.signed_off
    assert not suggest(case, clinic=settings.clinic).confirmation.signed_off


def test_a_sign_off_of_other_rules_counts_as_none(settings):
    signed = {"us-practice": {"name": "Dr B.", "role": "GP", "date": "2026-01-01", "knowledge_version": "2026.01"}}
    clinic = settings.clinic.model_validate({**settings.clinic.model_dump(), "sign_off": signed})
    case = Case.model_validate({"phase": "repletion", "cause": "pernicious_anaemia", "symptoms": {"present": []}})
    confirmation = suggest(case, clinic=clinic).confirmation
    assert not confirmation.signed_off
    assert "Dr B." not in confirmation.text


def test_the_difference_since_the_last_sign_off_is_shown_by_line(administrator, side, monkeypatch):
    post(administrator, "rules/us-practice", name="Dr B. Twelve", role="Medical director")
    assert "Nothing, since" in administrator.get(f"{PAGE}/rules/us-practice").text
    assert "nobody has signed off from it" in administrator.get(f"{PAGE}/rules/uk-nice-bnf").text
    texts = read_knowledge_texts()
    texts["protocols/us-practice.yml"] += "# one more line\n"
    texts["protocols/uk-nice-bnf.yml"] += "# of another protocol\n"
    texts["thresholds.yml"] += "# a limit\n"
    monkeypatch.setattr("clinic.administration.rules.read_knowledge_texts", lambda: texts)
    difference = side.rules.difference("us-practice")
    assert [line for line in difference.lines if line[:1] == "+"] == ["+# one more line"]
    assert dict(difference.others) == {"thresholds.yml": 1}


def test_nobody_signs_off_without_a_name_a_role_or_a_signature_of_now(administrator, side, settings, monkeypatch):
    before = settings.clinic_file.read_text("utf-8")
    assert post(administrator, "rules/us-practice", name=" ", role="x").status_code == 422
    assert post(administrator, "rules/no-such", name="Dr B.", role="x").status_code == 404
    monkeypatch.setattr("clinic.sessions.FRESH", dt.timedelta(seconds=-5))
    assert post(administrator, "rules/us-practice", name="Dr B.", role="x").status_code == 403
    assert settings.clinic_file.read_text("utf-8") == before
    assert entries(side, "signed_off") == []


def test_settings_are_shown_before_they_are_written_and_comments_stay(administrator, side, settings):
    before = settings.clinic_file.read_text("utf-8")
    wanted = {"patient_sees": "after_confirmation", "keep_days": "5", "protocols": "uk-nice-bnf, us-practice"}
    preview = post(administrator, "settings/preview", **wanted)
    assert preview.status_code == 200
    for words in ("patient_sees", "after_confirmation", "keep_days", "hydroxocobalamin"):
        assert words in preview.text
    assert settings.clinic_file.read_text("utf-8") == before
    seen = re.search(r'name="seen" value="([^"]+)"', preview.text)[1]
    assert post(administrator, "settings", seen=seen, **wanted).status_code == 303
    after = settings.clinic_file.read_text("utf-8")
    clinic = parse_clinic(after)
    assert (clinic.patient_sees, clinic.keep_days) == ("after_confirmation", 5)
    assert clinic.protocols == ("uk-nice-bnf", "us-practice")
    assert {line for line in before.splitlines() if line.startswith("#")} <= set(after.splitlines())
    entry = entries(side, "settings_changed")[0]
    assert entry.before["keep_days"] == "7"
    assert entry.after["keep_days"] == "5"


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("protocols", "no-such", "protocols"),
        ("protocols", "", "protocols"),
        ("keep_days", "0", "keep_days"),
        ("keep_days", "soon", "keep_days"),
        ("patient_sees", "everything", "patient_sees"),
        ("drafts_wait_days", "1000", "drafts_wait_days"),
        ("notices_to", "nobody", "notices_to"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_nothing_is_written(administrator, settings, field, value, named):
    before = settings.clinic_file.read_text("utf-8")
    for step in ("settings/preview", "settings"):
        answer = post(administrator, step, **{field: value})
        assert answer.status_code == 422
        assert named in answer.text
    assert settings.clinic_file.read_text("utf-8") == before


def test_a_file_that_changed_meanwhile_is_not_written_over(side, settings):
    proposed = side.settings_file.with_settings({"keep_days": ["5"]})
    settings.clinic_file.write_text(settings.clinic_file.read_text("utf-8") + "# by hand\n", encoding="utf-8")
    with pytest.raises(StaleSettings):
        side.settings_file.write(proposed)


def test_a_file_that_cannot_be_written_is_said_not_to_be(side, settings, monkeypatch):
    proposed = side.settings_file.with_settings({"keep_days": ["5"]})
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(PermissionError()))
    with pytest.raises(Unwritable):
        side.settings_file.write(proposed)


def test_without_a_file_nothing_can_be_changed(tmp_path):
    side = clinic_side(Settings(clinic=a_clinic(), data_dir=Path(tmp_path)))
    with pytest.raises(Unwritable):
        side.settings_file.with_settings({"keep_days": ["5"]})
    with pytest.raises(Unusable):
        side.settings_file.with_sign_off("us-practice", "", "", dt.date(2026, 11, 30))
    side.close()


def usage(side):
    with side.database.reading() as connection:
        return usage_of(connection, "2000", 90)


def test_counts_below_five_are_not_told(side):
    for number in range(4):
        side.patients.send(sent(message=str(number)))
    assert usage(side).groups["channel"] == {"web": None}
    assert usage(side).totals["channel"] is None
    side.patients.send(sent(message="fifth"))
    assert usage(side).groups["channel"] == {"web": 5}


def test_a_small_count_cannot_be_found_from_the_others(side):
    for number in range(12):
        receipt = side.patients.send(sent(message=str(number)))
        if number < 2:
            side.patients.withdraw(receipt.code, receipt.secret)
    counted = usage(side)
    assert counted.groups["state"] == {"waiting": None, "withdrawn": None}
    assert counted.totals["state"] == 12


def test_reasons_are_counted_from_the_record(side):
    prescriber, _ = side.people.invite("Dr A. Example", "GP", ["prescriber"])
    for number in range(6):
        receipt = side.patients.send(sent(message=str(number)))
        side.clinicians.reject(prescriber, receipt.code, 1, "seen_in_person")
    assert usage(side).groups["reason"] == {"seen_in_person": 6}


def test_an_administrator_sees_what_people_said_was_wrong_and_the_words_that_may_be_read(settings, administrator):
    store = FeedbackStore(settings.data_dir)
    today = dt.datetime.now(tz=dt.timezone.utc).date()
    assert "Nobody has said so yet." in administrator.get(PAGE).text
    for words in (None, "It said <weeks>, I am told months."):
        store.add("web", "wrong", About("suggestion", "none"), words, today)
    store.add("slack", "not_understood", About("text", "serum_b12"), None, today)
    page = administrator.get(PAGE).text
    assert "<td>2</td><td>suggestion</td><td>none</td><td>the answer is wrong</td><td>web</td>" in page
    assert "<td>1</td><td>text</td><td>serum_b12</td><td>I was not understood</td><td>slack</td>" in page
    assert "It said &lt;weeks&gt;, I am told months." in page


def test_what_people_said_was_wrong_is_for_administrators_alone(settings, open_as):
    FeedbackStore(settings.data_dir).add("web", "wrong", About(), "only for them", dt.date(2026, 11, 29))
    page = open_as("prescriber", "reader", "auditor").get(PAGE)
    assert page.status_code == 403
    assert "only for them" not in page.text


def test_the_page_stands_where_what_was_said_to_be_wrong_cannot_be_read(settings, administrator):
    settings.data_dir.joinpath("feedback.sqlite").write_bytes(b"no database at all, and longer than a header" * 9)
    page = administrator.get(PAGE)
    assert page.status_code == 200
    assert "This cannot be read now." in page.text
