"""A submission from its first line to its sending."""

from dataclasses import dataclass

from sqlalchemy import exists, select

from journal.domain.acting import Acting
from journal.domain.identifiers import reference
from journal.domain.refusal import Invalid, Overtaken
from journal.domain.said import N_, Said
from journal.domain.submission import STATEMENTS, Gap, Step, Whole, gaps
from journal.domain.workflow import State
from journal.lib.ids import new_id, short_code
from journal.models.account import Account
from journal.models.submission import Author, Submission, Version
from journal.queries.anonymity import Passed
from journal.queries.consent import consents
from journal.queries.editors_told import instead_of
from journal.queries.named import named
from journal.queries.translation import translations
from journal.queries.writing import whole
from journal.services import anonymity, letter, unit
from journal.services.allowed import allowed
from journal.services.assignment import assign_by_itself
from journal.services.authorship import ask_authors
from journal.services.destination import open_call, section_for, still_taken, transparency_of
from journal.services.history import record
from journal.services.move import move, state_of
from journal.services.revision import submit_revision
from journal.services.sealing import swaps_of, unreadable, unreadable_beside, why_told
from journal.services.speaking import copied
from journal.services.telling import told
from journal.services.version import open_version
from journal.services.withdrawal import withdraw

__all__ = ["Receipt", "start", "submit", "submit_revision", "withdraw"]

_CHANGED = Said(
    N_("The paper was changed in another window while it was being sent. Please look again.")
)

