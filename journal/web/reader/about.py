"""About the journal: its pages, and its icon."""

from datetime import date

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from journal.queries.page import about_page as read_page
from journal.queries.page import pages
from journal.web.asking import acting_nobody
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint


@blueprint.get("/about")
@policy(Policy.PUBLIC)
def about() -> ResponseReturnValue:
    """Show the first page about the journal, and the others beside it."""
    lines = pages(_today())
    first = read_page(lines[0].slug, _today()) if lines else None
    here = lines[0].slug if lines else ""
    return render_template("reader/about_page.html", pages=lines, about=first, slug=here)


@blueprint.get("/about/<slug:slug>")
@policy(Policy.PUBLIC)
def about_page(slug: str) -> ResponseReturnValue:
    """Show one page about the journal, and the others beside it."""
    found = read_page(slug, _today()) or abort(404)
    return render_template("reader/about_page.html", pages=pages(_today()), about=found, slug=slug)


@blueprint.get("/about/<slug:slug>/<day:since>")
@policy(Policy.PUBLIC)
def about_page_since(slug: str, since: date) -> ResponseReturnValue:
    """Show what the page said from this day on, whether or not it still does."""
    found = read_page(slug, _today(), since) or abort(404)
    return render_template("reader/about_page.html", pages=pages(_today()), about=found, slug=slug)


def _today() -> date:
    return acting_nobody().at.date()


@blueprint.get("/favicon.ico")
@policy(Policy.PUBLIC)
def favicon() -> ResponseReturnValue:
    """Lead browsers that ask without reading the page to the icon."""
    return redirect(url_for("static", filename="icons/favicon.svg"), 301)
