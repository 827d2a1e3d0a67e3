"""Further files appear beside a published paper, where production lets them."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("supplement") as batch:
        batch.add_column(sa.Column("readers_id", sa.String(length=18), nullable=True))
        batch.create_foreign_key(
            op.f("fk_supplement_readers_id"), "file", ["readers_id"], ["id"], ondelete="RESTRICT"
        )
        batch.create_index(op.f("ix_supplement_readers_id"), ["readers_id"])
