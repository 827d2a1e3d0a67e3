"""Reviewers get certificates, are thanked in public where they wish, and name who helped them."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("thanked_since", _MOMENT, nullable=True))
    # Nobody is written to about papers that were decided before.
    op.execute("UPDATE review SET outcome_told_at = submitted_at WHERE submitted_at IS NOT NULL")
    op.create_table(
        "certificate",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("review_count", sa.Integer(), nullable=False),
        sa.Column("issued_at", _MOMENT, nullable=False),
        sa.CheckConstraint("review_count > 0", name=op.f("ck_certificate_it_confirms_something")),
        _to("certificate", "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("code", name=op.f("uq_certificate_code")),
    )
    op.create_index(op.f("ix_certificate_account_id"), "certificate", ["account_id"])
    op.create_table(
        "co_reviewer",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("review_id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("named_at", _MOMENT, nullable=False),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.Column("is_confirmed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_credited", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("competing_interests", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "email = lower(email)", name=op.f("ck_co_reviewer_address_is_kept_in_lower_case")
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_co_reviewer_everybody_has_a_name")),
        sa.CheckConstraint(
            "NOT is_confirmed OR answered_at IS NOT NULL",
            name=op.f("ck_co_reviewer_who_confirmed_has_answered"),
        ),
        sa.CheckConstraint(
            "is_confirmed OR NOT is_credited", name=op.f("ck_co_reviewer_credit_needs_a_yes")
        ),
        _to("co_reviewer", "review_id", "review"),
        _to("co_reviewer", "submission_id", "submission"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_co_reviewer")),
        sa.UniqueConstraint("review_id", "email", name="a_co_reviewer_is_named_once"),
    )


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")
