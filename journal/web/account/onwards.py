"""Where a person was going when they were asked to sign in or to register."""

from urllib.parse import urlsplit

from flask import request, session

_FIELD = "onwards"


def wanted() -> str:
    """Return the page that was asked for, now or before registering, if it is one of ours."""
    return _ours(request.values.get("next", "")) or _ours(session.get(_FIELD, ""))


def remember() -> None:
    """Keep the page over the letter and its link, as far as they are read in this browser."""
    if wanted():
        session[_FIELD] = wanted()


def _ours(target: str) -> str:
    parts = urlsplit(target)
    is_ours = target.startswith("/") and not target.startswith("//") and "\\" not in target
    return target if is_ours and not parts.netloc and target.isprintable() else ""
