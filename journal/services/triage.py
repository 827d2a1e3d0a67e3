"""What an editor does with a new paper before anybody reviews it."""

from datetime import date

from sqlalchemy import update

from journal.domain.acting import Acting
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.models.submission import Submission
from journal.services import letter, unit
from journal.services.allowed import allowed
from journal.services.anonymized import has_copy
from journal.services.decision import author_of
from journal.services.despite import sent_despite
from journal.services.move import move, overtaken, state_of
from journal.services.round import begin_round, check_plan, newest_version
from journal.services.telling import told

_NO_COPY = Said(
    N_("Please supply the anonymized manuscript first: reviewers would have nothing to read.")
)


@unit.act
def send_to_review(
    by: Acting,
    submission_id: str,
    due_on: date,
    reviews_required: int,
    reason: str = "",
    form_id: str = "",
) -> str:
    """Open the first round of review; return its id. It asks this form, or the usual one.

    Raises Invalid for `due_on`, `reviews_required`, `form_id`, `anonymized` or, where something was
    found in the copy and nothing is said of it, `reason`; Overtaken where the paper is no longer
    new.
    """
    _check_new(by, submission_id, "send_to_review")
    check_plan(by, due_on, reviews_required)
    version_id = newest_version(submission_id)
    if not has_copy(submission_id, version_id):
        raise Invalid({"anonymized": _NO_COPY})
    sent_despite(by, submission_id, reason)
    move(by, submission_id, "send_to_review")
    return begin_round(by, submission_id, version_id, due_on, reviews_required, form_id)


@unit.act
def return_to_author(by: Acting, submission_id: str, reason: str) -> None:
    """Give the paper back as a draft, with the reason in a letter.

    Raises Invalid for `reason`, Overtaken where the paper is no longer new.
    """
    _check_new(by, submission_id, "return_to_author")
    refuse({"reason": why_not_needed(reason, TEXT)})
    unit.session().execute(
        update(Submission).where(Submission.id == submission_id).values(return_reason=reason)
    )
    move(by, submission_id, "return_to_author")
    to = author_of(submission_id)
    composed = letter.drafted("returned_to_author", to, told(submission_id) | {"reason": reason})
    letter.post(by, "returned_to_author", to, composed, submission_id=submission_id)


def _check_new(by: Acting, submission_id: str, act: str) -> None:
    standing = allowed(by, "read_as_editor", submission_id)
    state = state_of(submission_id)
    if standing.state is not state:
        raise overtaken(state)
    allowed(by, act, submission_id)
