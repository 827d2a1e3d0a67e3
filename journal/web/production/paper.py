"""Papers in production: the list, one paper, its manuscript."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FileField

from journal.domain.refusal import Invalid
from journal.domain.supplements import KIND_LABELS
from journal.domain.workflow import STATE_LABELS, State
from journal.lib.text import one_line
from journal.queries.galley import manuscript
from journal.queries.licence import licence_chosen, licences
from journal.queries.production import PAGE, STATES, Paper, PaperList, galleys_of, paper, papers
from journal.queries.readers_file import for_readers
from journal.services.licence import choose_licence
from journal.services.online_first import publish_first
from journal.services.production import to_production
from journal.services.words import speak
from journal.web.asking import acting, viewer
from journal.web.choices import language_name
from journal.web.forms import Form
from journal.web.paging import number_asked
from journal.web.policy import Policy, policy
from journal.web.production import blueprint
from journal.web.receiving import limit
from journal.web.sending import send_file_row


class GalleyForm(Form):
    """The file of a galley."""

    file = FileField(_l("Galley"))


@blueprint.get("/production")
@policy(Policy.PRODUCTION)
def list_papers() -> ResponseReturnValue:
    """Show the papers, of one state or of all."""
    number = number_asked(request.args.get("page"))
    state = next((one for one in STATES if one == request.args.get("state")), None)
    found = papers(viewer(), state, number)
    return render_template(
        "production/paper_list.html",
        found=found,
        state=state,
        tabs=_tabs(found, state),
        labels=STATE_LABELS,
        earlier=_address(state, number - 1) if number > 1 else None,
        later=_address(state, number + 1) if number * PAGE < found.total else None,
        number=number,
    )


@blueprint.get("/production/<id:submission_id>")
@policy(Policy.PRODUCTION)
def show_paper(submission_id: str) -> ResponseReturnValue:
    """Show what production works with."""
    return paper_page(seen(submission_id), GalleyForm(formdata=None))


@blueprint.post("/production/<id:submission_id>/start")
@policy(Policy.PRODUCTION)
def start(submission_id: str) -> ResponseReturnValue:
    """Take the accepted paper into production."""
    if seen(submission_id).state is not State.IN_PRODUCTION:
        to_production(acting(), submission_id)
        flash(_("The paper is in production."), "good")
    return back(submission_id)


@blueprint.post("/production/<id:submission_id>/publish")
@policy(Policy.PRODUCTION)
def publish_alone(submission_id: str) -> ResponseReturnValue:
    """Publish the paper before its issue; where something is missing, say what."""
    if seen(submission_id).slug is not None:
        return back(submission_id)  # pressed twice
    try:
        publish_first(acting(), submission_id)
    except Invalid as invalid:
        flash(_("Nothing was published.") + " " + speak(invalid.errors["paper"]), "bad")
    else:
        flash(_("The paper is online. Its author is told by letter."), "good")
    return back(submission_id)


@blueprint.post("/production/<id:submission_id>/licence")
@policy(Policy.PRODUCTION)
def licence_now(submission_id: str) -> ResponseReturnValue:
    """Let the paper appear under another licence than its section's."""
    seen(submission_id)
    choose_licence(acting(), submission_id, one_line(request.form.get("licence_id", "")) or None)
    flash(_("The licence is kept."), "good")
    return back(submission_id)


@blueprint.get("/production/<id:submission_id>/manuscript")
@policy(Policy.PRODUCTION)
def send_manuscript(submission_id: str) -> Response:
    """Send the manuscript under the name its author gave it."""
    file = manuscript(viewer(), submission_id) or abort(404)
    return send_file_row(file.sha256, file.media_type, file.name)


def seen(submission_id: str) -> Paper:
    """Return the paper; where the viewer may not see it, answer as if there were none."""
    return paper(viewer(), submission_id) or abort(404)


def paper_page(found: Paper, form: GalleyForm) -> str:
    """Return the page of one paper."""
    return render_template(
        "production/paper_page.html",
        paper=found,
        galleys=galleys_of(found.id),
        further=for_readers(found.id),
        kinds=KIND_LABELS,
        form=form,
        limit=limit(),
        licences=licences(),
        chosen=licence_chosen(found.id),
        written_in=language_name(found.language),
        states=STATE_LABELS,
    )


def back(submission_id: str) -> ResponseReturnValue:
    """Lead back to the paper."""
    return redirect(url_for("production.show_paper", submission_id=submission_id), 303)


def _tabs(found: PaperList, state: State | None) -> list[tuple[str, str, bool, int]]:
    """Return a tab for all papers and one for each state."""
    every = (_("All"), url_for("production.list_papers"), state is None, sum(found.counts.values()))
    return [
        every,
        *(
            (speak(STATE_LABELS[one]), _address(one), one is state, found.counts.get(one, 0))
            for one in STATES
        ),
    ]


def _address(state: State | None, number: int | None = None) -> str:
    return url_for("production.list_papers", state=state and state.value, page=number)
