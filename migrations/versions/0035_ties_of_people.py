"""People say how much they review, from when, and with whom they wrote; editors note ties."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def _to_account(column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["account.id"], name=op.f(f"fk_person_note_{column}"), ondelete="RESTRICT"
    )


def upgrade() -> None:
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("review_limit", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("available_from", sa.Date(), nullable=True))
        batch.add_column(sa.Column("volunteered_at", _MOMENT, nullable=True))
        batch.add_column(sa.Column("coauthors", sa.Text(), server_default="", nullable=False))
        batch.create_check_constraint(
            op.f("ck_account_nobody_owes_less_than_no_review"), "review_limit >= 0"
        )
    op.create_table(
        "person_note",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("about_id", sa.String(length=18), nullable=True),
        sa.Column("about", sa.String(length=1000), nullable=False),
        sa.Column("until_year", sa.Integer(), nullable=True),
        sa.Column("written_by_id", sa.String(length=18), nullable=False),
        sa.Column("written_at", _MOMENT, nullable=False),
        sa.CheckConstraint(
            "(about_id IS NULL) = (about <> '')", name=op.f("ck_person_note_a_tie_has_another_end")
        ),
        sa.CheckConstraint(
            "about_id <> account_id", name=op.f("ck_person_note_nobody_is_tied_to_themselves")
        ),
        _to_account("account_id"),
        _to_account("about_id"),
        _to_account("written_by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_note")),
    )
    op.create_index(op.f("ix_person_note_account_id"), "person_note", ["account_id"])
    op.create_index(op.f("ix_person_note_about_id"), "person_note", ["about_id"])
