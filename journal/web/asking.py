"""Who asks, and the `Acting` that their acts carry."""

from datetime import datetime
from typing import cast

from flask import g, request, session
from flask_login import current_user
from werkzeug.local import LocalProxy

from journal.access.viewer import NOBODY, Viewer
from journal.domain.acting import Acting
from journal.queries.session import viewer_behind
from journal.services.around import identity, surroundings

_COOKIE_FIELD = "sid"


def viewer() -> Viewer:
    """Return who asks; NOBODY on public pages, which read no session."""
    return cast(LocalProxy[Viewer], current_user)._get_current_object()


def load_viewer() -> Viewer:
    """Read the viewer from the session's row, once a request, in a short transaction."""
    token = session.get(_COOKIE_FIELD)
    if not isinstance(token, str):
        return NOBODY
    return viewer_behind(token, _now())


def acting(review_id: str | None = None) -> Acting:
    """Return the act's first argument: the account, or the review that a link opened."""
    who = viewer()
    by_link = review_id if review_id in who.grants else None
    return Acting(
        at=acting_nobody().at,
        account_id=who.account_id,
        review_id=by_link,
        language=who.language,
    )


def acting_nobody() -> Acting:
    """Return the act's first argument for who is not signed in; one instant a request."""
    return Acting(at=_now(), language=identity().language)


def _now() -> datetime:
    if "at" not in g:
        g.at = surroundings().clock()
    at: datetime = g.at
    return at


def keep_cookie(token: str) -> None:
    """Start this browser's session with the token; what an older one held is gone."""
    session.clear()
    session.permanent = True
    session[_COOKIE_FIELD] = token


def drop_cookie() -> None:
    """Forget what this browser's cookie held."""
    session.clear()


def address_of_caller() -> str:
    """Return the caller's network address, for rate limits only."""
    return request.remote_addr or ""
