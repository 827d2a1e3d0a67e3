"""Who may do what on a review: as a reason, as a condition of a SELECT, and by what shape."""

from dataclasses import fields
from datetime import date, timedelta
from itertools import product

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access.copies import OpenReviewerCopy, ReviewerCopy
from journal.access.review_permissions import (
    ACTS,
    ReviewStanding,
    offers,
    review_standing,
    why_not,
)
from journal.access.review_scopes import HAS_MANUSCRIPT, IS_LIVE, OPENS_BY_LINK, REACHES, asked_by
from journal.domain.refusal import HIDDEN
from journal.domain.rounds import ReviewStatus
from journal.extensions import db
from journal.models.account import Account
from journal.models.review import Review
from tests.builders.review import (
    Paper,
    accepted,
    cancel,
    close_round,
    invited,
    paper_in_review,
    submitted,
)
from tests.cast import Person, person, writing
from tests.conftest import START, Clock

TODAY = START.date()
# One reviewer for each way an assignment can stand.
STATES = ("invited", "accepted", "submitted", "declined", "stepped back", "cancelled", "removed")


@pytest.fixture
def paper(app: Flask) -> Paper:
    return paper_in_review(app)


@pytest.fixture
def world(app: Flask, paper: Paper, clock: Clock) -> dict[str, tuple[Person, str]]:
    """Reviewer and review by how the assignment stands."""
    people = {state: person(app, "rv" + state.replace(" ", "")) for state in STATES}
    make = {"submitted": submitted, "accepted": accepted, "stepped back": accepted}
    make["removed"] = accepted
    found = {s: (who, make.get(s, invited)(app, paper, who)) for s, who in people.items()}
    for state in ("declined", "stepped back"):
        with writing(app):
            db.session.get_one(Review, found[state][1]).declined_at = clock.at
    for state in ("cancelled", "removed"):
        cancel(app, paper, found[state][1])
    return found


def picked(condition, review_id: str, account_id=None, grants=(), today=TODAY) -> bool:
    asked = select(Review.id).where(Review.id == review_id, condition)
    return bool(db.session.scalar(asked, asked_by(account_id, grants, today)))


@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("days", [0, 42, 43])
def test_the_reasons_and_the_selects_agree_for_everybody(app, paper, world, is_closed, days):
    if is_closed:
        close_round(app, paper)
    today = TODAY + timedelta(days=days)
    seen = set()
    with app.app_context():
        for (one, (who, review_id)), (other, _) in product(world.items(), world.values()):
            for account_id, grants in ((other.id, ()), (None, (review_id,)), (other.id, STATES)):
                standing = review_standing(db.session(), account_id, grants, review_id, today)
                asked = (account_id, grants, today)
                assert (standing is not None) == picked(REACHES, review_id, *asked)
                assert (standing is None) == (why_not(standing, "read") is HIDDEN)
                may_read = picked(REACHES & HAS_MANUSCRIPT, review_id, *asked)
                assert may_read == (why_not(standing, "read_manuscript") is None), one
                if standing:
                    assert standing.is_live == picked(IS_LIVE, review_id, *asked)
                    assert who is other or account_id is None
                    seen.add((one, standing.is_live))
    assert {one for one, _ in seen} == set(STATES)
    assert ("submitted", not is_closed or days < 43) in seen


def test_what_is_open_to_a_reviewer_depends_on_the_answer(app, world):
    open_to = {}
    with app.app_context():
        for state, (who, review_id) in world.items():
            standing = review_standing(db.session(), who.id, (), review_id, TODAY)
            open_to[state] = offers(standing)
    assert open_to == {
        "invited": {"read", "accept", "decline"},
        "accepted": {"read", "read_manuscript", "write", "choose_date", "step_back"},
        "submitted": {"read", "read_manuscript", "reopen"},
        "declined": {"read"},
        "stepped back": {"read"},
        "cancelled": {"read"},
        "removed": {"read"},
    }


def told(act: str, status: ReviewStatus, *, is_live: bool = True) -> str:
    day = date(2026, 3, 2)
    standing = ReviewStanding("r", "s", status, day, day, is_round_open=is_live, is_live=is_live)
    refusal = why_not(standing, act)
    return "" if refusal is None else "hidden" if refusal.is_hidden else str(refusal.said)


def test_a_refusal_says_what_happened():
    S = ReviewStatus  # noqa: N806 - a short name for a long table
    assert "accept the invitation first" in told("write", S.INVITED)
    assert "already accepted" in told("decline", S.ACCEPTED)
    assert "already been sent" in told("write", S.SUBMITTED)
    assert "already been sent" in told("reopen", S.SUBMITTED, is_live=False)
    assert "will not review" in told("accept", S.DECLINED, is_live=False)
    assert "not needed" in told("write", S.CANCELLED, is_live=False)
    assert "have decided" in told("accept", S.INVITED, is_live=False)
    assert "have decided" in told("write", S.ACCEPTED, is_live=False)
    assert told("read_manuscript", S.INVITED) == "hidden"
    assert told("read", S.CANCELLED, is_live=False) == ""
    with pytest.raises(KeyError):
        told("sell", S.ACCEPTED)
    assert why_not(None, "write") is HIDDEN
    assert set(ACTS) == {
        "read", "accept", "decline", "read_manuscript", "write", "choose_date", "step_back",
        "reopen",
    }  # fmt: skip


def test_the_link_of_a_blocked_account_opens_nothing(app, world):
    who, review_id = world["accepted"]
    with app.app_context():
        assert picked(OPENS_BY_LINK, review_id)
    with writing(app):
        db.session.get_one(Account, who.id).is_blocked = True
    with app.app_context():
        assert not picked(OPENS_BY_LINK, review_id)
        assert review_standing(db.session(), None, (review_id,), review_id, TODAY) is None


def test_the_reviewers_copy_has_no_field_for_an_author():
    names = {one.name for one in fields(ReviewerCopy)}
    assert not [name for name in names if "author" in name or "account" in name]
    assert {one.name for one in fields(OpenReviewerCopy)} - names == {"authors"}
