"""The buttons of a paper's desk page: what is open to the viewer, the next act filled."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from journal.domain.next_act import NextAct
from journal.queries.desk.page import DeskPage
from journal.web.editor.rare import rare

_START = "production.start"
_POSTS = (_START, "round_cancel", "take_up", "open_names")
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
    """One button; `confirm` is asked first, `group` is its heading under "More", if it is there."""

    label: str
    url: str
    is_first: bool = False
    is_post: bool = False
    confirm: str = ""
    group: str = ""


def buttons(desk: DeskPage) -> tuple[Button, ...]:
    """Return the buttons, the next act first."""
    first = _FIRST[desk.next] if desk.next else ""
    made = [_button(desk, page, label, first) for page, label in _open(desk)]
    made += [
        _button(desk, page, label, first, confirm=confirm, group=group)
        for group, (page, label, confirm) in rare(desk)
    ]
    return tuple(sorted(made, key=lambda one: not one.is_first))


def _button(
    desk: DeskPage, page: str, label: str, first: str, *, confirm: str = "", group: str = ""
) -> Button:
    return Button(
        label,
        url_for(page if "." in page else f"editor.{page}", submission_id=desk.facts.id),
        is_first=page == first,
        is_post=page in _POSTS,
        confirm=confirm,
        group=group,
    )


def _open(desk: DeskPage) -> Iterator[tuple[str, str]]:
    """Yield page and label of what moves the paper on, as far as it is open."""
    may, in_round = desk.offers, desk.open_round is not None
    if desk.kinds:
        yield "decision", _("Decide")
    if "recommend" in may:
        yield "recommendation", _("Recommend")
    if "send_to_review" in may:
        yield "review_plan", _("Send to review")
    if "invite_reviewer" in may and in_round:
        yield "reviewers", _("Find reviewers")
    if "open_round" in may and not in_round:
        yield "round_plan", _("Open another round")
    if "to_production" in may:
        yield _START, _("Send to production")
    yield from _lacking(desk)
    yield from _back(desk)


def _lacking(desk: DeskPage) -> Iterator[tuple[str, str]]:
    """Yield what gives the paper what it lacks."""
    may = desk.offers
    if "assign_editor" in may and desk.facts.editor_id is None:
        yield "assignment", _("Assign an editor")
    if "supply_anonymized" in may and not desk.has_copy:
        yield "anonymized", _("Supply a copy")


def _back(desk: DeskPage) -> Iterator[tuple[str, str]]:
    """Yield what brings back a paper that was put aside."""
    may = desk.offers
    if "reopen" in may:
        yield "reopen_form", _("Reopen the revision")
    if "release" in may:
        yield "release_form", _("Release the paper")
    if "undo_withdrawal" in may:
        yield "undo_form", _("Take the withdrawal back")
    if "take_up_again" in may:
        yield "take_up", _("Take up again")


def production_url(desk: DeskPage) -> str:
    """Return where the paper's production page is; empty before it is there, or who has no part."""
    if "bring_galley" not in desk.offers or "to_production" in desk.offers:
        return ""
    return url_for("production.show_paper", submission_id=desk.facts.id)
