"""Those named in a byline are asked, and answer."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "authorship",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.String(length=18), nullable=True),
        sa.CheckConstraint(
            "answer IN ('confirmed', 'objected')", name=op.f("ck_authorship_answer_is_known")
        ),
        sa.CheckConstraint(
            "email = lower(email)", name=op.f("ck_authorship_address_is_kept_in_lower_case")
        ),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_authorship_an_answer_has_its_moment"),
        ),
        sa.CheckConstraint(
            "settled_at IS NULL OR answer = 'objected'",
            name=op.f("ck_authorship_only_an_objection_is_settled"),
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_authorship_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"],
            ["account.id"],
            name=op.f("fk_authorship_settled_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorship")),
        sa.UniqueConstraint("submission_id", "email", name="an_address_is_asked_once_a_paper"),
    )
    for name in ("submission_id", "email", "settled_by_id"):
        op.create_index(op.f(f"ix_authorship_{name}"), "authorship", [name])
