"""What a reviewer does, by their account or by their personal link alone."""

from collections.abc import Callable
from datetime import date

from journal.access.review_permissions import ReviewStanding
from journal.domain.acting import Acting
from journal.domain.refusal import Invalid, Overtaken
from journal.domain.reviews import ReviewText, Window, due_bounds, faults, lacks, overlong
from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_, Said
from journal.models.review import Review
from journal.services import review_letter, unit
from journal.services.history import record
from journal.services.review_own import locked, may
from journal.services.review_text import erase, files_of, form_asked, keep, signed, text_of

_OLDER = Said(N_("This review was changed in another window since this page was opened."))


@unit.act
def accept(
    by: Acting, review_id: str, due_on: date | None = None, competing_interests: str = ""
) -> str:
    """Take the review on, until another day within the bounds if one is given.

    The editor and the reviewer get a letter. Accepted twice, it is accepted once.
    Raises Invalid for `due_on` and `competing_interests`; Overtaken where it was answered.
    """
    review, standing = locked(by, review_id)
    if standing.status is ReviewStatus.ACCEPTED and standing.is_live:
        return review_id
    may(standing, "accept")
    _refuse(overlong(competing_interests=competing_interests))
    review.due_on = _chosen(by, standing, due_on)
    review.competing_interests = competing_interests
    review.accepted_at = by.at
    record(by, "accept_review", submission_id=review.submission_id, thing_id=review_id)
    review_letter.to_editor(by, "review_accepted", review)
    review_letter.to_reviewer(by, "review_confirmed", review)
    review_letter.copy(by, N_("We accepted the invitation to review in your name."), review)
    return review_id


@unit.act
def decline(by: Acting, review_id: str, reason: str = "", suggestions: str = "") -> str:
    """Decline the invitation; reason and suggestions are never demanded.

    The personal link ends with it. Declined twice, it is declined once.
    Raises Invalid for too long a text; Overtaken where the invitation was answered otherwise.
    """
    review, standing = locked(by, review_id)
    if standing.status is ReviewStatus.DECLINED:
        return review_id
    may(standing, "decline")
    _refuse(overlong(reason=reason, suggestions=suggestions))
    review.decline_reason = reason
    review.decline_suggestions = suggestions
    end(by, review)
    record(by, "decline_review", submission_id=review.submission_id, thing_id=review_id)
    review_letter.to_editor(by, "review_declined", review)
    review_letter.copy(by, N_("We declined the invitation to review in your name."), review)
    return review_id


@unit.act
def step_back(by: Acting, review_id: str) -> str:
    """Give an accepted review back, without a reason; what was written is erased."""
    return _step_back(by, review_id, erase)


@unit.act
def step_back_leaving_text(by: Acting, review_id: str) -> str:
    """Give an accepted review back, without a reason; the editors may read what was written."""
    return _step_back(by, review_id, lambda _review: None)


@unit.act
def change_due_date(by: Acting, review_id: str, due_on: date) -> date:
    """Choose another day within the bounds; raises Invalid for `due_on`, Overtaken."""
    review, standing = locked(by, review_id)
    may(standing, "choose_date")
    if due_on == standing.due_on:
        return due_on
    review.due_on = _chosen(by, standing, due_on)
    record(by, "choose_due_date", submission_id=review.submission_id, thing_id=review_id)
    return due_on


@unit.act
def save(by: Acting, review_id: str, text: ReviewText, window: Window | None = None) -> str:
    """Keep the text as it is; return the review's id.

    Only the first saving is a line of history: the others change nothing but the text.
    Raises Invalid for what can never be kept; Overtaken where the review is over, or where
    another window has saved since.
    """
    review, standing = locked(by, review_id)
    if _is_sent_so(review, standing, text):
        return review_id
    may(standing, "write")
    _not_older(review, text, window)
    _refuse(faults(text, form_asked(review)))
    if review.saved_at is None:
        record(by, "begin_review", submission_id=review.submission_id, thing_id=review_id)
    keep(by, review, text, window)
    return review_id


@unit.act
def submit(by: Acting, review_id: str, text: ReviewText, window: Window | None = None) -> str:
    """Send the review, once; after the round has closed it is kept as late and moves nothing.

    Where the author must not learn who reviewed, no text for the author may hold a name.

    The editor is told, the reviewer thanked. Sent twice with the same text, it is sent once.
    Raises Invalid telling every part that is missing; Overtaken as `save` does.
    """
    review, standing = locked(by, review_id)
    if _is_sent_so(review, standing, text):
        return review_id
    may(standing, "write")
    _not_older(review, text, window)
    form = form_asked(review)
    lacking = lacks(text, form, files_of(review), on_word=by.word is not None)
    _refuse(lacking | signed(review, text, form) | faults(text, form))
    keep(by, review, text, window)
    review.submitted_at = by.at
    review.is_late = not standing.is_round_open
    record(by, "submit_review", submission_id=review.submission_id, thing_id=review_id)
    review_letter.to_editor(by, "review_in_late" if review.is_late else "review_in", review)
    review_letter.to_reviewer(by, "review_thanks", review)
    review_letter.copy(by, N_("We entered and sent your review in your name."), review)
    return review_id


def _step_back(by: Acting, review_id: str, clear: Callable[[Review], None]) -> str:
    review, standing = locked(by, review_id)
    if standing.status is ReviewStatus.DECLINED:
        return review_id
    may(standing, "step_back")
    clear(review)
    end(by, review)
    record(by, "step_back", submission_id=review.submission_id, thing_id=review_id)
    review_letter.to_editor(by, "review_stepped_back", review)
    review_letter.copy(by, N_("We gave the review back in your name."), review)
    return review_id


def end(by: Acting, review: Review) -> None:
    """End the assignment: with the next generation its link and every grant of it are dead."""
    review.declined_at = by.at
    review.generation += 1


def _chosen(by: Acting, standing: ReviewStanding, due_on: date | None) -> date:
    """Return the day if it lies within the bounds; the day that was asked for always does."""
    if due_on is None or due_on == standing.due_on:
        return standing.due_on
    bounds = due_bounds(by.at.date(), standing.round_due_on, standing.due_on)
    if bounds is None:
        raise Invalid({"due_on": Said(N_("Please write to the office about another day."))})
    first, last = bounds
    if not first <= due_on <= last:
        text = N_("Please choose a day from %(first)s to %(last)s.")
        raise Invalid({"due_on": Said.of(text, first=first, last=last)})
    return due_on


def _is_sent_so(review: Review, standing: ReviewStanding, text: ReviewText) -> bool:
    """Tell whether exactly this text was sent already: a second click, not a second review."""
    return standing.status is ReviewStatus.SUBMITTED and text_of(review) == text


def _not_older(review: Review, text: ReviewText, window: Window | None) -> None:
    saved = text_of(review)
    if window and saved != text and window.is_older(review.saved_in, saved):
        raise Overtaken(_OLDER)


def _refuse(errors: dict[str, Said]) -> None:
    if errors:
        raise Invalid(errors)
