"""A paper that is sent in one window is changed in no other, not even in the same moment."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry
from journal.domain.refusal import Refused
from journal.domain.submission import Details
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.submission import Submission, Version
from journal.queries.byline import byline
from journal.services import anonymity, submission, unit
from journal.services.author import save_authors
from journal.services.destination import leave_call
from journal.services.version import bring_anonymized
from journal.services.writing import save_declarations, save_details
from tests.builders.submission import ABSTRACT, DECLARED, anonymized, ready_draft
from tests.cast import person
from tests.conftest import IS_POSTGRES, Clock

_WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
WAYS = ("details", "authors", "declarations", "copy", "call")


def ways(app: Flask, by: Acting, draft: str) -> dict[str, Callable[[], object]]:
    """Return what another window may do with a draft."""
    copy = anonymized(app, draft)
    with app.app_context():
        section_id = db.session.get_one(Submission, draft).section_id or ""
        names = byline(draft)
    other = AuthorEntry(name="Someone Else", email="else@else.example", affiliation="Else")
    typed = Details(section_id, "By Ada Familyada", ABSTRACT, "sleep", "en")
    return {
        "details": lambda: save_details(by, draft, typed),
        "authors": lambda: save_authors(by, draft, (*names, other)),
        "declarations": lambda: save_declarations(by, draft, DECLARED),
        "copy": lambda: bring_anonymized(by, draft, copy),
        "call": lambda: leave_call(by, draft),
    }


def while_it_is_sent(
    app: Flask, by: Acting, draft: str, deed: Callable[[], object]
) -> list[Exception]:
    """Send the paper, the deed begun before the sending is done; return what the deed raised."""
    raised: list[Exception] = []

    def run() -> None:
        with app.app_context():
            try:
                deed()
            except Exception as error:
                raised.append(error)

    thread = threading.Thread(target=run)

    @unit.act
    def sending(by: Acting) -> None:
        submission._send(by, draft, passed)
        unit.session().flush()
        thread.start()
        # Where rows are locked singly, the deed gets as far as the paper's row and waits there.
        while IS_POSTGRES and thread.is_alive() and not unit.session().scalar(_WAITING):
            pass

    with app.app_context():
        passed = anonymity.recheck(by, draft)
        sending(by)
    thread.join()
    return raised


@pytest.mark.parametrize("way", WAYS)
def test_what_is_typed_while_a_paper_is_sent_changes_it_no_more(
    app: Flask, clock: Clock, way: str
) -> None:
    ada = person(app, "ada")
    draft, by = ready_draft(app, ada), ada.acting(clock())
    raised = while_it_is_sent(app, by, draft, ways(app, by, draft)[way])
    assert [type(error) for error in raised] == [Refused]
    with app.app_context():
        paper = db.session.get_one(Submission, draft)
        assert paper.state is State.SUBMITTED
        assert "Ada" not in paper.title
        assert len(byline(draft)) == 1
        assert db.session.scalar(select(func.count()).select_from(Version)) == 1
