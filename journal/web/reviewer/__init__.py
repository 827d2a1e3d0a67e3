"""Pages for the reviewer, by an account or by a personal link alone."""

from flask import Blueprint

from journal.web.speaking import listen

blueprint = Blueprint("reviewer", __name__)
listen(blueprint)

from journal.web.reviewer import (  # noqa: E402, F401 - the pages put themselves on the blueprint
    answer,
    calendar,
    comparison,
    file,
    helper,
    history,
    kept,
    link,
    offline,
    review,
)
