"""Authors of a paper that was sent are named otherwise, as who sends it wishes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import update

from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry
from journal.domain.public_names import NameKind
from journal.domain.refusal import HIDDEN, Refusal, Refused
from journal.domain.said import N_, Said
from journal.domain.workflow import State
from journal.models.galley import Galley
from journal.models.submission import Submission
from journal.queries.byline import byline, whole_byline
from journal.queries.editors_told import instead_of
from journal.queries.renaming import ASK, CHANGE, OPEN, leave_of
from journal.services import letter, unit
from journal.services.around import identity
from journal.services.as_told import allowed_as_told
from journal.services.assignment import tell_chiefs
from journal.services.author import put_authors
from journal.services.decision import author_of
from journal.services.entering import entered
from journal.services.history import record
from journal.services.review_letter import office
from journal.services.telling import told

_NOT_OPEN = Refusal(
    Said(N_("The paper is accepted: please ask the office first, with the button on this page."))
)


@dataclass(frozen=True, slots=True)
class PublicName:
    """How one author is to be named."""

    kind: NameKind
    public_name: str = ""
    keeps_affiliation: bool = False
    opens_to_coauthors: bool = False


@unit.act
def change_public_names(by: Acting, submission_id: str, chosen: Mapping[str, PublicName]) -> bool:
    """Name authors so from now on, by the id of their line; tell whether anything was changed.

    What names them otherwise is exchanged, editors' copies are made anew, the editor is told the
    public names. Of an accepted paper the office must have let it, and it is done once. Raises
    Invalid for `authors-<place>-public_name`.
    """
    _see_to(by, submission_id)
    entries = [_named(one, chosen.get(one.id)) for one in whole_byline(submission_id)]
    if not put_authors(by, submission_id, entries):
        return False
    unit.session().flush()
    unit.session().get_one(Submission, submission_id).stirred_at = by.at
    record(by, CHANGE, submission_id=submission_id)
    _take_back_galley(by, submission_id)
    _tell(by, submission_id)
    return True


def _see_to(by: Acting, submission_id: str) -> None:
    if by.word is not None:
        raise Refused(HIDDEN)  # nobody else opens what is sealed, whoever asks them to
    found = allowed_as_told(by, CHANGE, submission_id)
    is_accepted = found.state is not State.REVISION_REQUESTED
    if is_accepted and leave_of(submission_id, by.at).until is None:
        raise Refused(_NOT_OPEN)


def _named(entry: AuthorEntry, chosen: PublicName | None) -> AuthorEntry:
    if chosen is None:
        return entry
    return replace(
        entry,
        kind=chosen.kind,
        public_name=chosen.public_name,
        keeps_affiliation=chosen.keeps_affiliation,
        opens_to_coauthors=chosen.opens_to_coauthors,
    )


@unit.act
def ask_public_names(by: Acting, submission_id: str) -> bool:
    """Ask the office to let public names of the accepted paper be changed; asked twice is once."""
    if by.word is not None:
        raise Refused(HIDDEN)
    allowed_as_told(by, ASK, submission_id)
    stands = leave_of(submission_id, by.at)
    if stands.asked_on or stands.until:
        return False
    record(by, ASK, submission_id=submission_id)
    to = office()
    composed = letter.drafted("public_names_asked", to, told(submission_id))
    letter.post(by, "public_names_asked", to, composed, submission_id=submission_id)
    return True


@unit.act
def open_public_names(by: Acting, submission_id: str) -> bool:
    """Let the author change public names, once within fourteen days. Twice is once."""
    entered(by, OPEN, submission_id)
    if leave_of(submission_id, by.at).until:
        return False
    record(by, OPEN, submission_id=submission_id)
    to = author_of(submission_id)
    address = f"{identity().base_url}/submissions/{submission_id}/names"
    values = told(submission_id) | {"names_url": address}
    composed = letter.drafted("public_names_opened", to, values)
    letter.post(by, "public_names_opened", to, composed, submission_id=submission_id)
    return True


def _take_back_galley(by: Acting, submission_id: str) -> None:
    """Let no galley be published, or read in production, that may print the names of before."""
    unit.session().execute(
        update(Galley)
        .where(
            Galley.submission_id == submission_id,
            Galley.accepted_at.is_not(None),
            Galley.replaced_at.is_(None),
        )
        .values(replaced_at=by.at),
        execution_options={"synchronize_session": False},
    )


def _tell(by: Acting, submission_id: str) -> None:
    paper = unit.session().get_one(Submission, submission_id)
    if paper.handling_editor_id is None:
        tell_chiefs(by, submission_id, "public_names_changed")
        return
    to = letter.recipient(instead_of(submission_id, paper.handling_editor_id, by.at.date()))
    names = "\n".join(one.name for one in byline(submission_id))
    composed = letter.drafted("public_names_changed", to, told(submission_id) | {"authors": names})
    letter.post(by, "public_names_changed", to, composed, submission_id=submission_id)
