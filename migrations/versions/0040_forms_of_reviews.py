"""What a review asks becomes a form; the four questions asked until now are the first one."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_KINDS = ("heading", "scale", "single", "multiple", "short", "long", "file")
_USUAL = "usualreviewform001"
_STEPS = json.dumps(["poor", "weak", "fair", "good", "strong"])
# An element is named as its criterion was: pages that are open while this runs still post it.
_CRITERIA = (
    (
        "relevance",
        "Relevance for the field",
        "Does it matter to those who treat, document, defend or decide?",
    ),
    (
        "soundness",
        "Soundness of the methods",
        "Would the findings or the argument stand if the work were repeated?",
    ),
    (
        "ethics",
        "Care for the people concerned",
        "Consent, protection of sources, benefit and risk to participants.",
    ),
    ("clarity", "Clarity", "Can a reader from another profession follow it?"),
)


def upgrade() -> None:
    forms, elements = _forms(), _elements()
    _answers()
    _usual(forms, elements)
    for table in ("section", "call"):
        _point(table, "review_form_id")
    _point("review_round", "form_id")
    op.execute(f"UPDATE review_round SET form_id = '{_USUAL}'")  # noqa: S608 - a fixed word
    with op.batch_alter_table("review_round") as batch:
        batch.alter_column("form_id", existing_type=sa.String(length=18), nullable=False)
    op.execute(
        "INSERT INTO review_answer (review_id, element_id, value)"
        " SELECT review_id, criterion, CAST(value AS VARCHAR(1)) FROM score"
    )
    op.drop_table("score")


def _id(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=18), nullable=optional)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def _point(table: str, column: str) -> None:
    with op.batch_alter_table(table) as batch:
        batch.add_column(_id(column, optional=True))
        batch.create_foreign_key(
            op.f(f"fk_{table}_{column}"), "review_form", [column], ["id"], ondelete="RESTRICT"
        )
        batch.create_index(op.f(f"ix_{table}_{column}"), [column])


def _forms() -> sa.Table:
    made = op.create_table(
        "review_form",
        _id("id"),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("frozen_at", _MOMENT, nullable=True),
        sa.Column("retired_at", _MOMENT, nullable=True),
        _id("copied_from_id", optional=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_review_form_it_has_a_name")),
        _to("review_form", "copied_from_id", "review_form"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_form")),
    )
    op.create_index(op.f("ix_review_form_copied_from_id"), "review_form", ["copied_from_id"])
    return made


def _elements() -> sa.Table:
    kinds = ", ".join(f"'{kind}'" for kind in _KINDS)
    made = op.create_table(
        "form_element",
        _id("id"),
        _id("form_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("label", sa.String(length=1000), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("is_for_author", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        _id("asked_if_id", optional=True),
        sa.Column("asked_if_value", sa.String(length=1000), nullable=False),
        sa.CheckConstraint(f"kind IN ({kinds})", name=op.f("ck_form_element_kind_is_known")),
        sa.CheckConstraint("position > 0", name=op.f("ck_form_element_forms_count_from_one")),
        sa.CheckConstraint("label <> ''", name=op.f("ck_form_element_it_says_what_it_asks")),
        sa.CheckConstraint(
            "weight BETWEEN 0 AND 9", name=op.f("ck_form_element_a_weight_is_a_digit")
        ),
        sa.CheckConstraint(
            "weight = 0 OR kind = 'scale'", name=op.f("ck_form_element_only_scales_weigh")
        ),
        sa.CheckConstraint(
            "(asked_if_id IS NULL) = (asked_if_value = '')",
            name=op.f("ck_form_element_a_condition_names_an_answer"),
        ),
        sa.CheckConstraint(
            "asked_if_id <> id", name=op.f("ck_form_element_nothing_hangs_on_itself")
        ),
        _to("form_element", "form_id", "review_form"),
        _to("form_element", "asked_if_id", "form_element"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_element")),
        sa.UniqueConstraint("form_id", "position", name="one_element_a_place"),
    )
    for column in ("form_id", "asked_if_id"):
        op.create_index(op.f(f"ix_form_element_{column}"), "form_element", [column])
    return made


def _answers() -> None:
    op.create_table(
        "review_answer",
        _id("review_id"),
        _id("element_id"),
        sa.Column("value", sa.Text(), nullable=False),
        _id("file_id", optional=True),
        sa.CheckConstraint(
            "(file_id IS NULL) = (value <> '')",
            name=op.f("ck_review_answer_an_answer_is_words_or_else_a_file"),
        ),
        _to("review_answer", "review_id", "review"),
        _to("review_answer", "element_id", "form_element"),
        _to("review_answer", "file_id", "file"),
        sa.PrimaryKeyConstraint("review_id", "element_id", name=op.f("pk_review_answer")),
    )
    for column in ("review_id", "element_id", "file_id"):
        op.create_index(op.f(f"ix_review_answer_{column}"), "review_answer", [column])


def _usual(forms: sa.Table, elements: sa.Table) -> None:
    now = sa.func.current_timestamp()
    op.execute(forms.insert().values(id=_USUAL, name="Usual form", created_at=now, frozen_at=now))
    for position, (name, label, hint) in enumerate(_CRITERIA, start=1):
        op.execute(
            elements.insert().values(
                id=name,
                form_id=_USUAL,
                position=position,
                kind="scale",
                label=label,
                hint=hint,
                is_required=True,
                is_for_author=False,
                weight=1,
                choices=_STEPS,
                asked_if_value="",
            )
        )
