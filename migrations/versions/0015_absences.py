"""Absences: the days somebody of the desk is away, and who stands in."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_PEOPLE = ("account_id", "stand_in_id", "entered_by_id")


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.String(length=18), nullable=False),
        *(sa.Column(name, sa.String(length=18), nullable=False) for name in _PEOPLE),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_absence_it_ends_after_it_starts")),
        sa.CheckConstraint(
            "stand_in_id <> account_id", name=op.f("ck_absence_nobody_stands_in_for_themselves")
        ),
        *(
            sa.ForeignKeyConstraint(
                [name], ["account.id"], name=op.f(f"fk_absence_{name}"), ondelete="RESTRICT"
            )
            for name in _PEOPLE
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    for name in _PEOPLE:
        op.create_index(op.f(f"ix_absence_{name}"), "absence", [name])
