"""Announcements have days, a call, and a place before others."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("announcement") as batch:
        batch.add_column(sa.Column("call_id", sa.String(length=18), nullable=True))
        batch.add_column(sa.Column("starts_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
        batch.add_column(
            sa.Column("is_pinned", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
        batch.create_foreign_key(
            op.f("fk_announcement_call_id"), "call", ["call_id"], ["id"], ondelete="RESTRICT"
        )
        batch.create_index(op.f("ix_announcement_call_id"), ["call_id"])
        batch.create_check_constraint(
            op.f("ck_announcement_it_ends_after_it_starts"),
            "starts_on IS NULL OR ends_on IS NULL OR ends_on >= starts_on",
        )
