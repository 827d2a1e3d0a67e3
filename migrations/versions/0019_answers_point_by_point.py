"""Answers to the reviews, point by point."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answered_point",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("version_id", sa.String(length=18), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("alias", sa.Integer(), nullable=True),
        sa.Column("point", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=1000), nullable=False),
        sa.CheckConstraint("position > 0", name=op.f("ck_answered_point_rows_count_from_one")),
        sa.CheckConstraint(
            "alias IS NULL OR point <> ''", name=op.f("ck_answered_point_a_point_has_words")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["version.id"],
            name=op.f("fk_answered_point_version_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answered_point")),
        sa.UniqueConstraint("version_id", "key", name="one_row_a_key"),
    )
    op.create_index(op.f("ix_answered_point_version_id"), "answered_point", ["version_id"])
