"""The masthead: its groups, their headings, and the order of both groups and people."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.masthead import USUAL
from journal.domain.refusal import Invalid
from journal.lib.text import one_line
from journal.queries.masthead import kept_groups
from journal.services.masthead import place_group, place_member, save_headings
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.masthead_form import HeadingsForm
from journal.web.manager.ordering import asked_place
from journal.web.policy import Policy, policy


@blueprint.get("/manage/masthead")
@policy(Policy.MANAGER)
def masthead() -> ResponseReturnValue:
    """Show the groups and their members in their order."""
    return _page(None)


@blueprint.post("/manage/masthead")
@policy(Policy.MANAGER)
def masthead_now() -> ResponseReturnValue:
    """Keep the headings, and which groups are shown."""
    form = HeadingsForm()
    try:
        save_headings(acting(), *form.typed())
    except Invalid as invalid:
        form.show(invalid)
        return _page(form), 422
    return _back(_("The headings are saved. Public pages show them at once."))


@blueprint.post("/manage/masthead/groups/order")
@policy(Policy.MANAGER)
def order_groups() -> ResponseReturnValue:
    """Move one group."""
    place_group(acting(), *asked_place())
    return redirect(url_for("manager.masthead"), 303)


@blueprint.post("/manage/masthead/members/order")
@policy(Policy.MANAGER)
def order_members() -> ResponseReturnValue:
    """Move one person within their group."""
    place_member(acting(), one_line(request.form.get("into", "")), *asked_place())
    return redirect(url_for("manager.masthead"), 303)


def _page(form: HeadingsForm | None) -> str:
    groups = kept_groups(acting().at.date())
    return render_template(
        "manager/masthead.html",
        groups=groups,
        form=form or HeadingsForm.showing(groups),
        usual={key: speak(several) for key, (_one, several) in USUAL.items()},
    )


def _back(words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("manager.masthead"), 303)
