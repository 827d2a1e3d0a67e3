"""Where a sealed name stood in what somebody at the desk brought: for keepers and the author."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_PLACES = ("copy", "details", "letter", "answer", "revision")


def upgrade() -> None:
    places = sa.Enum(
        *_PLACES,
        name=op.f("ck_mention_place_is_known"),
        native_enum=False,
        create_constraint=True,
        length=32,
    )
    op.create_table(
        "mention",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("place", places, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_mention_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_mention_account_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    op.create_index(op.f("ix_mention_account_id"), "mention", ["account_id"])
    op.create_index("ix_mention_submission_id_made_at", "mention", ["submission_id", "made_at"])
