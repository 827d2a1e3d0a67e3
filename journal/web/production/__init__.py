"""Pages for the production."""

from flask import Blueprint

blueprint = Blueprint("production", __name__)

from journal.web.production import (  # noqa: E402 - the pages put themselves on the blueprint
    further,  # noqa: F401
    galley,  # noqa: F401
    paper,  # noqa: F401
)
