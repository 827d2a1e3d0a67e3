"""Pages for the production."""

from flask import Blueprint

blueprint = Blueprint("production", __name__)
