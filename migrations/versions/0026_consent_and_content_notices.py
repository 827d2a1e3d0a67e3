"""Consent is recorded row by row; content notices become keys, and other lines free words."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_KEYS = {
    "Sexual violence": "sexual-violence",
    "Children": "children",
    "Killing": "killing",
    "Torture described in detail": "torture",
    "Images of injury": "injury-images",
}


def upgrade() -> None:
    op.create_table(
        "consent_record",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "person",
                "case",
                "image",
                "quotation",
                name=op.f("ck_consent_record_subject_is_known"),
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("about", sa.String(length=1000), nullable=False),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.Column("withdrawable_on", sa.Date(), nullable=True),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.CheckConstraint("position > 0", name=op.f("ck_consent_record_consents_count_from_one")),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_consent_record_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_record")),
        sa.UniqueConstraint("submission_id", "position", name="one_consent_a_place"),
    )
    op.create_index(op.f("ix_consent_record_submission_id"), "consent_record", ["submission_id"])
    op.add_column(
        "submission",
        sa.Column("notice_words", sa.String(1000), nullable=False, server_default=""),
    )
    _carry()


def _carry() -> None:
    paper = sa.table("submission", *map(sa.column, ("id", "content_notices", "notice_words")))
    bind = op.get_bind()
    query = sa.select(paper.c.id, paper.c.content_notices)
    for paper_id, text in bind.execute(query.where(paper.c.content_notices != "")).all():
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        keys = " ".join(_KEYS[line] for line in lines if line in _KEYS)
        others = "; ".join(line for line in lines if line not in _KEYS)
        values = {"content_notices": keys, "notice_words": others[:1000]}
        bind.execute(sa.update(paper).where(paper.c.id == paper_id).values(**values))
