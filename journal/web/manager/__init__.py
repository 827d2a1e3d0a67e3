"""Pages for the manager."""

from flask import Blueprint

blueprint = Blueprint("manager", __name__)
