"""What people wrote back is filed on the paper it is about, for those who may read it."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import or_, select

from journal.documents.answers import Refused as NotTaken
from journal.documents.child import Limits, run_in_child
from journal.documents.mail import MOST_BYTES, NO_LETTER
from journal.documents.swapping import swapped
from journal.domain.acting import Acting
from journal.domain.mentions import Place
from journal.domain.public_names import address_for
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, TEXT, refuse, why_not, why_not_needed
from journal.lib.ids import new_id
from journal.lib.text import clean, one_line
from journal.models.account import Account
from journal.models.answer import Answer, Side
from journal.models.review import Review
from journal.models.submission import Author, Submission
from journal.queries.read import rest
from journal.queries.sealed import addresses_of, is_sealed, is_sealed_author, keyed, masks_of
from journal.services import unit
from journal.services.around import surroundings
from journal.services.entering import entered
from journal.services.file import Stored
from journal.services.history import record
from journal.services.mentioning import mention_in
from journal.services.sealing import swaps_of

# A letter is read in a moment, or was made so that it is not.
_LIMITS = Limits(cpu=15, wall=30.0)
_TO_COME = Said(N_("Please give the day on which it was written, today at the latest."))


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that came: who wrote it, when, and its text; attachments by name alone."""

    from_name: str
    from_address: str
    subject: str
    text: str
    written_on: date | None
    attachments: tuple[str, ...] = ()
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom an address belongs to, as far as the paper knows them."""

    side: Side
    account_id: str | None = None
    review_id: str | None = None


def read_letter(stored: Stored) -> Written:
    """Return what stands in a saved letter; call it outside of any transaction.

    Raises Invalid for `file`.
    """
    if stored.size > MOST_BYTES:
        raise Invalid({"file": Said(NO_LETTER)})
    rest()
    told = run_in_child("mail", surroundings().storage.path(stored.sha256), {}, _LIMITS)
    if isinstance(told, NotTaken):
        raise Invalid({"file": told.said})
    return Written(
        from_name=one_line(told["name"]),
        from_address=one_line(told["address"]),
        subject=one_line(told["subject"]),
        text=clean(told["text"]),
        written_on=date.fromisoformat(told["written_on"]) if told["written_on"] else None,
        attachments=tuple(one_line(name) for name in told["attachments"]),
        message_id=one_line(told["message_id"]),
    )


@unit.act
def file_answer(by: Acting, submission_id: str, written: Written) -> str:
    """File the answer on the paper; return its id. Filed twice, it is filed once.

    Raises Invalid for `from_name`, `from_address`, `subject`, `text` or `written_on`.
    """
    entered(by, "file_answer", submission_id)
    is_day = written.written_on is not None and written.written_on <= by.at.date()
    refuse(
        {
            "from_name": why_not_needed(written.from_name, LINE),
            "from_address": why_not(written.from_address, 254),
            "subject": why_not(written.subject, LINE),
            "text": why_not_needed(written.text, TEXT),
            "written_on": None if is_day else _TO_COME,
        }
    )
    sender = sender_of(submission_id, written.from_address)
    typed, written = written, _untold(submission_id, written, sender)
    twin = _twin(submission_id, written)
    if twin is not None:
        return twin
    told = (typed.from_name, typed.from_address, typed.subject, typed.text, *typed.attachments)
    mention_in(by, submission_id, Place.ANSWER, *told)
    return _write(by, submission_id, written, sender)


def sender_of(submission_id: str, address: str) -> Sender:
    """Return whose address it is; who ever reviewed the paper is its reviewer, whatever else."""
    address = address.strip().lower()
    if not address:
        return Sender(Side.OTHER)
    session = unit.session()
    account_id = session.scalar(select(Account.id).where(Account.email == address))
    review_id = session.scalar(
        select(Review.id)
        .where(Review.submission_id == submission_id, Review.account_id == account_id)
        .order_by(Review.invited_at.desc())
        .limit(1)
    )
    if review_id is not None:
        return Sender(Side.REVIEWER, account_id, review_id)
    if _is_author(submission_id, account_id, address):
        return Sender(Side.AUTHOR, account_id)
    return Sender(Side.OTHER, account_id)


def _untold(submission_id: str, written: Written, sender: Sender) -> Written:
    """Return the answer as it is kept: no sealed name in it, and of its address what stands for it.

    Raises Refused where the key is not here.
    """
    address = written.from_address.strip().lower()
    if not is_sealed(submission_id):
        return replace(written, from_address=address)
    is_hidden = sender.account_id in masks_of(submission_id) or is_sealed_author(
        submission_id, address
    )
    swaps = swaps_of(submission_id)
    return replace(
        written,
        from_name=swapped(written.from_name, swaps),
        from_address=address_for(keyed(address)) if is_hidden else address,
        subject=swapped(written.subject, swaps),
        text=swapped(written.text, swaps),
        attachments=tuple(swapped(name, swaps) for name in written.attachments),
        # Programs write the sender's machine into it.
        message_id=keyed(written.message_id) if written.message_id else "",
    )


def _is_author(submission_id: str, account_id: str | None, address: str) -> bool:
    in_byline = select(Author.id).where(
        Author.submission_id == submission_id,
        or_(Author.email.in_(addresses_of(address)), Author.account_id == (account_id or "")),
    )
    sends = select(Submission.id).where(
        Submission.id == submission_id, Submission.account_id == (account_id or "")
    )
    session = unit.session()
    return session.scalar(sends) is not None or session.scalar(in_byline.limit(1)) is not None


def _twin(submission_id: str, written: Written) -> str | None:
    same = Answer.text == written.text
    if written.message_id:
        same = or_(same, Answer.message_id == written.message_id)
    return unit.session().scalar(
        select(Answer.id).where(
            Answer.submission_id == submission_id,
            Answer.from_address == written.from_address,
            same,
        )
    )


def _write(by: Acting, submission_id: str, written: Written, sender: Sender) -> str:
    row = Answer(
        id=new_id(),
        submission_id=submission_id,
        account_id=sender.account_id,
        review_id=sender.review_id,
        side=sender.side,
        from_name=written.from_name,
        from_address=written.from_address,
        subject=written.subject,
        text=written.text,
        written_on=written.written_on,
        attachments="\n".join(written.attachments),
        message_id=written.message_id,
        filed_by_id=by.account_id,
        filed_at=by.at,
    )
    unit.session().add(row)
    record(by, "file_answer", submission_id=submission_id, thing_id=row.id)
    answer_id: str = row.id
    return answer_id
