"""The tables of the clinic's side. What is clinical stands sealed in `clinic_drafts`, its key in `clinic_draft_keys`.

Times are UTC in ISO 8601. `migrations/` makes the tables; a test holds both against each other.
"""

from __future__ import annotations

import sqlalchemy as sa

from keeping.clock import looks_table

METADATA = sa.MetaData()

DRAFTS = sa.Table(
    "clinic_drafts",
    METADATA,
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
    sa.Column("notice", sa.String(16)),
)
"""One row a draft; `sealed` is None once it was forgotten. `notice`: whether an e-mail is `wanted`, or `due` now."""

DRAFT_KEYS = sa.Table(
    "clinic_draft_keys",
    METADATA,
    sa.Column("code", sa.String(16), primary_key=True),
    sa.Column("wrapped", sa.LargeBinary, nullable=False),
)
"""The key of each draft, itself wrapped. To forget a draft is to delete its row here."""

RECORD = sa.Table(
    "clinic_record",
    METADATA,
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
"""Append-only: triggers refuse every update and deletion."""

KNOWLEDGE = sa.Table(
    "clinic_knowledge",
    METADATA,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("version", sa.String(32), nullable=False),
    sa.Column("texts", sa.LargeBinary, nullable=False),
)
"""The knowledge files of every version that a draft was made by, compressed."""

PEOPLE = sa.Table(
    "clinic_people",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("roles", sa.String(200), nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("added_at", sa.String(32), nullable=False),
    sa.Column("subject", sa.String(512), unique=True),
)
"""`subject`: the account of the clinic by which somebody signs in; None for who was invited."""

INVITES = sa.Table(
    "clinic_invites",
    METADATA,
    sa.Column("token_sha256", sa.String(64), primary_key=True),
    sa.Column("person", sa.String(32), nullable=False),
    sa.Column("ends_at", sa.String(32), nullable=False),
)
"""One-time links by which people set up how they sign in; a used one is deleted."""

PASSKEYS = sa.Table(
    "clinic_passkeys",
    METADATA,
    sa.Column("credential", sa.String(512), primary_key=True),
    sa.Column("person", sa.String(32), nullable=False),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
    sa.Column("sign_count", sa.BigInteger, nullable=False),
    sa.Column("added_at", sa.String(32), nullable=False),
)

CHALLENGES = sa.Table(
    "clinic_challenges",
    METADATA,
    sa.Column("challenge_sha256", sa.String(64), primary_key=True),
    sa.Column("purpose", sa.String(16), nullable=False),
    sa.Column("person", sa.String(32)),
    sa.Column("ends_at", sa.String(32), nullable=False),
)
"""What a passkey is asked to sign. Each is deleted with its first answer, whatever that is."""

SESSIONS = sa.Table(
    "clinic_sessions",
    METADATA,
    sa.Column("token_sha256", sa.String(64), primary_key=True),
    sa.Column("person", sa.String(32), nullable=False),
    sa.Column("csrf", sa.String(64), nullable=False),
    sa.Column("began_at", sa.String(32), nullable=False),
    sa.Column("used_at", sa.String(32), nullable=False),
    sa.Column("fresh_at", sa.String(32), nullable=False),
    sa.Column("signed_by", sa.String(16), nullable=False, server_default="passkey"),
)

ASKED_ACCOUNTS = sa.Table(
    "clinic_asked_accounts",
    METADATA,
    sa.Column("state_sha256", sa.String(64), primary_key=True),
    sa.Column("nonce", sa.String(64), nullable=False),
    sa.Column("verifier", sa.String(128), nullable=False),
    sa.Column("session_sha256", sa.String(64)),
    sa.Column("ends_at", sa.String(32), nullable=False),
)
"""What the clinic's accounts were asked, until somebody comes back from there. `session_sha256`: who signs again."""

LOOKS = looks_table("clinic_looks", METADATA)
"""When drafts were last aged, by a clock that was believed."""
