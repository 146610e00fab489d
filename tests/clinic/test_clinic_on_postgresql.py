"""The same side on PostgreSQL: the tables, a record that only grows, and one decision among many who decide at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from clinic_of_tests import Moment, a_clinic, sent, the_keys

from clinic.database import Database
from clinic.errors import Decided, Refused
from clinic.side import Side
from clinic.tables import METADATA

FOLDERS = (*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql*/bin"))
SERVER = shutil.which("initdb") or next((str(path / "initdb") for path in FOLDERS if (path / "initdb").exists()), None)


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """The address of a server of its own; the tests are skipped where PostgreSQL is not installed."""
    if SERVER is None:
        pytest.skip("no PostgreSQL is installed here")
    folder = Path(tempfile.mkdtemp())
    # The server refuses to run as root.
    by = {"user": "postgres"} if os.geteuid() == 0 else {}
    if by:
        shutil.chown(folder, "postgres")
    options = {"cwd": folder, "check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **by}
    control = str(Path(SERVER).with_name("pg_ctl"))
    subprocess.run([SERVER, "-D", "data", "-A", "trust", "-U", "clinic"], **options)
    start = ["-o", f"-c listen_addresses= -k {folder} -c fsync=off", "-w", "-l", "log", "start"]
    subprocess.run([control, "-D", "data", *start], **options)
    yield f"postgresql+psycopg2://clinic@/postgres?host={folder}"
    subprocess.run([control, "-D", "data", "-m", "immediate", "stop"], **options)
    shutil.rmtree(folder)


@pytest.fixture
def side_on_postgresql(postgresql: str, tmp_path: Path) -> Iterator[Side]:
    side = Side(a_clinic(), the_keys(), tmp_path, postgresql, clock=Moment())
    yield side
    with side.database.engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    side.close()


def test_the_steps_make_the_tables_there(side_on_postgresql):
    with side_on_postgresql.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "clinic_schema"})
        assert compare_metadata(context, METADATA) == []


def test_gateways_that_start_on_an_empty_database_together_all_have_the_tables(postgresql, tmp_path):
    def start(number):
        side = Side(a_clinic(), the_keys(), tmp_path / str(number), postgresql, clock=Moment())
        people = side.people.all()
        side.close()
        return people

    try:
        with ThreadPoolExecutor(6) as pool:
            assert list(pool.map(start, range(6))) == [[]] * 6
    finally:
        emptied = Database(postgresql)
        with emptied.engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        emptied.close()


@pytest.mark.parametrize(
    "statement", ["UPDATE clinic_record SET actor = 'x'", "DELETE FROM clinic_record", "TRUNCATE clinic_record"]
)
def test_the_record_refuses_every_change_there(side_on_postgresql, statement):
    side_on_postgresql.patients.send(sent())
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), side_on_postgresql.database.writing() as connection:
        connection.exec_driver_sql(statement)


def test_of_many_who_decide_at_once_one_does(side_on_postgresql):
    side = side_on_postgresql
    people = [side.people.invite(f"Dr {number}", "GP", ["prescriber"])[0] for number in range(8)]
    receipt = side.patients.send(sent())

    def decide(number: int) -> bool:
        try:
            if number % 2:
                side.clinicians.confirm(people[number], receipt.code, 1)
            else:
                side.clinicians.reject(people[number], receipt.code, 1, "seen_in_person")
        except Decided:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(decide, range(8))) == 1
    with side.database.reading() as connection:
        assert side.record.faults(connection) == []


def test_a_message_that_comes_many_times_at_once_is_one_draft(side_on_postgresql):
    with ThreadPoolExecutor(6) as pool:
        receipts = set(pool.map(lambda _: side_on_postgresql.patients.send(sent()), range(6)))
    assert len(receipts) == 1
    with pytest.raises(Refused):
        side_on_postgresql.patients.see(next(iter(receipts)).code, "0000-0000-0000")
