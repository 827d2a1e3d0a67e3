"""What a page says holds from a day on; the texts that stand become the first versions."""

import sqlalchemy as sa
from alembic import op

from journal.lib.ids import new_id

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    versions = op.create_table(
        "page_version",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("page_id", sa.String(length=18), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by_id", sa.String(length=18), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("body <> ''", name=op.f("ck_page_version_it_says_something")),
        sa.ForeignKeyConstraint(
            ["page_id"], ["page.id"], name=op.f("fk_page_version_page_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["account.id"],
            name=op.f("fk_page_version_written_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_version")),
        sa.UniqueConstraint(
            "page_id", "holds_from", name=op.f("uq_page_version_page_id_holds_from")
        ),
    )
    op.create_index(op.f("ix_page_version_page_id"), "page_version", ["page_id"])
    op.create_index(op.f("ix_page_version_written_by_id"), "page_version", ["written_by_id"])
    pages = sa.table(
        "page",
        sa.column("id", sa.String),
        sa.column("body", sa.Text),
        sa.column("changed_at", sa.DateTime(timezone=True)),
    )
    rows = op.get_bind().execute(sa.select(pages.c.id, pages.c.body, pages.c.changed_at)).all()
    for row in rows:
        op.bulk_insert(
            versions,
            [
                {
                    "id": new_id(),
                    "page_id": row.id,
                    "holds_from": row.changed_at.date(),
                    "body": row.body or "–",
                    "written_at": row.changed_at,
                }
            ],
        )
    with op.batch_alter_table("page") as batch:
        batch.drop_column("body")
