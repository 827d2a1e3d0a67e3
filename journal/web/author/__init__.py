"""Pages for the author."""

from flask import Blueprint

blueprint = Blueprint("author", __name__)
