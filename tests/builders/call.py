"""Calls for papers, made by the real acts."""

from dataclasses import replace
from datetime import date

from flask import Flask

from journal.domain.acting import Acting
from journal.domain.call_fields import CallFields
from journal.services.call import announce_call, create_call
from tests.cast import Person

PRISONS = CallFields(
    title="Prisons",
    summary="Health, dignity and documentation in places of detention.",
    opens_on=date(2026, 3, 2),
    closes_on=date(2026, 6, 30),
    zone="UTC",
    background="Most people who were tortured were tortured **in detention**.",
    languages=("en", "es"),
    special_section_title="Health and dignity in detention",
    themes=("Health care behind walls", "Documentation", "Work after release"),
)


def draft_call(app: Flask, who: Person, **more: object) -> str:
    """Return the id of a call that this person (chief or office) has written."""
    with app.app_context():
        at = app.extensions["surroundings"].clock()
        return create_call(Acting(at=at, account_id=who.id), replace(PRISONS, **more))


def announced_call(app: Flask, who: Person, **more: object) -> str:
    """Return the id of an announced call; without other days it is open at the tests' start."""
    call_id = draft_call(app, who, **more)
    with app.app_context():
        at = app.extensions["surroundings"].clock()
        announce_call(Acting(at=at, account_id=who.id), call_id)
    return call_id
