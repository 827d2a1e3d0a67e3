"""Who is asked to review may ask to be forgotten: name and address go, as far as records allow."""

from dataclasses import dataclass

from sqlalchemy import delete, exists, or_, select, update

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.said import N_, Said
from journal.domain.striking import pieces
from journal.extensions import Base
from journal.models.account import Account, PersonNote
from journal.models.alternate import Alternate
from journal.models.coreviewer import CoReviewer
from journal.models.letter import Letter, LetterState
from journal.models.review import Review
from journal.models.submission import Author, Submission
from journal.models.volunteer import Volunteer
from journal.services import review_letter, unit
from journal.services.around import setting
from journal.services.history import record
from journal.services.review import end
from journal.services.review_own import locked, may
from journal.services.words import say

# Rows that go, or say nothing of a person once the account has no name; all others are ties.
_NO_TIE = frozenset(
    {
        ("alternate", "account_id"),
        ("letter", "account_id"),
        ("person_note", "about_id"),
        ("person_note", "account_id"),
        ("review", "account_id"),
        ("session", "account_id"),
    }
)
_FORGOTTEN = Said(N_("Somebody forgotten"))
_ERASED = Said(N_("What stood here was erased: its reader asked to be forgotten."))
_HAS_ACCOUNT = Said(N_("you have an account with a password, which the office can close"))
_REVIEWED = Said(N_("you took on a review for us before, which is part of the record of a paper"))
_WROTE = Said(N_("you are named with a paper"))
_OTHER = Said(N_("other records of the journal name you"))
_EMPTY = (
    *("family_name", "other_script_name", "orcid", "affiliation", "country"),
    *("expertise", "languages", "coauthors"),
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done: everything is gone, or what stays and why."""

    stays: tuple[Said, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing stays."""
        return not self.stays


@unit.act
def forget_me(by: Acting, review_id: str) -> Forgotten:
    """Decline the invitation, and any other that waits; erase who was asked; return what stays.

    No reason is asked. The places are freed as by a decline, each editor is told that somebody
    declined, and every link is dead. Where the account has other ties, nothing of it is erased.
    Raises Overtaken where the invitation was answered. Nobody does it in another's name.
    """
    if by.word is not None:
        raise Refused(HIDDEN)
    review, standing = locked(by, review_id)
    may(standing, "decline")
    session = unit.session()
    account = session.get_one(Account, review.account_id, with_for_update=True)
    stays = _ties(account)
    ended = [review] if stays else [review, *_also_open(review)]
    for one in ended:
        end(by, one)
    session.flush()
    if not stays:
        _erase(by, account)
    act = "decline_review" if stays else "forget_me"
    for one in ended:
        record(by, act, submission_id=one.submission_id, thing_id=one.id)
        review_letter.to_editor(by, "review_declined", one)
    return Forgotten(stays)


def _also_open(review: Review) -> list[Review]:
    """Return their other invitations that wait: nobody else would ever answer those."""
    waits = (
        Review.account_id == review.account_id,
        Review.id != review.id,
        Review.accepted_at.is_(None),
        Review.declined_at.is_(None),
        Review.cancelled_at.is_(None),
    )
    session = unit.session()
    # Papers before reviews, as in every act.
    papers = select(Submission.id).where(
        Submission.id.in_(select(Review.submission_id).where(*waits))
    )
    session.execute(papers.order_by(Submission.id).with_for_update(read=True, key_share=True))
    return list(session.scalars(select(Review).where(*waits).order_by(Review.id).with_for_update()))


def _ties(account: Account) -> tuple[Said, ...]:
    """Return why the account must keep its name; empty where it hangs on invitations alone."""
    taken_on = exists().where(Review.account_id == account.id, Review.accepted_at.is_not(None))
    in_byline = exists().where(Author.email == account.email)
    helped = exists().where(CoReviewer.email == account.email)
    asked = unit.session().execute(select(taken_on, or_(in_byline, helped))).one()
    found = (
        (_HAS_ACCOUNT, account.password is not None),
        (_REVIEWED, bool(asked[0])),
        (_WROTE, bool(asked[1])),
        (_OTHER, _is_named_elsewhere(account.id)),
    )
    return tuple(said for said, is_so in found if is_so)


def _is_named_elsewhere(account_id: str) -> bool:
    """Tell whether any row points to the account that is none of `_NO_TIE`.

    Every table is asked, so that one that is added later is a tie until it is seen to here.
    """
    columns = [
        column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == "account.id" and (table.name, column.name) not in _NO_TIE
    ]
    return any(
        unit.session().scalar(select(exists().where(column == account_id))) for column in columns
    )


def _erase(by: Acting, account: Account) -> None:
    name = say(_FORGOTTEN, str(setting("LANGUAGE")))
    address = f"{account.id}@forgotten.invalid"
    _erase_letters(account, name, address)
    session = unit.session()
    reviews = update(Review).where(Review.account_id == account.id)
    session.execute(reviews.values(decline_reason="", decline_suggestions=""))
    line = update(Alternate).where(Alternate.account_id == account.id)
    session.execute(line.values(subject="", body="", why_dropped=""))
    waits = line.where(Alternate.used_at.is_(None), Alternate.dropped_at.is_(None))
    session.execute(waits.values(dropped_at=by.at))
    session.execute(
        delete(PersonNote).where(
            or_(PersonNote.account_id == account.id, PersonNote.about_id == account.id)
        )
    )
    session.execute(delete(Volunteer).where(Volunteer.email == account.email))
    account.name, account.email = name, address
    for column in _EMPTY:
        setattr(account, column, "")
    account.available_from = account.volunteered_at = account.thanked_since = None
    account.confirmed_at = account.registered_at = None
    account.is_blocked = True
    account.generation += 1
    session.flush()


def _erase_letters(account: Account, name: str, address: str) -> None:
    """Empty the letters to this person, stop those that wait, and exchange the name in others."""
    session = unit.session()
    theirs = select(Review.id).where(Review.account_id == account.id)
    told = say(_ERASED, str(setting("LANGUAGE")))
    # Before they had an account, letters went to their address alone.
    to_them = or_(Letter.account_id == account.id, Letter.to_address == account.email)
    rows = session.scalars(select(Letter).where(or_(to_them, Letter.review_id.in_(theirs))))
    for row in rows:
        if row.account_id == account.id or row.to_address == account.email:
            row.to_name, row.to_address, row.server_words = name, address, ""
            row.subject, row.body = told, told
            if row.state in (LetterState.QUEUED, LetterState.HELD):
                row.state = LetterState.STOPPED
            continue
        for known, other in ((account.name, name), (account.email, address)):
            row.subject = _exchanged(row.subject, known, other)
            row.body = _exchanged(row.body, known, other)


def _exchanged(text: str, known: str, other: str) -> str:
    """Return the text with the name exchanged where it is a name: “An” is no part of “And”."""
    return "".join(other if one.is_struck else one.text for one in pieces(text, [known]))
