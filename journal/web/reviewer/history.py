"""What a person reviewed, the certificates of it, and whether they are thanked in public."""

import hashlib
from io import BytesIO

from flask import Response, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.queries.certificate import confirmed, history_of
from journal.services.around import identity
from journal.services.certificate import be_thanked, issue_certificate, sheet
from journal.web.asking import acting, viewer
from journal.web.headers import FILE_CSP
from journal.web.policy import Policy, policy
from journal.web.reviewer import blueprint


@blueprint.get("/reviews/history")
@policy(Policy.REVIEWER)
def history() -> str:
    """Show the reviews of the past by year; who came by a link alone is told what an account is."""
    account_id = viewer().account_id
    found = history_of(account_id) if account_id else None
    return render_template("reviewer/history.html", history=found)


@blueprint.post("/reviews/certificates")
@policy(Policy.REVIEWER)
def certificate_now() -> ResponseReturnValue:
    """Make the certificate of a year, and lead to it."""
    try:
        code = issue_certificate(acting(), request.form.get("year", 0, type=int))
    except Invalid:
        abort(404)
    return redirect(url_for("reviewer.certificate", code=code), 303)


@blueprint.get("/reviews/certificates/<slug:code>")
@policy(Policy.REVIEWER)
def certificate(code: str) -> Response:
    """Send one's own certificate as PDF."""
    account_id = viewer().account_id or abort(404)
    told = confirmed(code, account_id) or abort(404)
    address = identity().base_url + url_for("reader.certificate", code=code)
    pdf = sheet(told, address, acting().language)
    name = f"certificate-{told.year}.pdf"
    response = send_file(BytesIO(pdf), "application/pdf", as_attachment=True, download_name=name)
    response.headers["Content-Security-Policy"] = FILE_CSP
    response.set_etag(hashlib.sha256(pdf).hexdigest())
    del response.headers["Last-Modified"]
    response.make_conditional(request)
    return response


@blueprint.post("/reviews/thanks")
@policy(Policy.REVIEWER)
def thanks_now() -> ResponseReturnValue:
    """Keep whether the yearly list of thanks may name the person."""
    publicly = bool(request.form.get("publicly"))
    be_thanked(acting(), publicly=publicly)
    told = _("Thank you. The yearly list may name you.") if publicly else _("No list names you.")
    flash(told, "good")
    return redirect(url_for("reviewer.history"), 303)
