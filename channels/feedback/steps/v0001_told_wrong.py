"""What people said was wrong. A file of before the steps has the table without numbers; its rows stay in order."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TABLE = "told_wrong"
BEFORE = "told_wrong_before"


def upgrade() -> None:
    """Makes the table, and takes over what was there."""
    was_there = sa.inspect(op.get_bind()).has_table(TABLE)
    if was_there:
        op.rename_table(TABLE, BEFORE)
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("card", sa.String(64), nullable=False),
        sa.Column("question", sa.String(128), nullable=False),
        sa.Column("words", sa.Text),
    )
    if was_there:
        columns = "day, channel, kind, card, question, words"
        op.execute(f"INSERT INTO {TABLE} ({columns}) SELECT {columns} FROM {BEFORE} ORDER BY rowid")  # noqa: S608
        op.drop_table(BEFORE)
