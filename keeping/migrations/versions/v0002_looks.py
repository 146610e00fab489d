"""When outdated conversations were last looked for, by a clock that was believed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table where it is not there."""
    if "looks" not in sa.inspect(op.get_bind()).get_table_names():
        op.create_table("looks", sa.Column("id", sa.Integer, primary_key=True), sa.Column("at", sa.Float))
