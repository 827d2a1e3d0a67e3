"""The journal's identity, its colour and its logo."""

from dataclasses import asdict, replace

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.identity import Logo, fields_of
from journal.domain.refusal import Invalid
from journal.services.around import identity
from journal.services.logo import drawn
from journal.services.overwriting import fingerprint
from journal.services.setting import remove_logo, save_identity, set_logo
from journal.web.accent import DARK, LIGHT, swatches
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.journal_form import IdentityForm, LogoForm
from journal.web.policy import Policy, policy
from journal.web.receiving import received

_NO_LOGO = Logo("", 0, 0, "")
_GROUNDS = {"light": LIGHT[0], "dark": DARK[0]}


@blueprint.get("/manage/journal")
@policy(Policy.MANAGER)
def journal() -> ResponseReturnValue:
    """Show what the journal is called and how it looks."""
    stored = fields_of(identity())
    return _page(IdentityForm.showing(stored, fingerprint(stored)))


@blueprint.post("/manage/journal")
@policy(Policy.MANAGER)
def journal_now() -> ResponseReturnValue:
    """Keep what was typed."""
    form = IdentityForm()
    form.offer(identity().zone)
    try:
        if form.validate():
            save_identity(acting(), form.values(), form.seen.data)
            flash(_("Saved. Public pages show it at once."), "good")
            return redirect(url_for("manager.journal"), 303)
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = fingerprint(fields_of(identity()))
    return _page(form), 422


@blueprint.get("/manage/logo")
@policy(Policy.MANAGER)
def logo() -> ResponseReturnValue:
    """Show the logo, and the form that brings another."""
    return _logo(LogoForm(formdata=None, data=asdict(identity().logo or _NO_LOGO)))


@blueprint.post("/manage/logo")
@policy(Policy.MANAGER, uploads=2)
def logo_now() -> ResponseReturnValue:
    """Look into the pictures that came, and show them from now on."""
    form = LogoForm()
    try:
        set_logo(acting(), _logo_of(form))
    except Invalid as invalid:
        form.show(invalid)
        return _logo(form), 422
    flash(_("The logo is saved. Public pages show it at once."), "good")
    return redirect(url_for("manager.logo"), 303)


@blueprint.post("/manage/logo/remove")
@policy(Policy.MANAGER)
def remove_logo_now() -> ResponseReturnValue:
    """Show the name alone again."""
    remove_logo(acting())
    flash(_("The logo is gone: the name stands alone."), "good")
    return redirect(url_for("manager.logo"), 303)


def _logo_of(form: LogoForm) -> Logo:
    """Return the present logo with what came instead."""
    present = identity().logo or _NO_LOGO
    present = replace(present, alt=form.alt.data or "", is_alone=bool(form.is_alone.data))
    if light := received("light"):
        sha256, told = drawn(light.stored, light.name, "light")
        present = replace(present, light=sha256, dark="", width=told.width, height=told.height)
    if dark := received("dark"):
        sha256, _told = drawn(dark.stored, dark.name, "dark")
        present = replace(present, dark=sha256)
    return present


def _page(form: IdentityForm) -> str:
    form.offer(form.zone.data or identity().zone)
    return render_template(
        "manager/journal_form.html", form=form, swatches=swatches(form.accent.data or "")
    )


def _logo(form: LogoForm) -> str:
    return render_template("manager/logo_form.html", form=form, grounds=_GROUNDS)
