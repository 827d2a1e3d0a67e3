"""How the acts' refusals become answers."""

import logging

from flask import Flask, g, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from journal.domain.refusal import Invalid, Overtaken, Refused, Throttled
from journal.queries.read import rest
from journal.services.words import speak

_PAGES = frozenset({400, 403, 404, 405, 409, 413, 422, 429, 500})
_log = logging.getLogger(__name__)


def bind(app: Flask) -> None:
    """Answer what an act refuses, and what the web refuses, in plain words."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Overtaken, _overtaken)
    app.register_error_handler(Invalid, _invalid)
    app.register_error_handler(CSRFError, _not_our_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _failed)


def page(code: int, words: str = "") -> ResponseReturnValue:
    """Return the page of this status; it tells the same to everyone."""
    known = code if code in _PAGES else 500 if code >= 500 else 400
    return render_template(f"errors/{known}.html", said=words), code


def _refused(error: Refused) -> ResponseReturnValue:
    if error.refusal.is_hidden:
        return page(404)
    return page(429 if isinstance(error, Throttled) else 403, speak(error.refusal.said))


def _overtaken(error: Overtaken) -> ResponseReturnValue:
    return page(409, speak(error.said))


def _invalid(error: Invalid) -> ResponseReturnValue:
    """Answer an input that no field of the page's form could show."""
    return page(422, " ".join(speak(said) for said in error.errors.values()))


def _not_our_form(_error: CSRFError) -> ResponseReturnValue:
    return page(400)


def _http(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if error.response is not None or code < 400:
        return error.get_response()
    return page(code)


def _failed(error: Exception) -> ResponseReturnValue:
    _log.error("request failed", exc_info=error)
    rest()
    # It may be the database that failed: from here on nobody is asked for who they are.
    g.is_broken = True
    return page(500)
