"""A certificate tells how many reviews somebody helped with, too."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

_CHECK = "ck_certificate_it_confirms_something"


def upgrade() -> None:
    with op.batch_alter_table("certificate") as batch:
        batch.add_column(
            sa.Column("helped_count", sa.Integer(), server_default="0", nullable=False)
        )
        batch.drop_constraint(op.f(_CHECK), type_="check")
        batch.create_check_constraint(op.f(_CHECK), "review_count + helped_count > 0")
