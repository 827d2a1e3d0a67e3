"""A revision: prepared as a draft, then sent."""

from dataclasses import dataclass

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.answering import Typed, words_of
from journal.domain.decisions import BY_NAME
from journal.domain.refusal import Invalid, Overtaken
from journal.domain.revision import lacks
from journal.domain.said import N_, Said
from journal.domain.submission import STATEMENT
from journal.domain.wording import refuse, why_not
from journal.domain.workflow import State
from journal.models.decision import Decision
from journal.models.file import FileKind
from journal.models.submission import Submission, Version
from journal.queries.anonymity import Passed
from journal.queries.editors_told import instead_of
from journal.queries.response import kept
from journal.queries.writing import revision_of
from journal.services import anonymity, letter, unit
from journal.services.allowed import allowed
from journal.services.as_told import allowed_as_told, state_as_told
from journal.services.file import Upload
from journal.services.history import record
from journal.services.move import move, state_of
from journal.services.response import keep_answers
from journal.services.reversal import take_back_unsaid
from journal.services.round import open_following_round
from journal.services.sealing import swaps_of, unreadable, unreadable_beside, why_told
from journal.services.speaking import copied
from journal.services.telling import told
from journal.services.version import brought, open_revision, put_manuscript

_CHANGED = Said(
    N_("The revision was changed in another window while it was being sent. Please look again.")
)

_DONE = N_("We sent the revision of your paper in your name.")


@dataclass(frozen=True, slots=True)
class RevisionFiles:
    """What came with the form; None leaves what is there."""

    manuscript: Upload | None = None
    anonymized: Upload | None = None
    response: Upload | None = None


@unit.act
def save_revision(
    by: Acting,
    submission_id: str,
    response: str,
    files: RevisionFiles = RevisionFiles(),
    table: Typed | None = None,
) -> None:
    """Keep what there is of the revision; the gate was asked before the act.

    Raises Invalid for `response` or a cell of the table.
    """
    allowed_as_told(by, "prepare_revision", submission_id)
    refuse({"response": why_not(response, STATEMENT)})
    state_of(submission_id)
    version = open_revision(by, submission_id)
    for kind, column in (
        (FileKind.MANUSCRIPT, "manuscript"),
        (FileKind.ANONYMIZED, "anonymized"),
        (FileKind.RESPONSE, "response"),
    ):
        upload: Upload | None = getattr(files, column)
        if upload is not None:
            _bring(by, version, column, kind, upload)
    is_told = table is not None and keep_answers(version, table)
    if is_told or version.response != response:
        version.response = response
        record(by, "save_revision", submission_id=submission_id, thing_id=version.id)


def _bring(by: Acting, version: Version, column: str, kind: FileKind, upload: Upload) -> None:
    present = getattr(version, f"{column}_id")
    file_id = brought(by, present, version.submission_id, kind, upload)
    if kind is FileKind.MANUSCRIPT and file_id != present:
        put_manuscript(by, version, file_id)
    setattr(version, f"{column}_id", file_id)


def submit_revision(by: Acting, submission_id: str) -> bool:
    """Send the revision: once, however often it is asked; tell whether it was sent just now.

    What reviewers will read is searched again before the transaction begins. A late revision is
    taken like any other. Raises Invalid by field of the revision's page.
    """
    passed = anonymity.recheck(by, submission_id)
    return _send(by, submission_id, passed)


@unit.act
def _send(by: Acting, submission_id: str, passed: Passed) -> bool:
    allowed(by, "read_as_author", submission_id)
    if state_as_told(submission_id) is State.IN_REVIEW and _has_revision(submission_id):
        return False
    allowed_as_told(by, "submit_revision", submission_id)
    version = open_revision(by, submission_id)
    _refuse_gaps(submission_id, version)
    if not anonymity.holds(submission_id, passed):
        raise Overtaken(_CHANGED)
    take_back_unsaid(by, submission_id)
    version.submitted_at = by.at
    paper = unit.session().get_one(Submission, submission_id)
    paper.revised_at = by.at
    paper.revision_due_on = None
    unit.session().flush()
    move(by, submission_id, "submit_revision")
    if _opens_round(submission_id):
        open_following_round(by, submission_id, version.id)
    _tell(by, submission_id)
    copied(by, _DONE, submission_id, text=_answer(version))
    return True


def _answer(version: Version) -> str:
    """Return all that the author answered, in the table and below it."""
    words = (words_of(kept(version.id)), version.response)
    return "\n\n".join(text for text in words if text)


def _refuse_gaps(submission_id: str, version: Version) -> None:
    found = lacks(revision_of(submission_id))
    if not found and (said := unreadable(submission_id)) is not None:
        found["manuscript"] = said
    if not found and (said := unreadable_beside(submission_id)) is not None:
        found["supplements"] = said
    if (said := why_told(_answer(version), swaps_of(submission_id))) is not None:
        found["response"] = said
    if found:
        raise Invalid(found)


def _has_revision(submission_id: str) -> bool:
    numbers = unit.session().scalars(
        select(Version.number).where(
            Version.submission_id == submission_id, Version.submitted_at.is_not(None)
        )
    )
    return max(numbers, default=0) > 1


def _opens_round(submission_id: str) -> bool:
    """Tell whether the decision that asked for the revision leads to a further round."""
    kind = unit.session().scalar(
        select(Decision.kind)
        .where(Decision.submission_id == submission_id, Decision.reverted_at.is_(None))
        .order_by(Decision.decided_at.desc())
        .limit(1)
    )
    return kind is not None and kind in BY_NAME and BY_NAME[kind].opens_round


def _tell(by: Acting, submission_id: str) -> None:
    paper = unit.session().get_one(Submission, submission_id)
    recipients = [("revision_received", paper.account_id)]
    if paper.handling_editor_id:
        reader = instead_of(submission_id, paper.handling_editor_id, by.at.date())
        recipients.append(("revision_arrived", reader))
    for occasion, account_id in recipients:
        to = letter.recipient(account_id, submission_id)
        composed = letter.drafted(occasion, to, told(submission_id))
        letter.post(by, occasion, to, composed, submission_id=submission_id)
