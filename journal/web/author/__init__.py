"""Pages for the author."""

from flask import Blueprint

from journal.web.speaking import listen

blueprint = Blueprint("author", __name__)
listen(blueprint)

from journal.web.author import (  # noqa: E402, F401 - the pages put themselves on the blueprint
    anonymity,
    byline,
    coauthor,
    comparison,
    declarations,
    details,
    institution,
    manuscript,
    renaming,
    revision,
    sending,
    start,
    status,
    submission,
    supplement,
)
