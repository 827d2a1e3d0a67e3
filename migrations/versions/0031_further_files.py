"""Authors bring further files beside a manuscript, a list of them with each version."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_KINDS = (
    "data", "appendix", "figure", "table", "questionnaire", "checklist", "latex", "other",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "supplement",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("version_id", sa.String(length=18), nullable=False),
        sa.Column("lineage", sa.String(length=18), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                *_KINDS,
                name=op.f("ck_supplement_supplement_kind_is_known"),
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column("is_for_reviewers", sa.Boolean(), nullable=False),
        sa.Column("file_id", sa.String(length=18), nullable=False),
        sa.CheckConstraint("position > 0", name=op.f("ck_supplement_files_count_from_one")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_supplement_every_file_has_a_title")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["file.id"], name=op.f("fk_supplement_file_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_supplement_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["version.id"],
            name=op.f("fk_supplement_version_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplement")),
        sa.UniqueConstraint("version_id", "lineage", name="one_file_a_lineage"),
    )
    op.create_index(op.f("ix_supplement_file_id"), "supplement", ["file_id"])
    op.create_index(op.f("ix_supplement_submission_id"), "supplement", ["submission_id"])
    op.create_index(op.f("ix_supplement_version_id"), "supplement", ["version_id"])
