"""Files arrive in pieces: what is on its way, and whose it is."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "arrival",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_arrival_it_will_not_be_empty")),
        sa.CheckConstraint(
            "(sha256 = '') = (arrived_at IS NULL)",
            name=op.f("ck_arrival_what_arrived_has_its_hash"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_arrival_account_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival")),
    )
    op.create_index(op.f("ix_arrival_account_id"), "arrival", ["account_id"])
    op.create_index("ix_arrival_expires_at", "arrival", ["expires_at"])


def downgrade() -> None:
    op.drop_table("arrival")
