"""Sections and calls limit keywords, figures, tables, references and titles; files are counted."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

_NEW = (
    "title_words",
    "keywords_least",
    "keywords_most",
    "figures_most",
    "tables_most",
    "references_most",
)
_OLD = ("abstract_words", "manuscript_words")
_ARE_COUNTS = (
    "coalesce(title_words, 1) >= 1 AND coalesce(abstract_words, 1) >= 1"
    " AND coalesce(keywords_least, 1) >= 1 AND coalesce(keywords_most, 1) >= 1"
    " AND coalesce(manuscript_words, 1) >= 1 AND coalesce(figures_most, 1) >= 0"
    " AND coalesce(tables_most, 1) >= 0 AND coalesce(references_most, 1) >= 0"
    " AND coalesce(keywords_least, 1) <= coalesce(keywords_most, keywords_least, 1)"
)
_COUNTS = {"figure_count": "figures", "table_count": "tables", "reference_count": "references"}


def upgrade() -> None:
    with op.batch_alter_table("section") as section:
        for name in _NEW:
            section.add_column(sa.Column(name, sa.Integer(), nullable=True))
        section.add_column(
            sa.Column("is_advice_only", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        section.create_check_constraint(op.f("ck_section_limits_are_counts"), _ARE_COUNTS)
    with op.batch_alter_table("call") as call:
        for name in (*_OLD, *_NEW):
            call.add_column(sa.Column(name, sa.Integer(), nullable=True))
        call.create_check_constraint(op.f("ck_call_limits_are_counts"), _ARE_COUNTS)
    with op.batch_alter_table("file") as file:
        for name in _COUNTS:
            file.add_column(sa.Column(name, sa.Integer(), nullable=True))
    _carry_over()


def _carry_over() -> None:
    """Give files the counts that were read from them; what is sealed waits for the next reading."""
    bind = op.get_bind()
    examination = sa.table("examination", sa.column("file_id"), sa.column("details"))
    file = sa.table("file", sa.column("id"), *(sa.column(name) for name in _COUNTS))
    rows = bind.execute(
        sa.select(examination.c.file_id, examination.c.details).where(
            examination.c.details.like("{%")
        )
    ).all()
    for file_id, details in rows:
        read = json.loads(details)
        counts = {name: read.get(said) for name, said in _COUNTS.items()}
        bind.execute(sa.update(file).where(file.c.id == file_id).values(**counts))
