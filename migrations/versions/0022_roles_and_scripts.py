"""What each author contributed, and their name in another script."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("author") as author:
        author.add_column(
            sa.Column("other_script_name", sa.String(1000), nullable=False, server_default="")
        )
        author.add_column(sa.Column("roles", sa.String(1000), nullable=False, server_default=""))
