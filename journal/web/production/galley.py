"""Galleys: brought, looked at, accepted."""

from flask import Response, abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.documents.kinds import GALLEY
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.queries.galley import galley_file
from journal.services.file import checked
from journal.services.galley import accept_galley, bring_galley, renew_galley
from journal.web.asking import acting, viewer
from journal.web.policy import Policy, policy
from journal.web.production import blueprint
from journal.web.production.paper import GalleyForm, back, paper_page, seen
from journal.web.receiving import received
from journal.web.sending import send_file_row

_CHOOSE = Said(N_("Please choose the PDF."))


@blueprint.post("/production/<id:submission_id>/galleys")
@policy(Policy.PRODUCTION, uploads=1)
def bring(submission_id: str) -> ResponseReturnValue:
    """Take the PDF in; what is wrong with it stands beside the field."""
    found, form = seen(submission_id), GalleyForm(formdata=None)
    try:
        _bring(submission_id)
    except Invalid as invalid:
        form.show(invalid)
        return paper_page(found, form), 422
    flash(_("The galley is here. Look at it, then accept it."), "good")
    return back(submission_id)


@blueprint.post("/production/<id:submission_id>/galleys/<id:galley_id>/accept")
@policy(Policy.PRODUCTION)
def accept(submission_id: str, galley_id: str) -> ResponseReturnValue:
    """Accept the galley as what readers will get."""
    if galley_file(viewer(), submission_id, galley_id) is None:
        abort(404)
    accept_galley(acting(), galley_id)
    flash(_("The galley is accepted. Readers will get this file, byte for byte."), "good")
    return back(submission_id)


@blueprint.post("/production/<id:submission_id>/galleys/<id:galley_id>/renew")
@policy(Policy.PRODUCTION)
def renew(submission_id: str, galley_id: str) -> ResponseReturnValue:
    """Write the file anew, for title and byline as they are now."""
    found = seen(submission_id)
    if galley_file(viewer(), submission_id, galley_id) is None:
        abort(404)
    try:
        renew_galley(acting(), galley_id)
    except Invalid as invalid:
        form = GalleyForm(formdata=None)
        form.show(invalid)
        return paper_page(found, form), 422
    flash(_("The file is written anew. Look at it, then accept it."), "good")
    return back(submission_id)


@blueprint.get("/production/<id:submission_id>/galleys/<id:galley_id>.pdf")
@policy(Policy.PRODUCTION)
def send_galley(submission_id: str, galley_id: str) -> Response:
    """Send the galley as readers would get it."""
    file = galley_file(viewer(), submission_id, galley_id) or abort(404)
    return send_file_row(file.sha256, file.media_type, file.name, inline=True)


@blueprint.get("/production/<id:submission_id>/galleys/<id:galley_id>/source")
@policy(Policy.PRODUCTION)
def send_source(submission_id: str, galley_id: str) -> Response:
    """Send the file as it was brought."""
    file = galley_file(viewer(), submission_id, galley_id, source=True) or abort(404)
    return send_file_row(file.sha256, file.media_type, file.name)


def _bring(submission_id: str) -> None:
    file = received("file")
    if file is None:
        raise Invalid({"file": _CHOOSE})
    bring_galley(acting(), submission_id, checked(file.stored, file.name, GALLEY))
