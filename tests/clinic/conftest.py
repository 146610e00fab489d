"""A clinic's side with a clock that a test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clinic_of_tests import Moment, a_side

from clinic.people import Person
from clinic.side import Side


@pytest.fixture
def moment() -> Moment:
    """The time, which a test moves on."""
    return Moment()


@pytest.fixture
def side(tmp_path: Path, moment: Moment) -> Iterator[Side]:
    side = a_side(tmp_path, moment)
    yield side
    side.close()


@pytest.fixture
def prescriber(side: Side) -> Person:
    return side.people.invite("Dr A. Example", "GP", ["prescriber"])[0]


@pytest.fixture
def reader(side: Side) -> Person:
    return side.people.invite("N. Reader", "practice nurse", ["reader"])[0]


@pytest.fixture
def faults(side: Side) -> Callable[[], list[tuple[int, str]]]:
    """What is wrong with the record now."""

    def find() -> list[tuple[int, str]]:
        with side.database.reading() as connection:
            return [(fault.seq, fault.kind) for fault in side.record.faults(connection)]

    return find
