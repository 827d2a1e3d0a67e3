"""Who wrote the paper, in order."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from journal.access.copies_author import Writing
from journal.domain.author import lacks
from journal.domain.refusal import Invalid
from journal.domain.submission import Step
from journal.services.author import save_authors
from journal.services.examination import examine_files
from journal.web.author import blueprint
from journal.web.author.offering import byline_offered
from journal.web.author.steps import address, being_written, following, left, prepared, shown, tried
from journal.web.byline_form import (
    BylineForm,
    entries_in,
    form_of,
    is_pressed,
    pressed,
)
from journal.web.named import countries
from journal.web.policy import Policy, policy
from journal.web.speaking import acting


@blueprint.get("/submissions/<id:submission_id>/authors")
@policy(Policy.SIGNED_IN)
def authors(submission_id: str) -> ResponseReturnValue:
    """Show the byline."""
    paper = being_written(submission_id)
    entries, added = byline_offered(paper)
    return _shown(paper, form_of(entries), added)


@blueprint.post("/submissions/<id:submission_id>/authors")
@policy(Policy.SIGNED_IN)
def authors_now(submission_id: str) -> ResponseReturnValue:
    """Keep the byline; a button that moves rows shows them moved and keeps what can be kept."""
    paper = being_written(submission_id)
    form = BylineForm()
    entries = pressed(entries_in(form), request.form)
    by = acting()
    if is_pressed(request.form):
        form = form_of(entries)
        tried(BylineForm(formdata=None), lambda: save_authors(by, submission_id, entries))
        return _shown(paper, form)
    status = tried(form, lambda: save_authors(by, submission_id, entries))
    if "X-Autosave" in request.headers:
        return "", 204 if status == 200 else status
    if status != 200:
        return _shown(paper, form), status
    # Who wrote it is another matter now: what reviewers will read is searched for them.
    examine_files(by, submission_id)
    return left() if "leave" in request.form else _on(submission_id)


def _on(submission_id: str) -> ResponseReturnValue:
    paper = prepared(submission_id)
    missing = {f"authors-{one.place}-{one.field}": one.said for one in lacks(paper.authors)}
    if missing:
        form = form_of(paper.authors)
        form.show(Invalid(missing))
        return _shown(paper, form), 422
    return redirect(address(paper, following(paper.steps, Step.AUTHORS)), 303)


def _shown(paper: Writing, form: BylineForm, added: int = 0) -> str:
    return shown(paper, Step.AUTHORS, form, countries=countries(), added=added)
