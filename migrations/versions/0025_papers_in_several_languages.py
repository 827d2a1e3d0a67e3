"""A paper says its title, abstract and keywords in further languages; abstracts may have parts."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "translated_details",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("abstract", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "position > 0", name=op.f("ck_translated_details_translations_count_from_one")
        ),
        sa.CheckConstraint(
            "title <> '' OR abstract <> '' OR keywords <> ''",
            name=op.f("ck_translated_details_a_translation_says_something"),
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_translated_details_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translated_details")),
        sa.UniqueConstraint("submission_id", "position", name="one_translation_a_place"),
    )
    op.create_index(
        op.f("ix_translated_details_submission_id"), "translated_details", ["submission_id"]
    )
    with op.batch_alter_table("section") as section:
        section.add_column(
            sa.Column("abstract_headings", sa.Text(), nullable=False, server_default="")
        )
