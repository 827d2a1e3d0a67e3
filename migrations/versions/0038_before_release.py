"""Reviews are returned, withheld, struck in part and rated; an adjudicator reads the others."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_MOMENTS = ("returned_at", "withheld_at", "rated_at", "outcome_told_at")
_TEXTS = ("return_words", "withhold_reason", "rating_note")
_CHECKS = {
    "what_is_withheld_is_not_released": "withheld_at IS NULL OR released_at IS NULL",
    "a_rating_is_one_to_five": "rating BETWEEN 1 AND 5",
    "a_rating_has_its_day": "(rating IS NULL) = (rated_at IS NULL)",
}


def upgrade() -> None:
    with op.batch_alter_table("review") as batch:
        for name in _MOMENTS:
            batch.add_column(sa.Column(name, _MOMENT, nullable=True))
        for name in _TEXTS:
            batch.add_column(sa.Column(name, sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("rating", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("rated_by_id", sa.String(length=18), nullable=True))
        batch.add_column(
            sa.Column("is_adjudicating", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch.create_foreign_key(
            op.f("fk_review_rated_by_id"), "account", ["rated_by_id"], ["id"], ondelete="RESTRICT"
        )
        for name, condition in _CHECKS.items():
            batch.create_check_constraint(op.f(f"ck_review_{name}"), condition)
    op.create_table(
        "struck_passage",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("review_id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("struck_by_id", sa.String(length=18), nullable=False),
        sa.Column("struck_at", _MOMENT, nullable=False),
        _to("review_id", "review"),
        _to("submission_id", "submission"),
        _to("struck_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_struck_passage")),
    )
    op.create_index(op.f("ix_struck_passage_review_id"), "struck_passage", ["review_id"])


def _to(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_struck_passage_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")
