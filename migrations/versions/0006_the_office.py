"""The office: papers held, lapsed and filed away; notes, checks and extensions."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OLD = (
    "draft",
    "submitted",
    "in-review",
    "revision-requested",
    "accepted",
    "in-production",
    "scheduled",
    "published",
    "rejected",
    "withdrawn",
)
_NEW = (*_OLD, "lapsed", "filed-away")
_CHECKS = (
    "The subject fits the journal and this section\n"
    "The length is within the limits\n"
    "Ethics approval or waiver is stated\n"
    "Consent is given for persons, cases and pictures\n"
    "The report on similar texts was read\n"
    "Permissions for the works of others are there\n"
    "Nobody is put at risk by what the paper tells"
)


def upgrade() -> None:
    _make_note()
    _make_check()
    _make_extension()
    with op.batch_alter_table("event") as batch:
        batch.add_column(sa.Column("for_account_id", sa.String(length=18), nullable=True))
        batch.add_column(sa.Column("note_id", sa.String(length=18), nullable=True))
    op.add_column("section", sa.Column("checks", sa.Text(), nullable=False, server_default=_CHECKS))
    _remake_submission(_NEW, is_up=True)
    _remake_decision(_NEW)


def downgrade() -> None:
    _remake_decision(_OLD)
    _remake_submission(_OLD, is_up=False)
    op.drop_column("section", "checks")
    with op.batch_alter_table("event") as batch:
        batch.drop_column("note_id")
        batch.drop_column("for_account_id")
    op.drop_table("extension")
    op.drop_table("signed_check")
    op.drop_table("note")


def _is(column: str, words: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(word) for word in words)})"


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def _id(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=18), nullable=optional)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _make_note() -> None:
    op.create_table(
        "note",
        _id("id"),
        _id("submission_id", optional=True),
        _id("account_id", optional=True),
        _id("review_id", optional=True),
        sa.Column("source", sa.String(length=32), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        _id("written_by_id", optional=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "source IS NULL OR account_id IS NOT NULL", name=op.f("ck_note_a_word_is_somebodys")
        ),
        sa.CheckConstraint(
            _is("source", ("mail", "phone", "post", "in-person")),
            name=op.f("ck_note_source_is_known"),
        ),
        _key("note", "submission_id", "submission"),
        _key("note", "account_id", "account"),
        _key("note", "review_id", "review"),
        _key("note", "written_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    _index("note", "submission_id", "account_id", "review_id", "written_by_id")


def _make_check() -> None:
    op.create_table(
        "signed_check",
        _id("id"),
        _id("submission_id"),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _id("signed_by_id"),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unsigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_signed_check_it_has_a_name")),
        sa.CheckConstraint(
            _is("outcome", ("passed", "problem")), name=op.f("ck_signed_check_outcome_is_known")
        ),
        sa.CheckConstraint(
            "outcome = 'passed' OR note <> ''", name=op.f("ck_signed_check_a_problem_is_told")
        ),
        _key("signed_check", "submission_id", "submission"),
        _key("signed_check", "signed_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_check")),
    )
    _index("signed_check", "submission_id", "signed_by_id")
    op.create_index(
        "ix_signed_check_one_a_name",
        "signed_check",
        ["submission_id", "name"],
        unique=True,
        sqlite_where=sa.text("unsigned_at IS NULL"),
        postgresql_where=sa.text("unsigned_at IS NULL"),
    )


def _make_extension() -> None:
    op.create_table(
        "extension",
        _id("id"),
        _id("call_id"),
        _id("account_id"),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _id("given_by_id"),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_extension_it_has_a_reason")),
        _key("extension", "call_id", "call"),
        _key("extension", "account_id", "account"),
        _key("extension", "given_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extension")),
        sa.UniqueConstraint("call_id", "account_id", name="one_extension_a_person"),
    )
    _index("extension", "call_id", "account_id", "given_by_id")


def _remake_submission(states: tuple[str, ...], *, is_up: bool) -> None:
    known, held = "ck_submission_state_is_known", "ck_submission_a_hold_has_a_reason"
    key = op.f("fk_submission_held_by_id")
    with op.batch_alter_table("submission") as batch:
        batch.drop_constraint(op.f(known), type_="check")
        batch.create_check_constraint(op.f(known), _is("state", states))
        if is_up:
            batch.add_column(sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
            batch.add_column(_id("held_by_id", optional=True))
            batch.add_column(sa.Column("hold_reason", sa.Text(), nullable=False, server_default=""))
            batch.create_foreign_key(key, "account", ["held_by_id"], ["id"], ondelete="RESTRICT")
            batch.create_check_constraint(op.f(held), "(held_at IS NULL) = (hold_reason = '')")
        else:
            batch.drop_constraint(op.f(held), type_="check")
            batch.drop_constraint(key, type_="foreignkey")
            for column in ("hold_reason", "held_by_id", "held_at"):
                batch.drop_column(column)


def _remake_decision(states: tuple[str, ...]) -> None:
    name = op.f("ck_decision_from_state_is_known")
    with op.batch_alter_table("decision") as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, _is("from_state", states))
