"""Announcements, kept by the manager."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.queries.announcement import (
    A_PAGE,
    KeptAnnouncement,
    announcement_fields,
    kept,
    kept_announcement,
)
from journal.services.announcement import (
    create_announcement,
    edit_announcement,
    place_pinned,
    publish_announcement,
    remove_announcement,
    unpublish_announcement,
)
from journal.services.overwriting import fingerprint
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.announcement_form import AnnouncementForm
from journal.web.manager.ordering import asked_place
from journal.web.paging import Pager, number_asked
from journal.web.policy import Policy, policy


@blueprint.get("/manage/announcements")
@policy(Policy.MANAGER)
def announcements() -> ResponseReturnValue:
    """Show a page of announcements, drafts too."""
    number = number_asked(request.args.get("page"))
    rows = kept((number - 1) * A_PAGE)
    pager = Pager("manager.announcements", number, len(rows) > A_PAGE)
    return render_template(
        "manager/announcement_list.html", news=rows[:A_PAGE], pager=pager, now=acting().at
    )


@blueprint.post("/manage/announcements/order")
@policy(Policy.MANAGER)
def order_announcements() -> ResponseReturnValue:
    """Move one of the pinned announcements."""
    place_pinned(acting(), *asked_place())
    return redirect(url_for("manager.announcements"), 303)


@blueprint.get("/manage/announcements/new")
@policy(Policy.MANAGER)
def new_announcement() -> ResponseReturnValue:
    """Show the empty form."""
    return _form(AnnouncementForm(formdata=None))


@blueprint.post("/manage/announcements/new")
@policy(Policy.MANAGER)
def new_announcement_now() -> ResponseReturnValue:
    """Keep the draft, or publish it at once where that button was pressed."""
    form = AnnouncementForm()
    form.offer()
    if "preview" in request.form:
        return _form(form, is_preview=True)
    try:
        if form.validate():
            announcement_id = create_announcement(acting(), form.values())
            return _saved(announcement_id)
    except Invalid as invalid:
        form.show(invalid)
    return _form(form), 422


@blueprint.get("/manage/announcements/<id:announcement_id>")
@policy(Policy.MANAGER)
def announcement(announcement_id: str) -> ResponseReturnValue:
    """Show the form with what is stored."""
    stored = announcement_fields(announcement_id) or abort(404)
    form = AnnouncementForm.showing(stored, fingerprint(stored))
    return _form(form, kept_announcement(announcement_id))


@blueprint.post("/manage/announcements/<id:announcement_id>")
@policy(Policy.MANAGER)
def announcement_now(announcement_id: str) -> ResponseReturnValue:
    """Keep what was typed."""
    form, standing = AnnouncementForm(), kept_announcement(announcement_id) or abort(404)
    form.offer()
    if "preview" in request.form:
        return _form(form, standing, is_preview=True)
    try:
        if form.validate():
            edit_announcement(acting(), announcement_id, form.values(), form.seen.data)
            return _saved(announcement_id)
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = fingerprint(announcement_fields(announcement_id))
    return _form(form, standing), 422


@blueprint.post("/manage/announcements/<id:announcement_id>/publish")
@policy(Policy.MANAGER)
def publish(announcement_id: str) -> ResponseReturnValue:
    """Let everybody read it."""
    publish_announcement(acting(), announcement_id)
    return _back(_("The announcement is public, now or from its first day."))


@blueprint.post("/manage/announcements/<id:announcement_id>/unpublish")
@policy(Policy.MANAGER)
def unpublish(announcement_id: str) -> ResponseReturnValue:
    """Make it a draft again."""
    unpublish_announcement(acting(), announcement_id)
    return _back(_("The announcement is a draft again: nobody else reads it."))


@blueprint.post("/manage/announcements/<id:announcement_id>/remove")
@policy(Policy.MANAGER)
def remove_announcement_now(announcement_id: str) -> ResponseReturnValue:
    """Take a draft away."""
    try:
        remove_announcement(acting(), announcement_id)
    except Invalid as invalid:
        flash(" ".join(speak(said) for said in invalid.errors.values()), "bad")
        return redirect(url_for("manager.announcements"), 303)
    return _back(_("The draft is gone."))


def _saved(announcement_id: str) -> ResponseReturnValue:
    if "publish" in request.form:
        publish_announcement(acting(), announcement_id)
        return _back(_("The announcement is public, now or from its first day."))
    return _back(_("The announcement is saved."))


def _form(
    form: AnnouncementForm,
    standing: KeptAnnouncement | None = None,
    *,
    is_preview: bool = False,
) -> str:
    form.offer()
    return render_template(
        "manager/announcement_form.html",
        form=form,
        standing=standing,
        is_preview=is_preview,
        now=acting().at,
    )


def _back(words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("manager.announcements"), 303)
