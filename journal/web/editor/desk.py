"""The work-list, and all submissions."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from journal.access.duties import why_not
from journal.domain.office import Office
from journal.domain.said import N_
from journal.domain.waiting import STATE_SHAPES, Waiting
from journal.domain.workflow import STATE_LABELS, State
from journal.queries.alternates import Standby, next_in_line
from journal.queries.desk import listing
from journal.queries.desk import worklist as waiting
from journal.queries.desk.outbox import failed_count
from journal.services.around import setting
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.paging import Pager, number_asked, words_asked
from journal.web.policy import Policy, policy

# What each line of the work-list leads to.
_PAPER, _REVIEWERS = "editor.submission", "editor.reviewers"
_NEXT = {
    Waiting.UNASSIGNED: (N_("Assign"), "editor.assignment"),
    Waiting.OBJECTED: (N_("Read"), _PAPER),
    Waiting.RECOMMENDED: (N_("Decide"), "editor.decision"),
    Waiting.REVIEWS_IN: (N_("Decide"), "editor.decision"),
    Waiting.REVISION_CAME: (N_("Read"), _PAPER),
    Waiting.NEW: (N_("Read"), _PAPER),
    Waiting.NO_ROUND: (N_("Open"), _PAPER),
    Waiting.REVIEW_LATE: (N_("Remind"), _PAPER),
    Waiting.FIND_REVIEWERS: (N_("Find reviewers"), _REVIEWERS),
    Waiting.UNANSWERED: (N_("Ask another"), _REVIEWERS),
    Waiting.REVISION_LATE: (N_("Open"), _PAPER),
    Waiting.TO_PRODUCTION: (N_("To production"), _PAPER),
    Waiting.HELD: (N_("Open"), _PAPER),
}
_ASKING = (Waiting.FIND_REVIEWERS, Waiting.UNANSWERED)
_RECOMMEND = (N_("Recommend"), "editor.recommendation")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the work-list and where its button leads."""

    line: waiting.Line
    label: str
    url: str
    first: Standby | None = None


@blueprint.get("/desk")
@policy(Policy.EDITOR)
def desk() -> ResponseReturnValue:
    """Show what waits for the viewer."""
    number = number_asked(request.args.get("page"))
    found = waiting.worklist(viewer(), acting().at, number)
    return render_template(
        "editor/desk_list.html",
        rows=_rows(found.lines),
        found=found,
        counted=waiting.COUNTED,
        failed=failed_count(viewer()),
        pager=Pager("editor.desk", number, found.has_more),
    )


@blueprint.get("/desk/submissions")
@policy(Policy.EDITOR)
def submissions() -> ResponseReturnValue:
    """Show every submission the viewer may see, searched and filtered."""
    number = number_asked(request.args.get("page"))
    asked = {
        name: words_asked(request.args.get(name))
        for name in ("q", "state", "call", "section", "editor")
    }
    sought = listing.Sought(*asked.values())
    rows, has_more = listing.submissions(viewer(), sought, number)
    return render_template(
        "editor/submission_list.html",
        rows=rows,
        asked=asked,
        may_submit_for=why_not(viewer().offices, "submit_for") is None,
        labels=STATE_LABELS,
        shapes=STATE_SHAPES,
        states=[state for state in State if state is not State.DRAFT],
        calls=listing.calls_named(),
        sections=listing.sections_named(),
        editors=listing.editors_named(viewer()),
        nobody=listing.NOBODY,
        pager=Pager("editor.submissions", number, has_more, asked),
    )


def _rows(lines: Sequence[waiting.Line]) -> list[Row]:
    """Return the lines; where somebody can be asked next, who is first in line for it."""
    ids = [one.submission_id for one in lines if one.waiting in _ASKING]
    next_of = next_in_line(ids, acting().at)
    return [_row(line, next_of.get(line.submission_id)) for line in lines]


def _row(line: waiting.Line, first: Standby | None = None) -> Row:
    label, endpoint = _NEXT[line.waiting]
    if endpoint == "editor.decision" and _only_recommends():
        label, endpoint = _RECOMMEND
    url = url_for(endpoint, submission_id=line.submission_id)
    return Row(line, label, url, first)


def _only_recommends() -> bool:
    return not (viewer().holds(Office.CHIEF, Office.EDITOR) or setting("GUESTS_DECIDE"))
