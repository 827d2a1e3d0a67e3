"""A paper tells its kind of study and how it followed the reporting guideline."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("submission") as submission:
        for name in ("study_kind", "guideline"):
            submission.add_column(
                sa.Column(name, sa.String(length=1000), nullable=False, server_default="")
            )
    with op.batch_alter_table("section") as section:
        section.add_column(
            sa.Column("is_guideline_asked", sa.Boolean(), nullable=False, server_default=sa.false())
        )
