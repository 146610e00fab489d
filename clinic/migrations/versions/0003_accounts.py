"""Signing in by the clinic's own accounts: whose account it is, by what a session was opened, and what was asked.

And whether somebody wants to hear by e-mail of a draft.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds three columns and a table."""
    with op.batch_alter_table("clinic_people") as people:
        people.add_column(sa.Column("subject", sa.String(512)))
        people.create_unique_constraint("clinic_people_subject", ["subject"])
    with op.batch_alter_table("clinic_sessions") as sessions:
        sessions.add_column(sa.Column("signed_by", sa.String(16), nullable=False, server_default="passkey"))
    with op.batch_alter_table("clinic_drafts") as drafts:
        drafts.add_column(sa.Column("notice", sa.String(16)))
    op.create_table(
        "clinic_asked_accounts",
        sa.Column("state_sha256", sa.String(64), primary_key=True),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("verifier", sa.String(128), nullable=False),
        sa.Column("session_sha256", sa.String(64)),
        sa.Column("ends_at", sa.String(32), nullable=False),
    )
