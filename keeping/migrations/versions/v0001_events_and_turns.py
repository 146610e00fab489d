"""Rasa's events, the messages that were answered, ended conversations, and the row by which the store is tried.

Databases of before the steps have some or all of these tables; what they hold stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes those of the four tables that are not there."""
    there = set(sa.inspect(op.get_bind()).get_table_names())
    if "events" not in there:
        op.create_table(
            "events",
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("sender_id", sa.String(255), nullable=False, index=True),
            sa.Column("type_name", sa.String(255), nullable=False),
            sa.Column("timestamp", sa.Float),
            sa.Column("intent_name", sa.String(255)),
            sa.Column("action_name", sa.String(255)),
            sa.Column("data", sa.Text),
        )
    if "turns" not in there:
        op.create_table(
            "turns",
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("sender_id", sa.String(255), nullable=False, index=True),
            sa.Column("message", sa.String(64), nullable=False),
            sa.Column("content", sa.String(64), nullable=False),
            sa.Column("answer", sa.Text),
            sa.Column("answered_at", sa.Float, nullable=False),
            sa.UniqueConstraint("sender_id", "message"),
        )
    if "endings" not in there:
        op.create_table(
            "endings",
            sa.Column("sender_id", sa.String(255), primary_key=True),
            sa.Column("until", sa.Float, nullable=False),
        )
    if "probes" not in there:
        op.create_table("probes", sa.Column("id", sa.Integer, primary_key=True), sa.Column("written", sa.String(64)))
