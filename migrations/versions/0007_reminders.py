"""Reminders by their ladder: what was sent, what is not wanted, what rests."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("kind", _kind("reminder_kind_is_known"), nullable=False),
        sa.Column("subject_id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("counted_from", sa.Date(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("letter_id", sa.String(length=18), nullable=True),
        sa.Column("passed_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("passed_over_by_id", sa.String(length=18), nullable=True),
        sa.CheckConstraint(
            "(sent_at IS NULL) <> (passed_over_at IS NULL)",
            name=op.f("ck_reminder_a_step_is_either_sent_or_passed_over"),
        ),
        sa.CheckConstraint(
            "(passed_over_at IS NULL) = (passed_over_by_id IS NULL)",
            name=op.f("ck_reminder_somebody_passed_the_step_over"),
        ),
        _to("reminder", "submission_id", "submission.id"),
        _to("reminder", "letter_id", "letter.id"),
        _to("reminder", "passed_over_by_id", "account.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint(
            "kind",
            "subject_id",
            "step",
            "counted_from",
            name="a_step_is_taken_once_for_its_day",
        ),
    )
    for column in ("submission_id", "letter_id", "passed_over_by_id"):
        op.create_index(op.f(f"ix_reminder_{column}"), "reminder", [column])
    op.create_table(
        "reminder_pause",
        sa.Column("kind", _kind("paused_kind_is_known"), nullable=False),
        sa.Column("subject_id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_by_id", sa.String(length=18), nullable=False),
        sa.Column("resumed_at", sa.DateTime(timezone=True), nullable=True),
        _to("reminder_pause", "submission_id", "submission.id"),
        _to("reminder_pause", "paused_by_id", "account.id"),
        sa.PrimaryKeyConstraint("kind", "subject_id", name=op.f("pk_reminder_pause")),
    )
    for column in ("submission_id", "paused_by_id"):
        op.create_index(op.f(f"ix_reminder_pause_{column}"), "reminder_pause", [column])


def _kind(name: str) -> sa.Enum:
    return sa.Enum(
        "invitation",
        "review",
        "revision",
        "idle",
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
    )


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="RESTRICT")
