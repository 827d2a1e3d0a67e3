"""Who offers to review is believed once a letter to their address has come back."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "volunteer",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("affiliation", sa.String(length=1000), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("expertise", sa.Text(), nullable=False),
        sa.Column("languages", sa.String(length=1000), nullable=False),
        sa.Column("review_limit", sa.Integer(), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "email = lower(email)", name=op.f("ck_volunteer_address_is_kept_in_lower_case")
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_volunteer_everybody_has_a_name")),
        sa.CheckConstraint(
            "review_limit >= 0", name=op.f("ck_volunteer_nobody_offers_less_than_no_review")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer")),
        sa.UniqueConstraint("email", name=op.f("uq_volunteer_email")),
    )
