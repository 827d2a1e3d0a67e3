"""Files are examined: what was found in each, and the anonymized copy made of it."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("file") as batch:
        batch.add_column(sa.Column("made_from_id", sa.String(length=18), nullable=True))
        batch.create_foreign_key(
            op.f("fk_file_made_from_id"), "file", ["made_from_id"], ["id"], ondelete="RESTRICT"
        )
        batch.create_index(op.f("ix_file_made_from_id"), ["made_from_id"])
    op.create_table(
        "examination",
        sa.Column("file_id", sa.String(length=18), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cleaner", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("named", sa.Text(), nullable=False),
        sa.Column("searched_for", sa.String(length=64), nullable=False),
        sa.Column("answered_for", sa.String(length=64), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("copy_id", sa.String(length=18), nullable=True),
        sa.CheckConstraint(
            "copy_id IS NULL OR done_at IS NOT NULL",
            name=op.f("ck_examination_a_copy_is_of_what_is_done"),
        ),
        sa.CheckConstraint("cleaner >= 0", name=op.f("ck_examination_cleaners_count_up")),
        *(
            sa.ForeignKeyConstraint(
                [name], ["file.id"], name=op.f(f"fk_examination_{name}"), ondelete="RESTRICT"
            )
            for name in ("file_id", "copy_id")
        ),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_examination")),
    )
    for name in ("file_id", "copy_id"):
        op.create_index(op.f(f"ix_examination_{name}"), "examination", [name])
    op.create_index("ix_examination_done_at", "examination", ["done_at"])


def downgrade() -> None:
    op.drop_table("examination")
    with op.batch_alter_table("file") as batch:
        batch.drop_index(op.f("ix_file_made_from_id"))
        batch.drop_constraint(op.f("fk_file_made_from_id"), type_="foreignkey")
        batch.drop_column("made_from_id")
