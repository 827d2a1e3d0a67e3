"""What follows an account to its new address: bylines, letters that wait, links to reviews."""

from sqlalchemy import and_, exists, or_, select, update
from sqlalchemy.orm import aliased

from journal.access.review_scopes import OPENS_BY_LINK, asked_by
from journal.domain.acting import Acting
from journal.domain.public_names import OF_ACCOUNT
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.letter import Letter, LetterState
from journal.models.review import Review
from journal.models.submission import Author, Submission
from journal.services import review_letter, unit
from journal.services.authorship import follow_address
from journal.services.sealing import move_sealed, recognise

# These are about the change itself, and go where they were sent.
_ABOUT_IT = ("address_asked", "address_taken", "address_notice", "address_notice_office")


def follow(by: Acting, account: Account, before: str) -> None:
    """Let what went to the old address go to the new one. Joins the act."""
    move_sealed(account, before)
    recognise(by, account)
    _bylines(account, before)
    follow_address(account, before)
    _letters(account)
    _reviews(by, account)


def _bylines(account: Account, before: str) -> None:
    """Name the new address in papers that are not out; the person stays known in every paper."""
    theirs = or_(
        Author.account_id == account.id, and_(Author.email == before, Author.account_id.is_(None))
    )
    listed = aliased(Author)
    twice = exists().where(
        listed.submission_id == Author.submission_id, listed.email == account.email
    )
    unpublished = select(Submission.id).where(Submission.state != State.PUBLISHED)
    plain = {"synchronize_session": False}
    unit.session().execute(
        update(Author)
        .where(theirs, Author.email == before, Author.submission_id.in_(unpublished), ~twice)
        .values(email=account.email, account_id=account.id),
        execution_options=plain,
    )
    unit.session().execute(
        update(Author)
        .where(Author.email == before, Author.account_id.is_(None))
        .values(account_id=account.id),
        execution_options=plain,
    )


def _letters(account: Account) -> None:
    unit.session().execute(
        update(Letter)
        .where(
            Letter.account_id == account.id,
            Letter.state != LetterState.SENT,
            Letter.occasion.not_in(_ABOUT_IT),
            Letter.to_address != OF_ACCOUNT,
        )
        .values(to_address=account.email),
        execution_options={"synchronize_session": False},
    )


def _reviews(by: Acting, account: Account) -> None:
    """Let links in the old mailbox open no review any more; new ones go to the new address."""
    asked = asked_by(None, (), by.at.date())
    query = select(Review).where(Review.account_id == account.id, OPENS_BY_LINK)
    for review in unit.session().scalars(query.order_by(Review.id), asked).all():
        review.generation += 1
        unit.session().flush()
        review_letter.to_reviewer(by, "review_link_moved", review)
