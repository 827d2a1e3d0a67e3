"""What the manager sets in the browser."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    table = op.create_table(
        "setting",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_setting_it_has_a_name")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    # Whoever changes settings holds this row meanwhile.
    op.bulk_insert(table, [{"name": "lock", "value": ""}])
