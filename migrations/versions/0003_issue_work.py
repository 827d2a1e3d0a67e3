"""Issues are scheduled, taken back, previewed and given covers; papers appear online first."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _issues()
    _items()
    _publications()
    _covers()
    with op.batch_alter_table("galley") as batch:
        batch.add_column(
            sa.Column("written_for", sa.String(length=64), nullable=False, server_default="")
        )


def _issues() -> None:
    with op.batch_alter_table("issue") as batch:
        batch.add_column(sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(
            sa.Column("publish_zone", sa.String(length=64), nullable=False, server_default="")
        )
        batch.add_column(sa.Column("publish_by_id", sa.String(length=18), nullable=True))
        batch.add_column(sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(
            sa.Column("has_preview", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(
            sa.Column("preview_generation", sa.Integer(), nullable=False, server_default="0")
        )
        batch.create_foreign_key(
            op.f("fk_issue_publish_by_id"),
            "account",
            ["publish_by_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch.create_check_constraint(
            op.f("ck_issue_a_schedule_has_its_editor"),
            "(publish_at IS NULL) = (publish_by_id IS NULL)",
        )
        batch.create_check_constraint(
            op.f("ck_issue_what_is_out_is_not_scheduled"),
            "published_at IS NULL OR publish_at IS NULL",
        )
        batch.create_index(op.f("ix_issue_publish_by_id"), ["publish_by_id"])


def _items() -> None:
    with op.batch_alter_table("item") as batch:
        batch.add_column(
            sa.Column("is_introduction", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.create_index(
        "ix_item_one_introduction",
        "item",
        ["issue_section_id"],
        unique=True,
        sqlite_where=sa.text("is_introduction"),
        postgresql_where=sa.text("is_introduction"),
    )


def _publications() -> None:
    with op.batch_alter_table("publication") as batch:
        batch.add_column(
            sa.Column("is_introduction", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        for name, kind in (
            ("issue_id", sa.String(length=18)),
            ("issue_section_id", sa.String(length=18)),
            ("first_page", sa.Integer()),
            ("last_page", sa.Integer()),
        ):
            batch.alter_column(name, existing_type=kind, nullable=True)
        batch.create_check_constraint(
            op.f("ck_publication_an_issue_gives_place_and_pages"),
            "(issue_id IS NULL) = (issue_section_id IS NULL)"
            " AND (issue_id IS NULL) = (first_page IS NULL)"
            " AND (issue_id IS NULL) = (last_page IS NULL)",
        )
    op.create_table(
        "address",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_address_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_address")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_address_submission_id")),
    )


def _covers() -> None:
    op.create_table(
        "cover",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("issue_id", sa.String(length=18), nullable=False),
        sa.Column("alt", sa.String(length=1000), nullable=False),
        sa.Column("credit", sa.String(length=1000), nullable=False),
        sa.Column("sizes", sa.JSON(), nullable=False),
        sa.Column("sent_by_id", sa.String(length=18), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("alt <> ''", name=op.f("ck_cover_it_is_told_to_who_cannot_see_it")),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issue.id"], name=op.f("fk_cover_issue_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["account.id"], name=op.f("fk_cover_sent_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover")),
        sa.UniqueConstraint("issue_id", name=op.f("uq_cover_issue_id")),
    )
    with op.batch_alter_table("cover") as batch:
        batch.create_index(op.f("ix_cover_sent_by_id"), ["sent_by_id"])
