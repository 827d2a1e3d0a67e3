"""The page of those who keep sealed names."""

from flask import Blueprint

blueprint = Blueprint("keeper", __name__)

from journal.web.keeper import sealed  # noqa: E402, F401 - the page puts itself on the blueprint
