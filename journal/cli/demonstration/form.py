"""The demonstration's second form of reviews: every kind of question, one asked on a condition."""

from dataclasses import replace

from journal.cli.demonstration.stage import Stage
from journal.domain.review_form import Condition, Element, Kind
from journal.queries.section import section_fields
from journal.services.form_element import add_element
from journal.services.review_form import create_form
from journal.services.section import edit_section

_DATA = Element(
    "",
    Kind.SINGLE,
    "Are the data where the paper says?",
    is_required=True,
    choices=("Yes", "No, but the reason is good", "No"),
)
_BEFORE = (
    Element("", Kind.HEADING, "Methods", "Please read the appendix before you answer."),
    Element(
        "",
        Kind.SCALE,
        "Soundness of the methods",
        "Would the findings stand if the work were repeated?",
        is_required=True,
        weight=3,
        choices=("shaky", "weak", "fair", "good", "firm"),
    ),
)
_MISSING = Element(
    "",
    Kind.LONG,
    "What is missing, and where should it be?",
    "Name tables and figures.",
    is_required=True,
    is_for_author=True,
)
_AFTER = (
    Element(
        "",
        Kind.MULTIPLE,
        "Which parts need an expert other than you?",
        choices=("Statistics", "Law", "Clinical assessment", "Translation"),
    ),
    Element(
        "",
        Kind.SHORT,
        "The paper in one sentence",
        "So that its author sees how it was read.",
        is_required=True,
        is_for_author=True,
    ),
    Element(
        "", Kind.SCALE, "Clarity", weight=1, choices=("hard to follow", "mostly clear", "clear")
    ),
)


def begin_form(stage: Stage, days_ago: float) -> str:
    """Build the form; return its id."""
    by = stage.by("manager", days_ago)
    form_id = create_form(by, "Research articles")
    for one in _BEFORE:
        add_element(by, form_id, one)
    data = add_element(by, form_id, _DATA)
    add_element(by, form_id, replace(_MISSING, asked_if=Condition(data, "No")))
    for one in _AFTER:
        add_element(by, form_id, one)
    return form_id


def ask(stage: Stage, slug: str, form_id: str | None, days_ago: float) -> None:
    """Let this section ask the form, or the usual one, in rounds that are opened from now on."""
    stored = section_fields(stage.sections[slug])
    assert stored is not None  # made some lines before
    fields = replace(stored, review_form_id=form_id)
    edit_section(stage.by("manager", days_ago), stage.sections[slug], fields)
