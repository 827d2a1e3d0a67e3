"""Pages for the editor."""

from flask import Blueprint

blueprint = Blueprint("editor", __name__)
