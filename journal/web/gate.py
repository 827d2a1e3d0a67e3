"""The door: who comes in, how much they may bring, and proof that the form was ours."""

from urllib.parse import urlencode

from flask import Flask, abort, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from journal.access.viewer import NOBODY
from journal.extensions import csrf, login
from journal.queries.read import rest
from journal.web.asking import load_viewer
from journal.web.policy import Policy, admits, is_private, policy_of, speaks_tus, takes_uploads

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Two texts of a review at their longest, in any script.
_FORM_BYTES = 8 * 1024 * 1024
_ROOM_AROUND_A_FILE = 1024 * 1024
# Fields that no person types.
_HIDDEN = frozenset({"csrf_token", "window", "do", "item", "position", "into", "next"})


def bind(app: Flask) -> None:
    """Put the gate before every request; nothing holds a connection once it is passed."""
    csrf.init_app(app)
    login.request_loader(lambda _request: load_viewer())
    # Not `init_app`: its after-request reads the session of pages that must not have one.
    app.login_manager = login  # type: ignore[attr-defined]
    login.anonymous_user = lambda: NOBODY
    app.before_request(_enter)


def _enter() -> ResponseReturnValue | None:
    policy = policy_of(current_app, request.endpoint) if request.endpoint else None
    if policy is Policy.PUBLIC or (policy is None and not is_private(request.path)):
        return None
    request.max_content_length = _room()
    refused = _refused(policy)
    rest()
    if refused is None and request.method not in SAFE and policy is not None and not _is_tus():
        csrf.protect()
    return refused


def _is_tus() -> bool:
    """Tell whether a program sends a file in pieces, which needs no form of ours.

    No page of another site can send this header without asking first, and it is told no.
    """
    return speaks_tus(current_app, request.endpoint) and "Tus-Resumable" in request.headers


def _room() -> int:
    files = takes_uploads(current_app, request.endpoint) if request.endpoint else 0
    if files:
        return files * int(current_app.config["UPLOAD_BYTES"]) + _ROOM_AROUND_A_FILE
    return _FORM_BYTES


def _refused(policy: Policy | None) -> ResponseReturnValue | None:
    who = current_user
    if policy is Policy.OPEN:
        return None
    if not who.is_signed_in and not (policy is Policy.REVIEWER and who.grants):
        return _ask_to_sign_in()
    if policy is not None and not admits(policy, who):
        abort(404)
    return None


def _ask_to_sign_in() -> ResponseReturnValue:
    """Redirect to sign-in; what was typed in a form is shown again instead of being lost."""
    if request.method in SAFE and not _is_tus():
        target = request.full_path.rstrip("?")
        return redirect(f"/sign-in?{urlencode({'next': target})}", 303)
    typed: list[tuple[str, str]] = []
    if (request.content_length or 0) <= _FORM_BYTES:
        typed = [
            (name, value)
            for name, value in request.form.items(multi=True)
            if value.strip() and "password" not in name and name not in _HIDDEN
        ]
    return render_template("errors/signed_out.html", typed=typed), 403
