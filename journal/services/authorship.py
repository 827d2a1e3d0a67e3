"""Those named in a byline are asked whether they are its authors, and answer by their link."""

from dataclasses import replace

from sqlalchemy import exists, select, update

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.authorship import ASKED_IN, LONGEST, PATIENCE, Answer, Place, place_of
from journal.domain.public_names import is_sealed_address
from journal.domain.refusal import HIDDEN, Invalid, Overtaken, Refusal, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import why_not_needed
from journal.models.account import Account
from journal.models.authorship import Authorship
from journal.models.review import Review
from journal.models.submission import Author, Submission
from journal.queries.byline import whole_byline
from journal.queries.correspondence import OF_LETTERS
from journal.services import letter, unit
from journal.services.account import register
from journal.services.allowed import allowed
from journal.services.around import signing_key
from journal.services.entering import entered
from journal.services.history import record
from journal.services.move import state_of
from journal.services.review_letter import office
from journal.services.sealing import untold
from journal.services.telling import told
from journal.services.words import languages_offered

_OVER = Said(N_("This paper is not with the journal now, so there is nothing to answer."))
_OTHERS = Refusal(Said(N_("Another account follows the paper under this name. Write to us.")))
_REVIEWS = Refusal(Said(N_("With this account you cannot follow this paper. Write to us.")))


@unit.act
def ask_authors(by: Acting, submission_id: str) -> None:
    """Write to each author with an address, but the one who sent the paper. Joins the act.

    Who has answered is not asked again; asked twice in one act, nobody is.
    """
    if state_of(submission_id) not in ASKED_IN:
        return
    session = unit.session()
    session.flush()
    sender = session.get_one(Account, session.get_one(Submission, submission_id).account_id)
    rows = session.scalars(
        select(Author)
        .where(Author.submission_id == submission_id, Author.email.not_in(("", sender.email)))
        .order_by(Author.position)
    )
    known = {row.email: row for row in _asked(submission_id)}
    for author in rows.all():
        row = known.get(author.email)
        if author.account_id == sender.id or (row and (row.answer or row.asked_at == by.at)):
            continue
        if row is None:
            row = Authorship(submission_id=submission_id, email=author.email, asked_at=by.at)
            session.add(row)
            session.flush()
        row.asked_at, row.reminded_at = by.at, None
        write(by, "coauthor_asked", row, author.name)


@unit.act
def remind_author(by: Acting, authorship_id: str) -> bool:
    """Ask once more who has not answered for a week; tell whether it was done now."""
    row = unit.session().get(Authorship, authorship_id, with_for_update=True)
    if row is None or row.answer or row.reminded_at or row.asked_at > by.at - PATIENCE:
        return False
    paper = unit.session().get_one(Submission, row.submission_id)
    author = _listed(row)
    if author is None or paper.state not in ASKED_IN or paper.held_at is not None:
        return False
    row.reminded_at = by.at
    record(by, "coauthor_reminded", submission_id=row.submission_id)
    write(by, "coauthor_reminded", row, author.name)
    return True


def write(by: Acting, occasion: str, row: Authorship, name: str) -> None:
    """Post a letter with the link of this person. Joins the act."""
    author = _listed(row)
    known = Account.id == author.account_id if author and author.account_id else None
    by_address = Account.email == row.email
    account = unit.session().scalar(select(Account).where(by_address if known is None else known))
    to = letter.Recipient(name, row.email, _spoken(row.submission_id))
    if account is not None:
        found = letter.recipient(account.id)
        # An account without password was made by others: its owner never chose a language.
        own = found if account.password else replace(found, language=to.language)
        to = letter.masked(own, row.submission_id)
    composed = letter.drafted(occasion, to, told(row.submission_id))
    link = letter.Link(links.AUTHOR, row.id, row.generation)
    letter.post(by, occasion, to, composed, submission_id=row.submission_id, link=link)


def _spoken(submission_id: str) -> str:
    """Return the language for those of the paper's authors who have none of their own."""
    chosen = (
        select(OF_LETTERS)
        .select_from(Submission)
        .join(Account, Account.id == Submission.account_id)
        .where(Submission.id == submission_id)
    )
    return str(unit.session().scalar(chosen))


@unit.act
def confirm_authorship(by: Acting, token: str) -> None:
    """Say: I am an author and agree. Twice is once, an objection is taken back by it."""
    row = _claimed(token)
    if row.answer is not Answer.CONFIRMED:
        _answer(by, row, Answer.CONFIRMED, "")