_TOLD = ("title", "abstract", "keywords")
_DONE = N_("We sent your paper to the journal in your name.")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the author gets: `is_new` is False where the paper had been sent before."""

    reference: str
    is_new: bool


@unit.act
def start(by: Acting, call_slug: str | None = None, section_id: str | None = None) -> str:
    """Begin a draft for a call or a section; return its id.

    A draft of the same place in which nothing was written yet is taken up again, so that a double
    click begins one. Raises Invalid for `call` or `section_id`.
    """
    # Two clicks at once wait for each other here.
    account = unit.session().get_one(Account, by.account_id, with_for_update=True)
    call = open_call(by, call_slug) if call_slug else None
    section = section_for(call, section_id) if section_id else None
    call_id = call.id if call else None
    blank = _blank(by, call_id, section)
    if blank is not None:
        return blank
    row = _begun(by, call_id, section)
    if call is not None:
        row.language = call.languages[0]
    if section is not None:
        row.transparency = transparency_of(section)
    _enter(by, row.id, account)
    record(by, "start", submission_id=row.id)
    return row.id


def submit(by: Acting, submission_id: str) -> Receipt:
    """Send the paper: once, however often it is asked.

    The copy for reviewers is searched again before the transaction begins, for the authors may
    have changed since it was brought. Raises Invalid with every gap, or for `anonymized`.
    """
    passed = anonymity.recheck(by, submission_id)
    return _send(by, submission_id, passed)


@unit.act
def _send(by: Acting, submission_id: str, passed: Passed) -> Receipt:
    allowed(by, "read_as_author", submission_id)
    if state_of(submission_id) is not State.DRAFT:
        return _sent_before(by, submission_id)
    allowed(by, "submit", submission_id)
    row = unit.session().get_one(Submission, submission_id)
    is_again = row.submitted_at is not None
    if not is_again:
        still_taken(by, submission_id, row.created_at)
    paper = whole(submission_id)
    _refuse_gaps((*gaps(paper), *_told_names(submission_id, paper)))
    if not anonymity.holds(submission_id, passed):
        raise Overtaken(_CHANGED)
    row.submitted_at = row.submitted_at or by.at
    row.return_reason = ""
    open_version(by, submission_id).submitted_at = by.at
    unit.session().flush()
    move(by, submission_id, "submit")
    _tell(by, submission_id, is_again=is_again)
    ask_authors(by, submission_id)
    copied(by, _DONE, submission_id, text=f"{row.title}\n\n{row.abstract}")
    return Receipt(row.reference, is_new=True)


def _sent_before(by: Acting, submission_id: str) -> Receipt:
    # A double click, or "back" and sent again: the paper is there, nothing more happens.
    row = unit.session().get_one(Submission, submission_id)
    if row.account_id != by.account_id:
        allowed(by, "submit", submission_id)
    return Receipt(row.reference, is_new=False)


def _refuse_gaps(found: tuple[Gap, ...]) -> None:
    if found:
        raise Invalid({f"{gap.step}.{gap.field}": gap.said for gap in found})


def _told_names(submission_id: str, paper: Whole) -> tuple[Gap, ...]:
    """Return the file or the fields in which a name stands that is sealed: editors read them."""
    if (said := unreadable(submission_id)) is not None:
        return (Gap(Step.MANUSCRIPT, "file", said),)
    if (said := unreadable_beside(submission_id)) is not None:
        return (Gap(Step.MANUSCRIPT, "supplements", said),)
    texts = [(Step.DECLARATIONS, name, getattr(paper.declarations, name)) for name in STATEMENTS]
    texts += [(Step.DETAILS, name, getattr(paper.details, name)) for name in _TOLD]
    for name in ("notice_words", "guideline"):
        texts.append((Step.DETAILS, name, getattr(paper.details, name)))
    for stance, people in named(submission_id).items():
        told = "\n".join(f"{one.name}\n{one.institution}\n{one.reason}" for one in people)
        texts.append((Step.DECLARATIONS, stance, told))
    for one in consents(submission_id):
        texts.append((Step.DECLARATIONS, "consents", f"{one.about}\n{one.covers}"))
    for other in translations(submission_id):
        texts.append((Step.DETAILS, "title", f"{other.title}\n{other.abstract}\n{other.keywords}"))
    swaps = swaps_of(submission_id)
    gaps_found = ((step, field, why_told(text, swaps)) for step, field, text in texts)
    return tuple(Gap(step, field, said) for step, field, said in gaps_found if said is not None)


def _tell(by: Acting, submission_id: str, *, is_again: bool) -> None:
    """Write to the author, and to the editor who gets the paper."""
    had_editor = unit.session().get_one(Submission, submission_id).handling_editor_id
    editor = assign_by_itself(by, submission_id)
    values = told(submission_id)
    to = letter.recipient(str(by.account_id), submission_id)
    composed = letter.drafted("submission_received", to, values)
    letter.post(by, "submission_received", to, composed, submission_id=submission_id)
    # A new editor was told by the assignment itself.
    if is_again and editor is not None and editor == had_editor:
        to = letter.recipient(instead_of(submission_id, editor, by.at.date()))
        composed = letter.drafted("submission_again", to, values)
        letter.post(by, "submission_again", to, composed, submission_id=submission_id)


def _blank(by: Acting, call_id: str | None, section_id: str | None) -> str | None:
    return unit.session().scalar(
        select(Submission.id)
        .join(Version, Version.submission_id == Submission.id)
        .where(
            Submission.account_id == by.account_id,
            Submission.state == State.DRAFT,
            Submission.call_id.is_(None) if call_id is None else Submission.call_id == call_id,
            Submission.section_id.is_(None)
            if section_id is None
            else Submission.section_id == section_id,
            Submission.title == "",
            Submission.abstract == "",
            Submission.submitted_at.is_(None),
            Version.manuscript_id.is_(None),
        )
        .order_by(Submission.created_at.desc())
        .limit(1)
    )


def _begun(by: Acting, call_id: str | None, section_id: str | None) -> Submission:
    row = Submission(
        id=new_id(),
        reference=_free_reference(by.at.year),
        account_id=by.account_id,
        call_id=call_id,
        section_id=section_id,
        created_at=by.at,
        stirred_at=by.at,
    )
    unit.session().add(row)
    unit.session().flush()
    return row


def _free_reference(year: int) -> str:
    """Return a reference that nobody has; half a million fit in a year."""
    while True:
        text = reference(year, short_code())
        if not unit.session().scalar(select(exists().where(Submission.reference == text))):
            return text


def _enter(by: Acting, submission_id: str, account: Account) -> None:
    """Open the first version, and put who sends the paper into its byline."""
    unit.session().add_all(
        [
            Version(submission_id=submission_id, number=1, created_at=by.at),
            Author(
                submission_id=submission_id,
                account_id=account.id,
                position=1,
                name=account.name,
                family_name=account.family_name,
                other_script_name=account.other_script_name,
                email=account.email,
                orcid=account.orcid,
                affiliation=account.affiliation,
                country=account.country,
                is_corresponding=True,
            ),
        ]
    )
