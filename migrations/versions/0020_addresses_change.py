"""An account can have another address, once a letter to it has come back."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_PEOPLE = ("account_id", "asked_by_id")


def upgrade() -> None:
    op.create_table(
        "address_change",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("email_before", sa.String(length=254), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.String(length=18), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_generation", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "email = lower(email)", name=op.f("ck_address_change_address_is_kept_in_lower_case")
        ),
        sa.CheckConstraint(
            "email <> email_before", name=op.f("ck_address_change_another_address_is_asked_for")
        ),
        sa.CheckConstraint(
            "(reason = '') = (account_generation IS NOT NULL)",
            name=op.f("ck_address_change_the_office_gives_a_reason"),
        ),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR ended_at IS NOT NULL",
            name=op.f("ck_address_change_what_is_confirmed_is_over"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [name], ["account.id"], name=op.f(f"fk_address_change_{name}"), ondelete="RESTRICT"
            )
            for name in _PEOPLE
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_change")),
    )
    for name in _PEOPLE:
        op.create_index(op.f(f"ix_address_change_{name}"), "address_change", [name])
    op.create_index(
        "ix_address_change_one_open",
        "address_change",
        ["account_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
