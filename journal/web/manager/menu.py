"""The menu of the public site."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.acting import Acting
from journal.lib.text import one_line
from journal.queries.page import kept_pages
from journal.queries.settings import menu as read_menu
from journal.services.setting import add_entry, drop_entry, hide_entry, place_entry, show_entry
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.ordering import asked_place
from journal.web.policy import Policy, policy


@blueprint.get("/manage/menu")
@policy(Policy.MANAGER)
def menu() -> ResponseReturnValue:
    """Show the entries in their order, and the pages that could stand there."""
    entries = read_menu()
    there = {entry.slug for entry in entries}
    more = [page for page in kept_pages(acting().at.date()) if page.slug not in there]
    return render_template("manager/menu.html", entries=entries, more=more)


@blueprint.post("/manage/menu/order")
@policy(Policy.MANAGER)
def order_menu() -> ResponseReturnValue:
    """Move one entry."""
    place_entry(acting(), *asked_place())
    return redirect(url_for("manager.menu"), 303)


@blueprint.post("/manage/menu/hide")
@policy(Policy.MANAGER)
def hide_from_menu() -> ResponseReturnValue:
    """Take an entry out of the menu."""
    return _done(hide_entry, _("The entry is hidden. What it leads to stays where it is."))


@blueprint.post("/manage/menu/show")
@policy(Policy.MANAGER)
def show_in_menu() -> ResponseReturnValue:
    """Put an entry back."""
    return _done(show_entry, _("The entry is shown again."))


@blueprint.post("/manage/menu/add")
@policy(Policy.MANAGER)
def add_to_menu() -> ResponseReturnValue:
    """Put a page into the menu."""
    return _done(add_entry, _("The page stands in the menu now, as its last entry."))


@blueprint.post("/manage/menu/drop")
@policy(Policy.MANAGER)
def drop_from_menu() -> ResponseReturnValue:
    """Take a page out of the menu."""
    return _done(drop_entry, _("The page has left the menu. It stays under “About”."))


def _done(act: Callable[[Acting, str], None], words: str) -> ResponseReturnValue:
    act(acting(), one_line(request.form.get("item", "")))
    flash(words, "good")
    return redirect(url_for("manager.menu"), 303)
