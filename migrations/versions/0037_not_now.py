"""Who is invited may say: not now, but from that day on."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("review") as batch:
        batch.add_column(sa.Column("put_off_until", sa.Date(), nullable=True))
        batch.create_check_constraint(
            op.f("ck_review_who_is_asked_later_said_no_for_now"),
            "put_off_until IS NULL OR declined_at IS NOT NULL",
        )
