"""The whole policy of a section, and licences other than the journal's usual one."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_MODES = ("double-anonymized", "single-anonymized", "all-identities-visible")


def upgrade() -> None:
    op.create_table(
        "licence",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("url", sa.String(length=1000), nullable=False),
        sa.Column("holder", sa.String(length=1000), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_licence_it_has_a_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence")),
        sa.UniqueConstraint("name", name=op.f("uq_licence_name")),
    )
    with op.batch_alter_table("section") as batch:
        batch.add_column(
            sa.Column(
                "transparency",
                sa.String(length=32),
                nullable=False,
                server_default="double-anonymized",
            )
        )
        batch.add_column(
            sa.Column(
                "article_type",
                sa.String(length=40),
                nullable=False,
                server_default="research-article",
            )
        )
        batch.add_column(
            sa.Column("is_indexed", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch.add_column(
            sa.Column("is_retired", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(
            sa.Column(
                "declarations",
                sa.String(length=1000),
                nullable=False,
                server_default="competing_interests",
            )
        )
        batch.add_column(sa.Column("licence_id", sa.String(length=18), nullable=True))
        batch.create_foreign_key(
            op.f("fk_section_licence_id"), "licence", ["licence_id"], ["id"], ondelete="RESTRICT"
        )
        batch.create_index(op.f("ix_section_licence_id"), ["licence_id"])
        modes = ", ".join(f"'{mode}'" for mode in _MODES)
        batch.create_check_constraint(
            op.f("ck_section_default_transparency_is_known"), f"transparency IN ({modes})"
        )
        batch.create_check_constraint(
            op.f("ck_section_what_is_retired_takes_nothing"), "NOT (is_retired AND is_open)"
        )
    op.execute("UPDATE section SET declarations = 'competing_interests ethics' WHERE is_reviewed")
    with op.batch_alter_table("submission") as batch:
        batch.add_column(sa.Column("licence_id", sa.String(length=18), nullable=True))
        batch.create_foreign_key(
            op.f("fk_submission_licence_id"), "licence", ["licence_id"], ["id"], ondelete="RESTRICT"
        )
        batch.create_index(op.f("ix_submission_licence_id"), ["licence_id"])
