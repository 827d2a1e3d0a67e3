"""The acts of a paper's desk page that are seldom needed: one quiet group, in three parts."""

from collections.abc import Iterator

from flask_babel import gettext as _

from journal.queries.desk.page import DeskPage

# Page, label, and what is asked first.
Rare = tuple[str, str, str]


def rare(desk: DeskPage) -> Iterator[tuple[str, Rare]]:
    """Yield what is open, each with the heading of its part."""
    for heading, acts in (
        (_("The paper"), _of_paper(desk)),
        (_("Dates"), _of_dates(desk)),
        (_("Put aside"), _aside(desk)),
        (_("For somebody who wrote or phoned"), _by_word(desk)),
    ):
        yield from ((heading, act) for act in acts)


def _of_paper(desk: DeskPage) -> Iterator[Rare]:
    may = desk.offers
    if "assign_editor" in may and desk.facts.editor_id is not None:
        yield "assignment", _("Give to another editor"), ""
    if "supply_anonymized" in may and desk.has_copy:
        yield "anonymized", _("Replace the anonymized manuscript"), ""
    if "move_paper" in may:
        yield "move_form", _("Move to another call or section"), ""
    if "correct_details" in may:
        yield "details_form", _("Correct title, abstract or keywords"), ""
        yield "authors_form", _("Correct the list of authors"), ""
    if "return_to_author" in may:
        yield "return_form", _("Return to author"), ""
    if "revert" in may and any(one.reverted_at is None for one in desk.decisions):
        yield "revert", _("Take the decision back"), ""
    if "open_round" in may and desk.open_round is not None:
        ask = _("Everybody who was asked and has not sent a review is told that it is not needed.")
        yield "round_cancel", _("Call the round off"), ask


def _of_dates(desk: DeskPage) -> Iterator[Rare]:
    may = desk.offers
    if "move_due_date" in may and desk.has_date:
        in_round = desk.open_round is not None
        named = _("Move the date of the round") if in_round else _("Move the date of the revision")
        yield "due_date", named, ""
    if "lapse" in may:
        yield "lapse_form", _("Let the revision lapse"), ""


def _aside(desk: DeskPage) -> Iterator[Rare]:
    may = desk.offers
    if "hold" in may:
        yield "hold_form", _("Hold the paper"), ""
    if "file_away" in may:
        yield "file_away_form", _("File away"), ""
    if "declare_conflict" in may:
        yield "conflict", _("Declare a conflict"), ""


def _by_word(desk: DeskPage) -> Iterator[Rare]:
    if "take_word" in desk.offers:
        yield "word", _("Act on their word"), ""
    if "open_public_names" in desk.offers:
        yield (
            "open_names",
            _("Let the author change the public names"),
            _("For fourteen days the author may choose how the authors are named, once."),
        )
