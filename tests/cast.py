"""The people of the tests: each with a canary word in name, address and affiliation.

Rows are written here only where no act is being tested: people, offices, sections, sessions.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import Flask
from flask.testing import FlaskClient

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.extensions import Base, db
from journal.lib.ids import new_id
from journal.lib.password import hashed
from journal.lib.signing import digest
from journal.models.account import Account, OfficeHeld
from journal.models.section import Section
from journal.models.session import Session

BEGINNING = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
PASSWORD = "correct horse battery staple"
_HASHED = hashed(PASSWORD, quick=True)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account; `canary` stands in their name, address and affiliation."""

    id: str
    name: str
    email: str
    affiliation: str
    canary: str

    def acting(self, at: datetime) -> Acting:
        """Return the first argument of this person's acts."""
        return Acting(at=at, account_id=self.id)


@contextmanager
def writing(app: Flask) -> Iterator[None]:
    """Write rows directly, committed at the end of the block."""
    with app.app_context():
        yield
        db.session.commit()


def keep(app: Flask, *rows: Base) -> None:
    """Write these rows."""
    with writing(app):
        db.session.add_all(rows)


def person(app: Flask, canary: str, *offices: Office, **more: object) -> Person:
    """Return somebody with a confirmed account, the canary word everywhere, and these offices.

    `call_id` and `section_id` in `more` are the scope of the offices; the rest are account columns.
    """
    scope = {key: more.pop(key) for key in ("call_id", "section_id") if key in more}
    one = Person(
        id=new_id(),
        name=f"{canary.capitalize()} Family{canary}",
        email=f"{canary}@{canary}.example",
        affiliation=f"Centre {canary.capitalize()}",
        canary=canary,
    )
    columns: dict[str, object] = {
        "family_name": f"Family{canary}",
        "country": "GE",
        "password": _HASHED,
    }
    account = Account(
        id=one.id,
        name=one.name,
        email=one.email,
        affiliation=one.affiliation,
        created_at=BEGINNING,
        registered_at=BEGINNING,
        confirmed_at=BEGINNING,
        **(columns | more),
    )
    with writing(app):
        db.session.add(account)
        db.session.flush()
        for office in offices:
            db.session.add(
                OfficeHeld(account_id=one.id, office=office, starts_on=date(2026, 1, 5), **scope)
            )
    return one


def section(app: Flask, title: str = "Scientific articles", **more: object) -> str:
    """Return the id of a section."""
    slug = title.lower().replace(" ", "-")
    columns: dict[str, object] = {"abstract_words": 250, "manuscript_words": 8000}
    row = Section(id=new_id(), slug=slug, title=title, **(columns | more))
    section_id: str = row.id
    keep(app, row)
    return section_id


def browser_of(app: Flask, who: Person | None) -> FlaskClient:
    """Return a browser in which this person is signed in (nobody: signed out)."""
    client = app.test_client()
    if who is None:
        return client
    token = secrets.token_urlsafe(16)
    at = app.extensions["surroundings"].clock()
    keep(
        app,
        Session(
            token=digest(token),
            account_id=who.id,
            created_at=at,
            expires_at=at.replace(year=at.year + 1),
        ),
    )
    with client.session_transaction() as session:
        session["sid"] = token
    return client


def csrf_of(page: str) -> str:
    """Return the token of the first form on the page."""
    marker = 'name="csrf_token"'
    tag = page[page.rindex("<", 0, page.index(marker)) : page.index(">", page.index(marker))]
    return tag.split('value="')[1].split('"')[0]
