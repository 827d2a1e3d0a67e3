"""Every route declares who may come in; a route without a policy fails the build."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask

from journal.access.viewer import Viewer

View = TypeVar("View", bound=Callable[..., Any])


class Policy(StrEnum):
    """The coarse question at the door; what is seen inside is decided by scopes."""

    PUBLIC = "public"  # the same bytes for everyone: no session is read
    OPEN = "open"  # anybody, but a form or a link: never cached
    SIGNED_IN = "signed-in"
    REVIEWER = "reviewer"  # signed in, or by a personal link
    EDITOR = "editor"
    PRODUCTION = "production"
    MANAGER = "manager"


PRIVATE_PREFIXES = (
    "/desk",
    "/manage",
    "/production",
    "/submit",
    "/submissions",
    "/reviews",
    "/sealed",
    "/ror",
    "/uploads",
)


def policy(which: Policy, *, uploads: int = 0, tus: bool = False) -> Callable[[View], View]:
    """Declare the view's policy; `uploads` is how many files of full size its body may bring.

    `tus`: the view answers programs that send files in pieces.
    """

    def declare(view: View) -> View:
        view.policy = which  # type: ignore[attr-defined]
        view.uploads = int(uploads)  # type: ignore[attr-defined]
        view.tus = tus  # type: ignore[attr-defined]
        return view

    return declare


def policy_of(app: Flask, endpoint: str) -> Policy | None:
    """Return the policy of the endpoint, None where it declares none."""
    if endpoint == "static":
        return Policy.PUBLIC
    found = getattr(app.view_functions.get(endpoint), "policy", None)
    return found if isinstance(found, Policy) else None


def takes_uploads(app: Flask, endpoint: str) -> int:
    """Return how many files the endpoint takes at once."""
    return int(getattr(app.view_functions.get(endpoint), "uploads", 0))


def speaks_tus(app: Flask, endpoint: str | None) -> bool:
    """Tell whether the endpoint answers programs that send files in pieces."""
    return bool(getattr(app.view_functions.get(endpoint or ""), "tus", False))


def is_private(path: str) -> bool:
    """Tell whether the path lies under a private prefix, whether or not anything is there."""
    return any(path == prefix or path.startswith(prefix + "/") for prefix in PRIVATE_PREFIXES)


def admits(which: Policy, viewer: Viewer) -> bool:
    """Tell whether the viewer may come in by this door."""
    if which is Policy.REVIEWER:
        return viewer.is_signed_in or bool(viewer.grants)
    if which is Policy.EDITOR:
        return viewer.is_editor
    if which is Policy.PRODUCTION:
        return viewer.is_production or viewer.is_editor
    if which is Policy.MANAGER:
        return viewer.is_manager
    return viewer.is_signed_in


def check(app: Flask) -> None:
    """Raise RuntimeError naming every route that declares no policy."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    without = sorted(name for name in endpoints if policy_of(app, name) is None)
    if without:
        raise RuntimeError(f"routes without a policy: {', '.join(without)}")