@unit.act
def object_to_authorship(by: Acting, token: str, words: str) -> None:
    """Say what is wrong, or that one is no author; the office gets it by letter.

    The same words twice are one objection; a sealed name in them is exchanged for the public one.
    Raises Invalid for `words`.
    """
    row = _claimed(token)
    fault = why_not_needed(words, LONGEST)
    if fault is not None:
        raise Invalid({"words": fault})
    words = untold(row.submission_id, words)
    if (row.answer, row.words) == (Answer.OBJECTED, words):
        return
    _answer(by, row, Answer.OBJECTED, words)
    name = _author(row).name
    to = office()
    values = told(row.submission_id) | {"author": name, "text": words}
    composed = letter.drafted("coauthor_objected", to, values)
    letter.post(by, "coauthor_objected", to, composed, submission_id=row.submission_id)


@unit.act
def follow_paper(by: Acting, token: str) -> str:
    """Let the account that acts be this author's; return the paper's id.

    Raises Refused where another account follows under the name, or this one was asked to review.
    """
    row = _claimed(token)
    author = _author(row)
    if author.account_id not in (None, by.account_id):
        raise Refused(_OTHERS)
    asked = exists().where(
        Review.submission_id == row.submission_id, Review.account_id == by.account_id
    )
    if unit.session().scalar(select(asked)):
        raise Refused(_REVIEWS)
    if author.account_id is None:
        author.account_id = by.account_id
        record(by, "follow_paper", submission_id=row.submission_id)
    return row.submission_id


@unit.act
def claim_account(by: Acting, token: str) -> str:
    """Send the letter by which this author chooses a password; return the address."""
    row = _claimed(token)
    author = _author(row)
    spoken = _spoken(row.submission_id)
    if spoken in languages_offered():
        by = replace(by, language=spoken)
    address = row.email
    if is_sealed_address(address):
        entries = {one.id: one for one in whole_byline(row.submission_id)}
        address, name = entries[author.id].email, entries[author.id].name
        register(by, name, address)
    else:
        register(by, author.name, address)
    return address


@unit.act
def settle_objection(by: Acting, submission_id: str, authorship_id: str) -> None:
    """Note that an editor has seen to the objection. Twice is once."""
    allowed(by, "read_as_editor", submission_id)
    row = unit.session().get(Authorship, authorship_id)
    if row is None or row.submission_id != submission_id:
        raise Refused(HIDDEN)
    entered(by, "correct_details", submission_id)
    unit.session().refresh(row, with_for_update=True)
    if row.answer is Answer.OBJECTED and row.settled_at is None:
        row.settled_at, row.settled_by_id = by.at, by.account_id
        record(by, "settle_objection", submission_id=submission_id)


def follow_address(account: Account, before: str) -> None:
    """Let what was asked at the old address be known by the new one; old links are dead."""
    there = select(Authorship.submission_id).where(Authorship.email == account.email)
    unit.session().execute(
        update(Authorship)
        .where(Authorship.email == before, Authorship.submission_id.not_in(there))
        .values(email=account.email, generation=Authorship.generation + 1),
        execution_options={"synchronize_session": False},
    )


def _asked(submission_id: str) -> list[Authorship]:
    query = select(Authorship).where(Authorship.submission_id == submission_id)
    return list(unit.session().scalars(query))


def _claimed(token: str) -> Authorship:
    """Return what the link names, locked; raises Overtaken where there is nothing to answer."""
    claim = links.read(signing_key(), links.AUTHOR, token)
    row = unit.session().get(Authorship, claim.row_id, with_for_update=True) if claim else None
    if claim is None or row is None or row.generation != claim.generation:
        raise Refused(HIDDEN)
    _author(row)
    state = unit.session().get_one(Submission, row.submission_id).state
    if place_of(state) is not Place.OPEN:
        raise Overtaken(_OVER)
    return row


def _listed(row: Authorship) -> Author | None:
    return unit.session().scalar(
        select(Author)
        .where(Author.submission_id == row.submission_id, Author.email == row.email)
        .limit(1)
    )


def _author(row: Authorship) -> Author:
    """Return the line of the byline; raises Refused where the address stands there no more."""
    author = _listed(row)
    if author is None:
        raise Refused(HIDDEN)
    return author


def _answer(by: Acting, row: Authorship, answer: Answer, words: str) -> None:
    row.answer, row.answered_at, row.words = answer, by.at, words
    row.settled_at = row.settled_by_id = None
    record(by, f"authorship_{answer}", submission_id=row.submission_id)
