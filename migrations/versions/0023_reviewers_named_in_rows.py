"""Suggested and opposed reviewers become rows; every line of the old text is kept whole."""

import re
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_SIGNS = "bcdfghjkmnpqrstvwxz23456789"
_ADDRESS = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+\.[^\s<>(),;:]+")
# What commonly ends the name in a line such as "Dr Ann Rowan, Tbilisi (a rival)".
_AFTER_NAME = re.compile(r"\s*(?:[,;:(<–—]|\s-\s)")


def upgrade() -> None:
    rows = op.create_table(
        "named_person",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "suggested",
                "opposed",
                name=op.f("ck_named_person_stance_is_known"),
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("institution", sa.String(length=1000), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_named_person_whoever_is_named_has_a_name")),
        sa.CheckConstraint("position > 0", name=op.f("ck_named_person_lists_count_from_one")),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_named_person_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_named_person")),
        sa.UniqueConstraint(
            "submission_id", "stance", "position", name="one_person_a_place_a_list"
        ),
    )
    op.create_index(op.f("ix_named_person_submission_id"), "named_person", ["submission_id"])
    _carry(rows)
    op.drop_column("submission", "suggested_reviewers")
    op.drop_column("submission", "opposed_reviewers")


def _carry(rows: sa.Table) -> None:
    """Write a row for every line of the old texts."""
    old = sa.table(
        "submission",
        sa.column("id"),
        sa.column("suggested_reviewers"),
        sa.column("opposed_reviewers"),
    )
    connection = op.get_bind()
    for paper_id, *texts in connection.execute(sa.select(old)).all():
        for stance, text in zip(("suggested", "opposed"), texts, strict=True):
            lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
            for position, line in enumerate(lines, start=1):
                values = {"submission_id": paper_id, "stance": stance, "position": position}
                connection.execute(rows.insert().values(**values, **_read(line)))


def _read(line: str) -> dict[str, str]:
    """Return the person of a line; where more than a name stands in it, the whole line is kept."""
    found = _ADDRESS.search(line)
    email = found[0].strip(".").lower() if found and len(found[0]) <= 254 else ""
    before = line[: found.start()] if found else line
    name = (_AFTER_NAME.split(before, maxsplit=1)[0].strip() or email or line)[:300]
    return {
        "id": "".join(secrets.choice(_SIGNS) for _ in range(18)),
        "name": name,
        "email": email,
        "institution": "",
        "reason": "" if line == name else line,
    }
