"""The surroundings and the identity of the journal that runs."""

from dataclasses import dataclass
from functools import lru_cache

from flask import current_app

from journal.engines.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Identity:
    """What the journal is called and how it is reached: the same on every page and letter."""

    name: str
    tagline: str
    issn: str
    publisher: str
    contact_email: str
    licence_name: str
    licence_url: str
    accent: str
    base_url: str
    is_demo: bool


def surroundings() -> Surroundings:
    """Return the engines of the running app."""
    found: Surroundings = current_app.extensions["surroundings"]
    return found


def identity() -> Identity:
    """Return the identity of the running journal."""
    found: Identity = current_app.extensions["identity"]
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
