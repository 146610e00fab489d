"""Drafts with their keys, the record that only grows, the knowledge they were made by, and who may see them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = "the record is append-only"

SQLITE = """
CREATE TRIGGER clinic_record_no_{event} BEFORE {event} ON clinic_record
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""

POSTGRESQL = (
    """
    CREATE FUNCTION clinic_record_refuses() RETURNS trigger AS $refuse$
    BEGIN RAISE EXCEPTION '{refusal}'; END
    $refuse$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER clinic_record_no_change BEFORE UPDATE OR DELETE ON clinic_record
    FOR EACH ROW EXECUTE FUNCTION clinic_record_refuses()
    """,
    """
    CREATE TRIGGER clinic_record_no_truncate BEFORE TRUNCATE ON clinic_record
    FOR EACH STATEMENT EXECUTE FUNCTION clinic_record_refuses()
    """,
)


def upgrade() -> None:
    """Makes the tables, and the triggers that refuse a change of the record."""
    op.create_table(
        "clinic_drafts",
        sa.Column("code", sa.String(16), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("urgency", sa.String(16)),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("submitted_at", sa.String(32), nullable=False),
        sa.Column("closed_at", sa.String(32)),
        sa.Column("submission", sa.String(64), nullable=False, unique=True),
        sa.Column("secret_sha256", sa.String(64), nullable=False),
        sa.Column("case_sha256", sa.String(64), nullable=False),
        sa.Column("suggestion_sha256", sa.String(64), nullable=False),
        sa.Column("knowledge_sha256", sa.String(64), nullable=False),
        sa.Column("sealed", sa.LargeBinary),
    )
    op.create_table(
        "clinic_draft_keys",
        sa.Column("code", sa.String(16), primary_key=True),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "clinic_record",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.String(64), nullable=False),
        sa.Column("event", sa.String(32), nullable=False),
        sa.Column("draft", sa.String(16)),
        sa.Column("case_sha256", sa.String(64)),
        sa.Column("suggestion_sha256", sa.String(64)),
        sa.Column("knowledge_sha256", sa.String(64)),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("reason", sa.String(64)),
        sa.Column("mac", sa.String(64), nullable=False),
    )
    op.create_table(
        "clinic_knowledge",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("texts", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "clinic_people",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("roles", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "clinic_invites",
        sa.Column("token_sha256", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("ends_at", sa.String(32), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(SQLITE.format(event=event, refusal=APPEND_ONLY))
    else:
        for statement in POSTGRESQL:
            op.execute(statement.format(refusal=APPEND_ONLY))
