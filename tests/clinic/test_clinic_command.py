"""`b12clinic`: what is printed, and what the command ends with."""

from __future__ import annotations

import dataclasses
import json
import zlib

import pytest
import sqlalchemy as sa
from clinic_of_tests import ADDRESS, a_case, a_side, sent

from b12core import suggest
from clinic import knowledge_kept
from clinic.cli import run
from clinic.tables import KNOWLEDGE


@pytest.fixture
def command(tmp_path, moment, capsys):
    """Runs the command as a process of its own would; returns its end and what it printed."""

    def call(*arguments):
        code = run(arguments, lambda: a_side(tmp_path, moment))
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return call


def test_an_invitation_prints_a_link_that_holds_its_token_out_of_every_log(command):
    code, printed = command("invite", "--name", "Dr A. Example", "--title", "GP", "--role", "prescriber")
    assert code == 0
    assert f"{ADDRESS}/clinic/enrol#" in printed
    assert "Dr A. Example, GP: prescriber" in command("people")[1]


def test_an_invitation_without_a_name_or_role_is_refused(command):
    assert command("invite", "--name", "Dr A. Example", "--title", "GP")[0] == 2
    assert command("invite", "--title", "GP", "--role", "reader")[0] == 2


def test_somebody_taken_out_is_still_listed(command):
    printed = command("invite", "--name", "Dr A. Example", "--title", "GP", "--role", "prescriber")[1]
    assert command("remove", printed.split()[0])[0] == 0
    assert "taken out" in command("people")[1]
    assert command("remove", "nobody")[0] == 2


def test_a_whole_record_is_called_whole(command, side):
    side.patients.send(sent())
    assert command("verify") == (0, f"Whole: 1 entries, newest {command('head')[1].strip()}.\n")


def test_an_altered_record_ends_with_1_and_names_the_entry(command, side):
    side.patients.send(sent())
    with side.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER clinic_record_no_UPDATE")
        connection.exec_driver_sql("UPDATE clinic_record SET reason = 'x'")
    assert command("verify") == (1, "Entry 1 was altered.\n")


def test_an_export_holds_every_entry_and_is_recorded_itself(command, side):
    side.patients.send(sent())
    lines = [json.loads(line) for line in command("export")[1].splitlines()]
    assert [line["event"] for line in lines] == ["submitted", "exported"]


def test_every_suggestion_is_made_again_byte_for_byte(command, side, prescriber):
    receipts = [side.patients.send(sent(message=str(number))) for number in range(3)]
    side.clinicians.correct(prescriber, receipts[0].code, 1, a_case(phase="maintenance"), "uk-nice-bnf")
    side.patients.withdraw(receipts[1].code, receipts[1].secret)
    code, printed = command("replay", "--all")
    assert (code, printed.split()[0:3]) == (0, ["3", "of", "3"])
    assert "1 drafts was deleted" in printed
    assert command("replay", receipts[0].code)[0] == 0
    assert command("replay")[0] == 2


def test_knowledge_of_an_earlier_version_is_kept_and_speaks_again(command, side, monkeypatch):
    receipt = side.patients.send(sent())
    with side.database.reading() as connection:
        kept = connection.execute(sa.select(KNOWLEDGE)).one()
    current = knowledge_kept.load_knowledge()
    later = dataclasses.replace(current, sha256="f" * 64)
    monkeypatch.setattr(knowledge_kept, "load_knowledge", lambda: later)
    assert kept.sha256 == current.sha256
    assert "protocols/us-practice.yml" in json.loads(zlib.decompress(kept.texts))
    assert command("replay", receipt.code)[1].startswith("1 of 1")


def test_a_suggestion_that_comes_out_otherwise_is_named(command, side, monkeypatch):
    receipt = side.patients.send(sent())
    other = suggest(a_case(phase="maintenance"), clinic=side.clinic)
    monkeypatch.setattr("clinic.replay.suggest", lambda *_, **__: other)
    code, printed = command("replay", receipt.code)
    assert code == 1
    assert f"{receipt.code}: not the same." in printed
