"""A register of institutions can be imported; an author's affiliation may name one of them."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "institution",
        sa.Column("ror", sa.String(length=9), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("place", sa.String(length=1000), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.PrimaryKeyConstraint("ror", name=op.f("pk_institution")),
    )
    op.create_table(
        "institution_name",
        sa.Column("ror", sa.String(length=9), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("folded", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["ror"],
            ["institution.ror"],
            name=op.f("fk_institution_name_ror"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ror", "position", name=op.f("pk_institution_name")),
    )
    op.create_index(op.f("ix_institution_name_folded"), "institution_name", ["folded"])
    with op.batch_alter_table("author") as author:
        author.add_column(sa.Column("ror", sa.String(9), nullable=False, server_default=""))
