"""The steps of the migrations make exactly the tables that the code speaks of, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from clinic.database import Database
from clinic.tables import METADATA


def test_the_steps_make_the_tables(side):
    with side.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "clinic_schema"})
        assert compare_metadata(context, METADATA) == []


def test_taking_the_steps_again_changes_nothing(side, tmp_path):
    Database.in_folder(tmp_path).migrate()
    assert side.people.all() == []


def test_tables_that_a_newer_version_has_taken_further_are_used_as_they_are(side, tmp_path):
    with side.database.writing() as connection:
        connection.exec_driver_sql("UPDATE clinic_schema SET version_num = '9999'")
    older = Database.in_folder(tmp_path)
    older.migrate()
    with older.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM clinic_schema").scalar() == "9999"
    older.close()


def test_an_error_of_the_database_repeats_no_values(side):
    with pytest.raises(sa.exc.IntegrityError) as told, side.database.writing() as connection:
        connection.execute(METADATA.tables["clinic_people"].insert(), {"id": "told-value", "name": None})
    assert "told-value" not in str(told.value)
