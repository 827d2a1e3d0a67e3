"""An author's legal name is sealed where another is public; keepers may look, and each look stays.

Who was printed under another name so far is marked: the worker seals what the key is needed for.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_KINDS = ("name", "pseudonym", "initials", "withheld")
_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    kinds = sa.Enum(
        *_KINDS,
        name=op.f("ck_author_name_kind_is_known"),
        native_enum=False,
        create_constraint=True,
        length=32,
    )
    with op.batch_alter_table("author") as author:
        author.add_column(sa.Column("name_kind", kinds, nullable=False, server_default="name"))
        author.add_column(sa.Column("sealed", sa.Text(), nullable=False, server_default=""))
        author.create_check_constraint(
            op.f("ck_author_only_another_name_seals"), "sealed = '' OR name_kind <> 'name'"
        )
    op.execute(
        "UPDATE author SET name_kind = 'pseudonym' WHERE public_name <> '' AND public_name <> name"
    )
    with op.batch_alter_table("examination") as examination:
        examination.add_column(sa.Column("masked_id", sa.String(length=18), nullable=True))
        examination.add_column(
            sa.Column("masked_for", sa.String(length=64), nullable=False, server_default="")
        )
        examination.create_foreign_key(
            op.f("fk_examination_masked_id"), "file", ["masked_id"], ["id"], ondelete="RESTRICT"
        )
        examination.create_index(op.f("ix_examination_masked_id"), ["masked_id"])
    _keepers()


def _keepers() -> None:
    account = ["account.id"]
    op.create_table(
        "keeper",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named_by_id", sa.String(length=18), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], account, name=op.f("fk_keeper_account_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["named_by_id"], account, name=op.f("fk_keeper_named_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeper")),
    )
    op.create_index(
        "ix_keeper_once",
        "keeper",
        ["account_id"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_table(
        "look",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_look_a_look_has_its_reason")),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_look_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], account, name=op.f("fk_look_account_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look")),
    )
    op.create_index(op.f("ix_look_account_id"), "look", ["account_id"])
    op.create_index("ix_look_submission_id_looked_at", "look", ["submission_id", "looked_at"])
