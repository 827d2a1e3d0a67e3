"""One's own profile."""

from dataclasses import asdict

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.queries.account import own_profile
from journal.queries.address import asked
from journal.queries.candidates import usual_limit
from journal.queries.keeper import is_keeper
from journal.services.account import Profile, change_profile
from journal.services.words import languages_offered
from journal.web.account import blueprint
from journal.web.account.forms import ProfileForm
from journal.web.asking import acting, viewer
from journal.web.policy import Policy, policy

# Left empty, nothing is said; other fields are empty texts then.
_MAY_LACK = ("review_limit", "available_from")


@blueprint.get("/account")
@policy(Policy.SIGNED_IN)
def profile() -> ResponseReturnValue:
    """Show the profile."""
    mine = own_profile(viewer().account_id or "")
    form = ProfileForm(formdata=None, data={**asdict(mine), "languages": mine.languages.split()})
    form.offer(languages_offered(), mine.zone)
    return _shown(form, mine.email)


@blueprint.post("/account")
@policy(Policy.SIGNED_IN)
def profile_now() -> ResponseReturnValue:
    """Keep what the person tells of themselves."""
    form = ProfileForm()
    form.offer(languages_offered(), viewer().zone)
    try:
        if form.validate():
            change_profile(acting(), _told(form))
            flash(_("Your profile is saved."), "good")
            return redirect("/account", 303)
    except Invalid as invalid:
        form.show(invalid)
    return _shown(form, viewer().email), 422


def _shown(form: ProfileForm, email: str) -> str:
    waiting = asked(viewer().account_id or "", acting().at)
    keeps = is_keeper(viewer().account_id)
    return render_template(
        "account/profile.html",
        form=form,
        email=email,
        waiting=waiting,
        keeps=keeps,
        usual=usual_limit(),
    )


def _told(form: ProfileForm) -> Profile:
    told = {name: form[name].data for name in Profile.__slots__ if name != "languages"}
    texts = {name: "" for name, value in told.items() if value is None and name not in _MAY_LACK}
    return Profile(**(told | texts), languages=" ".join(form.languages.data or []))
