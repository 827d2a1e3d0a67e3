"""An author may say that the manuscript was counted wrong."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("submission") as submission:
        submission.add_column(
            sa.Column("is_count_disputed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
