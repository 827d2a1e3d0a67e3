"""Pages that everybody reads: the same bytes for everyone."""

from flask import Blueprint

blueprint = Blueprint("reader", __name__)

from journal.web.reader import (  # noqa: E402 - the pages put themselves on the blueprint
    about,  # noqa: F401
    announcement,  # noqa: F401
    article,  # noqa: F401
    call,  # noqa: F401
    certificate,  # noqa: F401
    health,  # noqa: F401
    home,  # noqa: F401
    issue,  # noqa: F401
    logo,  # noqa: F401
    masthead,  # noqa: F401
    preview,  # noqa: F401
    search,  # noqa: F401
    section,  # noqa: F401
)
