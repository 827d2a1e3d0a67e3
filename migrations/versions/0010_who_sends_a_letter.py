"""A letter tells which worker is sending it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "letter", sa.Column("claimed_by", sa.String(length=120), nullable=False, server_default="")
    )
