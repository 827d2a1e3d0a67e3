"""Pages about one's own account: registering, signing in and out, the profile."""

from flask import Blueprint

blueprint = Blueprint("account", __name__)

from journal.web.account import (  # noqa: E402, F401 - pages of this blueprint
    address,
    profile,
    register,
    session,
    uploads,
    volunteer,
)
