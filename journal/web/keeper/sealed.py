"""A keeper looks at the sealed names of a paper: with a reason, and never unseen."""

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from journal.domain.mentions import PLACE_LABELS
from journal.domain.refusal import Invalid
from journal.queries.keeper import Looked, is_keeper, looked, looks, mentions, original
from journal.services.keeping import LASTS, look
from journal.web.asking import acting, viewer
from journal.web.forms import ASKED, Form
from journal.web.keeper import blueprint
from journal.web.policy import Policy, policy
from journal.web.sending import send_file_row


class LookForm(Form):
    """Which paper, and why."""

    reference = StringField(_l("Reference of the paper"), [ASKED])
    reason = TextAreaField(_l("Why you have to know the name"), [ASKED])


@blueprint.get("/sealed")
@policy(Policy.SIGNED_IN)
def sealed() -> str:
    """Ask for the paper and the reason, and show every look."""
    _keeper()
    return _page(LookForm(formdata=None))


@blueprint.post("/sealed")
@policy(Policy.SIGNED_IN)
def look_now() -> ResponseReturnValue:
    """Take the look; what it shows stands in this answer alone, and has no address of its own."""
    _keeper()
    form = LookForm()
    try:
        if form.validate():
            look_id = look(acting(), form.reference.data or "", form.reason.data or "")
            return _page(LookForm(formdata=None), looked(look_id))
    except Invalid as invalid:
        form.show(invalid)
    return _page(form), 422


@blueprint.post("/sealed/<id:look_id>/files/<id:file_id>")
@policy(Policy.SIGNED_IN)
def send_original(look_id: str, file_id: str) -> Response:
    """Give out a file as its author sent it, while the look lasts."""
    by = acting()
    found = original(by.account_id or "", look_id, file_id, by.at - LASTS)
    if found is None or not is_keeper(by.account_id):
        abort(404)
    return send_file_row(found.sha256, found.media_type, found.name)


def _keeper() -> None:
    if not is_keeper(viewer().account_id):
        abort(404)


def _page(form: LookForm, shown: Looked | None = None) -> str:
    account_id = viewer().account_id or ""
    return render_template(
        "keeper/sealed.html",
        form=form,
        shown=shown,
        looks=looks(account_id),
        mentions=mentions(account_id),
        places=PLACE_LABELS,
        minutes=int(LASTS.total_seconds() // 60),
    )
