"""The author's papers: the list, each paper's page, its files, and taking one back."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access.copies_author import OwnLine, OwnPaper
from journal.domain.authorship import Answer
from journal.domain.milestones import ahead
from journal.domain.workflow import STATE_LABELS, State
from journal.queries.answer import of_authors
from journal.queries.authorship import answers as coauthor_answers
from journal.queries.keeper import looked_on, mentioned_on
from journal.queries.outlook import outlook_of
from journal.queries.submission_author import PER_PAGE, own_paper, own_papers
from journal.services.withdrawal import withdraw as take_back
from journal.web.author import blueprint
from journal.web.author.forms import WithdrawForm
from journal.web.author.steps import address, me, prepared, read_here, tried
from journal.web.policy import Policy, policy
from journal.web.sending import send_file_row
from journal.web.speaking import acting, after, spoken_for, told

_WITH_AUTHOR = frozenset({State.DRAFT, State.REVISION_REQUESTED})
_OVER = frozenset({State.PUBLISHED, State.REJECTED, State.WITHDRAWN, State.FILED_AWAY})
_MOST_PAGES = 10_000


@blueprint.get("/submissions")
@policy(Policy.SIGNED_IN)
def papers() -> ResponseReturnValue:
    """Show the author's papers, those that wait for them first."""
    page = min(max(request.args.get("page", 1, int), 1), _MOST_PAGES)
    lines = own_papers(me(), page)
    shown = lines[:PER_PAGE]
    return render_template(
        "author/submission_list.html",
        waiting=[line for line in shown if _waits(line)],
        others=[line for line in shown if not _waits(line) and line.state not in _OVER],
        finished=[line for line in shown if line.state in _OVER],
        kinds=_KINDS,
        labels=STATE_LABELS,
        page=page,
        has_more=len(lines) > PER_PAGE,
    )


def _waits(line: OwnLine) -> bool:
    return line.state in _WITH_AUTHOR and line.is_sender


_KINDS = {
    State.DRAFT: "waiting",
    State.REVISION_REQUESTED: "waiting",
    State.ACCEPTED: "done",
    State.PUBLISHED: "done",
    State.REJECTED: "quiet",
    State.WITHDRAWN: "quiet",
    State.FILED_AWAY: "quiet",
    State.LAPSED: "late",
}


@blueprint.get("/submissions/<id:submission_id>")
@policy(Policy.SIGNED_IN)
def paper(submission_id: str) -> ResponseReturnValue:
    """Show the paper; a draft leads to the step that comes next."""
    found = own_paper(me(), submission_id, opens=spoken_for() is None) or abort(404)
    if found.line.state is State.DRAFT:
        draft = prepared(submission_id)
        return redirect(address(draft, draft.next_step), 303)
    return _shown(found, WithdrawForm(formdata=None))


def _shown(found: OwnPaper, form: WithdrawForm) -> str:
    state = found.line.state
    steps = ahead(state, is_reviewed=found.is_reviewed)
    return render_template(
        "author/submission_page.html",
        answers=of_authors(found.line.id) if found.has_answers else (),
        paper=found,
        line=found.line,
        state=STATE_LABELS[state],
        kind=_KINDS.get(state, "going"),
        is_over=state in _OVER,
        ahead=steps,
        outlook=outlook_of(
            found.line.id, found.section_id, found.known, steps, acting().at, found.asked_on
        ),
        form=form,
        coauthors=_coauthors(found),
        public=found.public,
        looks=looked_on(found.line.id) if found.public else (),
        mentions=mentioned_on(found.line.id) if found.public else (),
    )


def _coauthors(found: OwnPaper) -> dict[str, Answer | None]:
    """Return what the others answered, for who sent the paper; alone they need not ask."""
    is_shown = found.line.is_sender and len(found.authors) > 1
    return coauthor_answers(found.line.id) if is_shown else {}


@blueprint.get("/submissions/<id:submission_id>/files/<id:file_id>")
@policy(Policy.SIGNED_IN)
def file(submission_id: str, file_id: str) -> Response:
    """Give out a file of the authors' own, or one that was released to them."""
    found = read_here(submission_id, file_id) or abort(404)
    return send_file_row(found.sha256, found.media_type, found.name)


@blueprint.post("/submissions/<id:submission_id>/withdraw")
@policy(Policy.SIGNED_IN)
def withdraw(submission_id: str) -> ResponseReturnValue:
    """Take the paper back."""
    form = WithdrawForm()
    reason = form.reason.data or ""
    status = tried(form, lambda: take_back(acting(), submission_id, reason))
    if status != 200:
        found = own_paper(me(), submission_id, opens=spoken_for() is None)
        return (_shown(found, form), status) if found else abort(404)
    said = _("The paper is withdrawn. Everybody who was reading it has been told.")
    flash(told(said), "good")
    return redirect(after(url_for("author.paper", submission_id=submission_id)), 303)
