"""The record grows, and neither a change nor a cut of it stays unseen (S-21)."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa
from clinic_of_tests import a_case, a_plan, a_side, keys_of, sent

from clinic.record import Head


@pytest.fixture
def filled(side, prescriber, reader):
    """A record with a draft that was opened, corrected and changed, and one that was rejected."""
    first = side.patients.send(sent())
    second = side.patients.send(sent(message="second"))
    side.clinicians.open(prescriber, first.code)
    side.clinicians.correct(prescriber, first.code, 1, a_case(phase="maintenance"))
    side.clinicians.change(prescriber, first.code, 2, a_plan(), to_patient="Come in on Monday.")
    side.clinicians.reject(prescriber, second.code, 1, "needs_tests_first")
    side.patients.see(first.code, first.secret)
    return first, second


def entries(side):
    with side.database.reading() as connection:
        return [entry for entry, _ in side.record.entries(connection)]


def without_triggers(side):
    with side.database.writing() as connection:
        for event in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(f"DROP TRIGGER clinic_record_no_{event}")


def test_every_step_stands_in_it(side, filled):
    assert [entry.event for entry in entries(side)] == [
        "invited",
        "invited",
        "submitted",
        "submitted",
        "opened",
        "corrected",
        "changed",
        "rejected",
        "read",
    ]


def test_a_change_holds_the_plan_before_and_after_in_coded_fields(side, filled):
    changed = next(entry for entry in entries(side) if entry.event == "changed")
    assert changed.before["product"] == "cyanocobalamin"
    assert changed.after["product"] == "hydroxocobalamin"
    assert changed.after["steps"][0]["every"] == {"min": 2, "max": 3, "unit": "month"}
    assert changed.reason == "cited"


def test_a_rejection_holds_its_coded_reason(side, filled):
    rejected = next(entry for entry in entries(side) if entry.event == "rejected")
    assert (rejected.reason, rejected.after) == ("needs_tests_first", None)


def test_no_words_and_no_names_stand_in_it(side, filled):
    text = json.dumps([entry.model_dump() for entry in entries(side)])
    for word in ("herbal", "Monday", "pg/mL", "Example", "Reader", filled[0].secret):
        assert word not in text


@pytest.mark.parametrize("statement", ["UPDATE clinic_record SET actor = 'x'", "DELETE FROM clinic_record"])
def test_the_database_refuses_to_change_it(side, filled, statement):
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), side.database.writing() as connection:
        connection.exec_driver_sql(statement)


def test_it_is_whole_as_long_as_nobody_touches_it(filled, faults):
    assert faults() == []


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'somebody'",
        "at = '2026-12-01T09:00:00+00:00'",
        "event = 'rejected'",
        "reason = 'patient_declined'",
        "case_sha256 = suggestion_sha256",
        "mac = case_sha256",
    ],
)
def test_an_altered_entry_is_named(side, filled, faults, change):
    without_triggers(side)
    with side.database.writing() as connection:
        connection.execute(sa.text("UPDATE clinic_record SET " + change + " WHERE seq = 6"))  # noqa: S608 - fixed words
    assert (6, "altered") in faults()


def test_a_missing_entry_is_named(side, filled, faults):
    without_triggers(side)
    with side.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM clinic_record WHERE seq = 5")
    assert faults()[0] == (5, "missing")


def test_a_tail_that_was_cut_off_shows(side, filled, faults):
    without_triggers(side)
    with side.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM clinic_record WHERE seq = 9")
    assert faults() == [(9, "cut")]


def test_a_tail_that_was_cut_off_shows_by_a_head_noted_elsewhere_alone(side, filled):
    with side.database.reading() as connection:
        noted = side.record.head(connection)
    (side.record._heads).unlink()
    without_triggers(side)
    with side.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM clinic_record WHERE seq = 9")
    with side.database.reading() as connection:
        assert side.record.faults(connection) == []
        assert [fault.kind for fault in side.record.faults(connection, noted)] == ["cut"]
        assert [fault.kind for fault in side.record.faults(connection, Head(8, "0" * 64))] == ["altered"]


def test_after_the_secret_was_changed_old_entries_and_drafts_are_still_good(side, prescriber, tmp_path, moment):
    receipt = side.patients.send(sent())
    later = a_side(tmp_path, moment, keys_of("later", "now"))
    assert later.patients.see(receipt.code, receipt.secret).state == "waiting"
    later.clinicians.confirm(prescriber, receipt.code, 1)
    with later.database.reading() as connection:
        assert later.record.faults(connection) == []
    without = a_side(tmp_path, moment, keys_of("another"))
    with without.database.reading() as connection:
        assert {fault.kind for fault in without.record.faults(connection)} == {"altered"}
    for side_made_here in (later, without):
        side_made_here.close()
