"""The buttons of a paper's desk page: what is open to the viewer, the next act filled."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from journal.domain.next_act import NextAct
from journal.queries.desk.page import DeskPage

_START = "production.start"
_POSTS = (_START, "round_cancel")
# Reminding stands beside the reviewer, not among the buttons.
_FIRST = {
    NextAct.ASSIGN: "assignment",
    NextAct.SUPPLY_COPY: "anonymized",
    NextAct.SEND_TO_REVIEW: "review_plan",
    NextAct.FIND_REVIEWERS: "reviewers",
    NextAct.OPEN_ROUND: "round_plan",
    NextAct.RECOMMEND: "recommendation",
    NextAct.DECIDE: "decision",
    NextAct.REMIND: "",
    NextAct.TO_PRODUCTION: _START,
}


@dataclass(frozen=True, slots=True)
class Button:
    """One button; `confirm` makes it a POST that asks first, `is_rare` puts it under "More"."""

    label: str
    url: str
    is_first: bool = False
    is_rare: bool = False
    is_post: bool = False
    confirm: str = ""


def buttons(desk: DeskPage) -> tuple[Button, ...]:
    """Return the buttons, the next act first."""
    first = _FIRST[desk.next] if desk.next else ""
    made = [
        Button(
            label,
            url_for(page if "." in page else f"editor.{page}", submission_id=desk.facts.id),
            is_first=page == first,
            is_rare=is_rare,
            is_post=page in _POSTS,
            confirm=confirm,
        )
        for page, label, is_rare, confirm in _open(desk)
    ]
    return tuple(sorted(made, key=lambda one: not one.is_first))


def _open(desk: DeskPage) -> Iterator[tuple[str, str, bool, str]]:
    """Yield page, label, whether it is rare and what is asked first, for what is open."""
    may, in_round = desk.offers, desk.open_round is not None
    if desk.kinds:
        yield "decision", _("Decide"), False, ""
    if "recommend" in may:
        yield "recommendation", _("Recommend"), False, ""
    if "send_to_review" in may:
        yield "review_plan", _("Send to review"), False, ""
    if "invite_reviewer" in may and in_round:
        yield "reviewers", _("Find reviewers"), False, ""
    if "open_round" in may and not in_round:
        yield "round_plan", _("Open another round"), False, ""
    if "to_production" in may:
        yield _START, _("Send to production"), False, ""
    if "assign_editor" in may:
        named = _("Give to another editor") if desk.facts.editor_id else _("Assign an editor")
        yield "assignment", named, desk.facts.editor_id is not None, ""
    yield from _rare(desk)


def _rare(desk: DeskPage) -> Iterator[tuple[str, str, bool, str]]:
    may = desk.offers
    if "supply_anonymized" in may:
        has_copy = bool(desk.versions) and desk.versions[0].has_copy
        named = _("Replace the anonymized manuscript") if has_copy else _("Supply a copy")
        yield "anonymized", named, has_copy, ""
    if "return_to_author" in may:
        yield "return_form", _("Return to author"), True, ""
    if "open_round" in may and desk.open_round is not None:
        ask = _("Everybody who was asked and has not sent a review is told that it is not needed.")
        yield "round_cancel", _("Call the round off"), True, ask
    yield from _office(desk)
    if "revert" in may and any(one.reverted_at is None for one in desk.decisions):
        yield "revert", _("Take the decision back"), True, ""
    if "declare_conflict" in may:
        yield "conflict", _("Declare a conflict"), True, ""


def _office(desk: DeskPage) -> Iterator[tuple[str, str, bool, str]]:
    """Yield the acts of editors and office that move the paper neither forward nor back."""
    may = desk.offers
    if "move_due_date" in may and desk.has_date:
        yield "due_date", _("Move the date"), True, ""
    if "reopen" in may:
        yield "reopen_form", _("Reopen the revision"), False, ""
    if "lapse" in may:
        yield "lapse_form", _("Let the revision lapse"), True, ""
    if "hold" in may:
        yield "hold_form", _("Hold the paper"), True, ""
    if "release" in may:
        yield "release_form", _("Release the paper"), False, ""


def production_url(desk: DeskPage) -> str:
    """Return where the paper's production page is; empty before it is there, or who has no part."""
    if "bring_galley" not in desk.offers or "to_production" in desk.offers:
        return ""
    return url_for("production.show_paper", submission_id=desk.facts.id)
