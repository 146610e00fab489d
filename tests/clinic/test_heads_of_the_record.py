"""The newest mark of the record stands in the log and among the numbers, so that a cut end shows from outside."""

from __future__ import annotations

import json
import logging

import pytest
from clinic_of_tests import sent

from channels.metrics import Metrics
from channels.record_heads import show_heads
from clinic.record import Head


@pytest.fixture
def metrics(side):
    made = Metrics()
    show_heads(side, made)
    return made


def number(metrics, name):
    return metrics.registry.get_sample_value(f"b12_clinic_record_{name}")


def head(side):
    with side.database.reading() as connection:
        return side.record.head(connection)


def test_each_head_is_a_line_of_the_log_at_any_level(side, metrics, caplog):
    caplog.set_level(logging.INFO, "b12.record")
    side.patients.send(sent())
    said = [json.loads(line.message) for line in caplog.records if line.name == "b12.record"]
    assert said == [{"event": "clinic_record", "seq": 1, "mark": head(side).mac}]


def test_the_numbers_tell_the_head_that_the_database_has(side, metrics):
    assert (number(metrics, "entries"), number(metrics, "mark")) == (0, 0)
    side.patients.send(sent())
    assert number(metrics, "entries") == 1
    assert f"{int(number(metrics, 'mark')):012x}" == head(side).mac[:12]


def test_the_beginning_of_a_mark_that_was_noted_is_enough_to_check(side, metrics):
    side.patients.send(sent())
    noted = f"{int(number(metrics, 'mark')):012x}"
    with side.database.reading() as connection:
        assert side.record.faults(connection, Head(1, noted)) == []
        assert [fault.kind for fault in side.record.faults(connection, Head(1, "0" * 12))] == ["altered"]


def test_a_cut_end_makes_the_number_fall(side, metrics):
    for message in ("first", "second"):
        side.patients.send(sent(message=message))
    with side.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER clinic_record_no_DELETE")
        connection.exec_driver_sql("DELETE FROM clinic_record WHERE seq = 2")
    assert number(metrics, "entries") == 1


def test_a_database_that_is_away_takes_no_other_number_along(side, metrics):
    metrics.turn("web", "answered")
    with side.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE clinic_record RENAME TO elsewhere")
    assert str(number(metrics, "entries")) == "nan"
    assert metrics.registry.get_sample_value("b12_turns_total", {"channel": "web", "outcome": "answered"}) == 1
