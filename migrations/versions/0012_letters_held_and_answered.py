"""Letters can be stopped, worded by the journal, sent discreetly, and answered."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_BEFORE = ("queued", "held", "sent", "failed")
_STATES = (*_BEFORE, "stopped")
_STATE_CHECK = "ck_letter_letter_state_is_known"


def upgrade() -> None:
    _may_be_discreet("account")
    _may_be_discreet("call")
    _may_be_discreet("letter")
    op.add_column("letter", sa.Column("act_id", sa.String(length=18), nullable=True))
    # What was written before knows nothing of its act: each letter stands for itself.
    op.execute("UPDATE letter SET act_id = id")
    _states(_BEFORE, _STATES)
    op.create_index("ix_letter_act_id", "letter", ["act_id"])
    op.create_index("ix_letter_written_at", "letter", ["written_at"])
    _create_letter_template()
    _create_answer()


def downgrade() -> None:
    op.drop_table("answer")
    op.drop_table("letter_template")
    op.execute("UPDATE letter SET state = 'held' WHERE state = 'stopped'")
    op.drop_index("ix_letter_written_at", "letter")
    op.drop_index("ix_letter_act_id", "letter")
    _states(_STATES, _BEFORE)
    with op.batch_alter_table("letter") as batch:
        batch.drop_column("act_id")
    for table in ("letter", "call", "account"):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("is_discreet" if table == "letter" else "is_mail_discreet")


def _may_be_discreet(table: str) -> None:
    name = "is_discreet" if table == "letter" else "is_mail_discreet"
    op.add_column(table, sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))


def _known(states: tuple[str, ...]) -> str:
    return "state IN ({})".format(", ".join(f"'{state}'" for state in states))


def _states(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Exchange the words that a letter's state may be."""
    with op.batch_alter_table("letter") as batch:
        batch.drop_constraint(op.f(_STATE_CHECK), type_="check")
        batch.create_check_constraint(op.f(_STATE_CHECK), _known(after))
        if len(after) > len(before):
            batch.alter_column("act_id", existing_type=sa.String(length=18), nullable=False)


def _create_letter_template() -> None:
    op.create_table(
        "letter_template",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("occasion", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("changed_by_id", sa.String(length=18), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        _to("letter_template", "changed_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_template")),
        sa.UniqueConstraint(
            "occasion", "language", name=op.f("one_wording_an_occasion_and_language")
        ),
    )
    op.create_index("ix_letter_template_changed_by_id", "letter_template", ["changed_by_id"])


def _create_answer() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=True),
        sa.Column("review_id", sa.String(length=18), nullable=True),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("from_name", sa.String(length=1000), nullable=False),
        sa.Column("from_address", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=1000), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("attachments", sa.Text(), nullable=False),
        sa.Column("message_id", sa.String(length=998), nullable=False),
        sa.Column("filed_by_id", sa.String(length=18), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "side IN ('author', 'reviewer', 'desk', 'other')", name=op.f("ck_answer_side_is_known")
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_answer_an_answer_says_something")),
        sa.CheckConstraint(
            "side <> 'reviewer' OR review_id IS NOT NULL",
            name=op.f("ck_answer_a_reviewer_answers_as_one"),
        ),
        _to("answer", "submission_id", "submission"),
        _to("answer", "account_id", "account"),
        _to("answer", "review_id", "review"),
        _to("answer", "filed_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
    )
    for column in ("submission_id", "account_id", "review_id", "filed_by_id"):
        op.create_index(f"ix_answer_{column}", "answer", [column])


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )
