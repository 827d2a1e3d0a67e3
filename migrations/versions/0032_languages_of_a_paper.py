"""A paper says in which languages its author reads reviews, and gets letters."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("submission") as submission:
        submission.add_column(
            sa.Column("review_languages", sa.String(length=1000), nullable=False, server_default="")
        )
        submission.add_column(
            sa.Column(
                "correspondence_language",
                sa.String(length=12),
                nullable=False,
                server_default="",
            )
        )
