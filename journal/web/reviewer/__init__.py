"""Pages for the reviewer."""

from flask import Blueprint

blueprint = Blueprint("reviewer", __name__)
