"""People stand in line to be asked for a review, by an editor's click or by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_WAITS = sa.text("used_at IS NULL AND dropped_at IS NULL")


def _to(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_alternate_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def upgrade() -> None:
    for table in ("review_round", "call"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("invites_by_itself", sa.Boolean(), nullable=True))
    with op.batch_alter_table("submission") as batch:
        batch.add_column(sa.Column("invitations_paused_at", _MOMENT, nullable=True))
    op.create_table(
        "alternate",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("round_id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=1000), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("added_by_id", sa.String(length=18), nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.Column("held_at", _MOMENT, nullable=True),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.Column("dropped_at", _MOMENT, nullable=True),
        sa.Column("why_dropped", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("position > 0", name=op.f("ck_alternate_the_line_counts_from_one")),
        sa.CheckConstraint(
            "used_at IS NULL OR dropped_at IS NULL",
            name=op.f("ck_alternate_who_was_asked_was_not_taken_out"),
        ),
        _to("round_id", "review_round"),
        _to("account_id", "account"),
        _to("added_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alternate")),
    )
    op.create_index(op.f("ix_alternate_account_id"), "alternate", ["account_id"])
    op.create_index(
        "ix_alternate_waits_once",
        "alternate",
        ["round_id", "account_id"],
        unique=True,
        sqlite_where=_WAITS,
        postgresql_where=_WAITS,
    )
