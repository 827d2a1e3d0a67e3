"""About the journal: its pages, and what machines ask for first."""

from flask import Response, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from journal.queries.page import about_page as read_page
from journal.queries.page import pages
from journal.web.policy import PRIVATE_PREFIXES, Policy, policy
from journal.web.reader import blueprint

# What changes with who asks, or is a form: nothing for indexes.
_NOT_INDEXED = (*PRIVATE_PREFIXES, "/account", "/sign-in", "/register", "/r/")


@blueprint.get("/about")
@policy(Policy.PUBLIC)
def about() -> ResponseReturnValue:
    """Show the first page about the journal, and the others beside it."""
    lines = pages()
    first = read_page(lines[0].slug) if lines else None
    here = lines[0].slug if lines else ""
    return render_template("reader/about_page.html", pages=lines, about=first, slug=here)


@blueprint.get("/about/<slug:slug>")
@policy(Policy.PUBLIC)
def about_page(slug: str) -> ResponseReturnValue:
    """Show one page about the journal, and the others beside it."""
    found = read_page(slug) or abort(404)
    return render_template("reader/about_page.html", pages=pages(), about=found, slug=slug)


@blueprint.get("/robots.txt")
@policy(Policy.PUBLIC)
def robots() -> Response:
    """Tell indexes what is not for them."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_INDEXED)]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@blueprint.get("/favicon.ico")
@policy(Policy.PUBLIC)
def favicon() -> ResponseReturnValue:
    """Lead browsers that ask without reading the page to the icon."""
    return redirect(url_for("static", filename="icons/favicon.svg"), 301)
