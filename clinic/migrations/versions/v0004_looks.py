"""When drafts were last aged, by a clock that was believed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the table."""
    op.create_table("clinic_looks", sa.Column("id", sa.Integer, primary_key=True), sa.Column("at", sa.Float))
