"""A revision on one page: the new files, and the answer to the comments."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access.copies_author import DecisionLetter, Writing
from journal.domain.answering import Answered
from journal.domain.refusal import Invalid
from journal.domain.workflow import State
from journal.queries.decision_author import decisions
from journal.queries.sealed import is_sealed
from journal.queries.supplement import of_version
from journal.services.anonymity import Recognizable, gate_text
from journal.services.examination import answer_for, examine_files
from journal.services.file import accepted
from journal.services.revision import RevisionFiles, save_revision, submit_revision
from journal.web.author import blueprint
from journal.web.author.arriving import Arrived, take
from journal.web.author.forms import RevisionForm
from journal.web.author.looked import look
from journal.web.author.response import as_data, pressed_in, rows_of, shown, typed_in
from journal.web.author.steps import prepared, tried
from journal.web.policy import Policy, policy
from journal.web.receiving import limit
from journal.web.speaking import acting, after, searched, told


@blueprint.get("/submissions/<id:submission_id>/revision")
@policy(Policy.SIGNED_IN)
def revision(submission_id: str) -> ResponseReturnValue:
    """Show what there is of the revision."""
    paper = prepared(submission_id)
    if paper.state is not State.REVISION_REQUESTED:
        return redirect(url_for("author.paper", submission_id=submission_id), 303)
    found = _stands(paper)
    text = paper.version.response if _number(paper) else ""
    data = {"response": text, "rows": as_data(found.rows)}
    return _shown(paper, RevisionForm(formdata=None, data=data), found=found)


@dataclass(frozen=True, slots=True)
class _Stands:
    """What the editors decided, and the rows of answers as they stand."""

    decision: DecisionLetter | None
    rows: tuple[Answered, ...]


def _stands(paper: Writing) -> _Stands:
    decided = decisions(paper.id)
    number = _number(paper) if paper.version.has_rows else None
    rows = rows_of(paper.id, number, decided)
    return _Stands(decided[0].letter if decided else None, rows)


def _number(paper: Writing) -> int | None:
    """Return the number of the version being prepared, None where none was begun."""
    return paper.version.number if paper.version.sent_on is None else None


@blueprint.post("/submissions/<id:submission_id>/revision")
@policy(Policy.SIGNED_IN, uploads=3)
def revision_now(submission_id: str) -> ResponseReturnValue:
    """Keep what came; send it where that was asked and nothing is missing."""
    paper = prepared(submission_id)
    if "send" in request.form and paper.state is State.IN_REVIEW:
        return _sent(submission_id)  # pressed twice
    form = RevisionForm()
    came = Arrived() if "X-Autosave" in request.headers else _arrived(paper, form)
    status = tried(form, lambda: _save(submission_id, form, came))
    if "X-Autosave" in request.headers:
        return "", 204 if status == 200 else status
    if status == 200 and form.errors:
        status = 422
    if status == 200 and "send" in request.form:
        status = tried(form, lambda: _submit(submission_id))
        if status == 200:
            return _sent(submission_id)
    if status != 200:
        return _shown(prepared(submission_id), form, came), status
    return _kept(submission_id)


def _kept(submission_id: str) -> ResponseReturnValue:
    """Lead on where the button leads."""
    if pressed_in(request.form):
        # The rows stand as they were asked for: that tells enough.
        address = url_for("author.revision", submission_id=submission_id, _anchor="answers")
        return redirect(address, 303)
    if "further" in request.form:
        return redirect(url_for("author.further", submission_id=submission_id), 303)
    flash(_("Saved. The revision waits for you here until you send it."), "good")
    return redirect(url_for("author.revision", submission_id=submission_id), 303)


def _submit(submission_id: str) -> bool:
    return searched(submission_id, lambda: submit_revision(acting(), submission_id))


def _arrived(paper: Writing, form: RevisionForm) -> Arrived:
    """Take in the files, each by itself: one that is refused keeps no other away."""
    came, is_hidden = Arrived(), paper.policy.needs_anonymized
    cited = bool(form.cited.data)
    take(came, paper, form, "manuscript", is_searched=False, cited=cited)
    # A sealed name is nobody's to read, whoever knows the other authors.
    is_hidden = is_hidden or is_sealed(paper.id)
    take(came, paper, form, "anonymized", is_searched=is_hidden, cited=cited)
    take(came, paper, form, "response_file", is_searched=is_hidden, cited=cited)
    if is_hidden:
        try:
            searched(paper.id, lambda: gate_text(paper.id, _words(form), cited=cited))
        except Recognizable as told:
            came.tell(told)
            form.show(told)
        except Invalid as invalid:
            form.show(invalid)
    return came


def _words(form: RevisionForm) -> str:
    """Return all that the author wrote and reviewers may read."""
    cells = [text for pair in typed_in(form, request.form).cells.values() for text in pair]
    return "\n\n".join(text for text in (*cells, form.response.data or "") if text)


def _save(submission_id: str, form: RevisionForm, came: Arrived) -> None:
    uploads = came.uploads
    files = RevisionFiles(
        uploads.get("manuscript"), uploads.get("anonymized"), uploads.get("response_file")
    )
    table = typed_in(form, request.form)
    save_revision(acting(), submission_id, form.response.data or "", files, table)
    if files.manuscript is not None or "check" in request.form:
        examine_files(acting(), submission_id)
    if form.looked.data:
        searched(submission_id, lambda: answer_for(acting(), submission_id))


def _sent(submission_id: str) -> ResponseReturnValue:
    flash(told(_("Your revision has arrived. We have sent you a letter about it.")), "good")
    return redirect(after(url_for("author.paper", submission_id=submission_id)), 303)


def _shown(
    paper: Writing,
    form: RevisionForm,
    came: Arrived | None = None,
    found: _Stands | None = None,
) -> str:
    found = found or _stands(paper)
    version = paper.version if paper.version.sent_on is None else None
    return render_template(
        "author/submission_revision.html",
        paper=paper,
        version=version,
        decision=found.decision,
        due_on=paper.revision_due_on,
        form=form,
        came=came or Arrived(),
        rows=shown(form, found.rows),
        further=of_version(paper.id, paper.version),
        limit=limit(),
        accepts=accepted(),
        look=look(paper) if version else None,
    )
