"""The surroundings and the identity of the journal that runs."""

from functools import lru_cache

from flask import current_app, g

from journal.domain.identity import Identity, merged
from journal.engines.surroundings import Surroundings
from journal.queries.settings import settings

__all__ = ["Identity", "identity", "setting", "signing_key", "surroundings"]


def surroundings() -> Surroundings:
    """Return the engines of the running app."""
    found: Surroundings = current_app.extensions["surroundings"]
    return found


def identity() -> Identity:
    """Return the identity of the running journal: what the manager set, else its file."""
    if "identity" not in g:
        g.identity = merged(current_app.extensions["identity"], settings())
    found: Identity = g.identity
    return found


def signing_key() -> bytes:
    """Return the key that signs links."""
    return _key(str(current_app.config["SECRET_KEY"]))


def setting(name: str) -> str | int | bool:
    """Return a setting of `journal/config.py`."""
    value: str | int | bool = current_app.config[name]
    return value


@lru_cache(maxsize=8)
def _key(secret: str) -> bytes:
    return b"links:" + secret.encode()
