"""The link of who is named as co-reviewer: they agree or not, and are credited if they wish."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, TextAreaField

from journal.domain.refusal import Invalid
from journal.queries.coreviewer import named
from journal.services import rate
from journal.services.around import signing_key
from journal.services.coreviewer import answer_as_helper
from journal.web.asking import acting_nobody, address_of_caller
from journal.web.forms import Form
from journal.web.policy import Policy, policy
from journal.web.reviewer import blueprint


class HelperForm(Form):
    """What who is named says."""

    interests = TextAreaField(_l("Competing interests"))
    is_credited = BooleanField(_l("You may name me, in the yearly thanks and on my certificate"))


@blueprint.get("/r/with/<token>")
@policy(Policy.OPEN)
def helper(token: str) -> ResponseReturnValue:
    """Show who named them, and what can be answered; a look changes nothing."""
    rate.spend(acting_nobody(), "link", address_of_caller(), rate.LINKS)
    return _page(token)


@blueprint.post("/r/with/<token>")
@policy(Policy.OPEN)
def helper_now(token: str) -> ResponseReturnValue:
    """Keep the answer."""
    if named(signing_key(), token) is None:
        return _page(token)
    form = HelperForm()
    try:
        answer_as_helper(
            acting_nobody(),
            token,
            agrees=request.form.get("answer") == "yes",
            is_credited=bool(form.is_credited.data),
            interests=form.interests.data or "",
        )
    except Invalid as invalid:
        form.show(invalid)
        return _page(token, form)
    return redirect(url_for("reviewer.helper", token=token), 303)


def _page(token: str, form: HelperForm | None = None) -> ResponseReturnValue:
    found = named(signing_key(), token)
    if found is None:
        return render_template("reviewer/helper_gone.html"), 410
    kept = {"interests": found.interests, "is_credited": found.is_credited}
    shown = form or HelperForm(formdata=None, data=kept)
    page = render_template("reviewer/helper.html", found=found, form=shown, token=token)
    return page, 422 if form else 200
