"""An auditor reads and exports the record on a page; that they did stands in it."""

from __future__ import annotations

import json
import re

import pytest
from clinic_of_tests import pages_of, sent, signed_in


@pytest.fixture
def auditor(side):
    return signed_in(pages_of(side), side, "auditor")


def events(side):
    with side.database.reading() as connection:
        return [entry.event for entry, _ in side.record.entries(connection)]


@pytest.mark.parametrize("role", ["reader", "prescriber", "administrator"])
def test_only_an_auditor_opens_it(side, role):
    client = signed_in(pages_of(side), side, role)
    assert client.get("/clinic/record").status_code == 403
    assert client.post("/clinic/record/export", data={"csrf": "x"}).status_code == 403
    assert "record_read" not in events(side)


def test_it_says_that_it_is_whole_and_that_it_was_read(auditor, side):
    receipt = side.patients.send(sent())
    page = auditor.get("/clinic/record").text
    assert "Whole: " in page
    assert receipt.code in page
    assert events(side)[-1] == "record_read"


def test_it_names_an_altered_entry(auditor, side):
    side.patients.send(sent())
    with side.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER clinic_record_no_UPDATE")
        connection.exec_driver_sql("UPDATE clinic_record SET actor = 'x' WHERE seq = 2")
    page = auditor.get("/clinic/record").text
    assert "Entry 2 was altered." in page
    assert "Whole: " not in page


def test_all_of_it_comes_as_a_file(auditor, side):
    side.patients.send(sent())
    mark = re.search(r'name="csrf" value="([^"]+)"', auditor.get("/clinic/record").text)[1]
    answer = auditor.post("/clinic/record/export", data={"csrf": mark})
    entries = [json.loads(line) for line in answer.text.splitlines()]
    assert [entry["event"] for entry in entries] == events(side)
    assert entries[-1]["event"] == "exported"
    assert auditor.post("/clinic/record/export", data={"csrf": "x"}).status_code == 403
