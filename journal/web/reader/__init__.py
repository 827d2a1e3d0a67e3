"""Pages that everybody reads: the same bytes for everyone."""

from flask import Blueprint

blueprint = Blueprint("reader", __name__)

from journal.web.reader import health  # noqa: E402, F401 - the pages put themselves on the blueprint
