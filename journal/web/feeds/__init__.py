"""What readers' programs and indexes ask for: feeds, sitemaps, rules for robots."""

from flask import Blueprint

blueprint = Blueprint("feeds", __name__)

from journal.web.feeds import (  # noqa: E402 - the pages put themselves on the blueprint
    feed,  # noqa: F401
    sitemap,  # noqa: F401
)
