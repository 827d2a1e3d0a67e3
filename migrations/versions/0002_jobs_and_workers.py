"""Jobs tell who holds them and what is set aside; workers are known by name."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "worker",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_worker")),
    )
    with op.batch_alter_table("job") as batch:
        batch.add_column(
            sa.Column("leased_by", sa.String(length=120), nullable=False, server_default="")
        )
        batch.add_column(sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(
            sa.Column("fault", sa.String(length=1000), nullable=False, server_default="")
        )
        batch.create_check_constraint(
            op.f("ck_job_what_is_done_is_not_parked"), "done_at IS NULL OR parked_at IS NULL"
        )
        batch.create_check_constraint(
            op.f("ck_job_only_what_is_parked_is_set_aside"),
            "set_aside_at IS NULL OR parked_at IS NOT NULL",
        )
