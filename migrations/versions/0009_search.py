"""What is published can be searched; a job of the worker enters what stands already."""

import sqlalchemy as sa
from alembic import op

from journal.models.search import make

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "file_text",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file_text")),
    )
    op.create_table(
        "indexed",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.String(length=18), nullable=False),
        sa.Column("section_id", sa.String(length=18), nullable=True),
        sa.Column("call_id", sa.String(length=18), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_indexed")),
        sa.UniqueConstraint("publication_id", name=op.f("uq_indexed_publication_id")),
    )
    for name in ("section_id", "call_id", "language", "year"):
        op.create_index(op.f(f"ix_indexed_{name}"), "indexed", [name])
    make(op.get_bind())
