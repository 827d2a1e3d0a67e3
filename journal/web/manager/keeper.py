"""The manager names who keeps the sealed names."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import EmailField

from journal.domain.refusal import Invalid
from journal.queries.keeper import keepers as read_keepers
from journal.services.keeping import MOST_KEEPERS, end_keeper, name_keeper
from journal.web.asking import acting
from journal.web.forms import ASKED, Form
from journal.web.manager import blueprint
from journal.web.policy import Policy, policy


class KeeperForm(Form):
    """Whom to name."""

    email = EmailField(_l("E-mail address of their account"), [ASKED])


@blueprint.get("/manage/keepers")
@policy(Policy.MANAGER)
def keepers() -> ResponseReturnValue:
    """Show who keeps sealed names."""
    return _page(KeeperForm(formdata=None))


@blueprint.post("/manage/keepers")
@policy(Policy.MANAGER)
def keeper_now() -> ResponseReturnValue:
    """Name a keeper."""
    form = KeeperForm()
    try:
        if form.validate():
            name_keeper(acting(), form.email.data or "")
            flash(_("They can open sealed names now, and were told by letter."), "good")
            return redirect(url_for("manager.keepers"), 303)
    except Invalid as invalid:
        form.show(invalid)
    return _page(form), 422


@blueprint.post("/manage/keepers/<id:keeper_id>/end")
@policy(Policy.MANAGER)
def end_keeper_now(keeper_id: str) -> ResponseReturnValue:
    """Let somebody be a keeper no more."""
    end_keeper(acting(), keeper_id)
    flash(_("They can open sealed names no more."), "good")
    return redirect(url_for("manager.keepers"), 303)


def _page(form: KeeperForm) -> str:
    found = read_keepers()
    return render_template(
        "manager/keeper_list.html",
        form=form,
        now=[one for one in found if one.ended_on is None],
        past=[one for one in found if one.ended_on is not None],
        most=MOST_KEEPERS,
    )
