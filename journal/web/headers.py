"""The headers of every answer, and the strong ETag of every public page."""

import hashlib

from flask import Flask, Response, current_app, g, request

from journal.web.finished import PAGE
from journal.web.policy import Policy, policy_of

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# A page beside which a PDF may be read frames our own addresses, and nothing else.
_READING_CSP = f"{_CSP}; frame-src 'self'"
# A PDF that passed the gate, in the browser's own viewer: a sandbox would keep that shut.
VIEWED_CSP = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
)
# A person's file is a guest in our house: it may run nothing and reach nothing.
FILE_CSP = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Public files whose address changes with their content.
_LASTING = frozenset({"static", "accent", "reader.logo", "reader.cover"})
_YEAR = 365 * 24 * 3600


def bind(app: Flask) -> None:
    """Answer every request with the strict headers."""
    app.after_request(_finish)


def may_frame_reading() -> None:
    """Let the page of this request show a PDF of ours beside its form."""
    g.is_reading = True


def _finish(response: Response) -> Response:
    for name, value in _FIXED.items():
        response.headers.setdefault(name, value)
    csp = _READING_CSP if g.get("is_reading") else _CSP
    response.headers.setdefault("Content-Security-Policy", csp)
    if str(current_app.config["BASE_URL"]).startswith("https"):
        response.headers["Strict-Transport-Security"] = f"max-age={_YEAR}; includeSubDomains"
    if request.endpoint and policy_of(current_app, request.endpoint) is Policy.PUBLIC:
        return _public(response)
    response.headers["Cache-Control"] = "no-store"
    return response


def _public(response: Response) -> Response:
    if request.method not in ("GET", "HEAD") or response.status_code != 200:
        return response
    if request.endpoint in _LASTING and "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    else:
        response.headers["Cache-Control"] = "public, no-cache"
    if response.is_sequence and not response.headers.get("ETag"):
        response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
        request.environ[PAGE] = response.get_data()
        response.make_conditional(request.environ)
    return response
