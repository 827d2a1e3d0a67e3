"""Pages for the account."""

from flask import Blueprint

blueprint = Blueprint("account", __name__)
