"""The letters of the ladder, each written for its reader; their drafts are its preview."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from journal.domain.acting import Acting
from journal.domain.letters import Composed
from journal.domain.reminders import LADDER, Kind, Reader, Step
from journal.domain.said import N_, Said
from journal.models.review import Review
from journal.queries.editors_told import chiefs_told
from journal.queries.read import session
from journal.queries.reminders import Thread, has_advised
from journal.services import letter, review_letter
from journal.services.telling import told
from journal.services.words import say

_GREETED = {Reader.EDITOR: Said(N_("editor")), Reader.CHIEF: Said(N_("editor-in-chief"))}
# Steps of a review's ladder that write to nobody who reviews.
TO_EDITORS = frozenset(
    step.name for step in LADDER if step.kind is Kind.INVITATION and step.to is Reader.EDITOR
)


def write(by: Acting, found: Thread, step: Step) -> str:
    """Write the step's letters; return the id of the first."""
    if found.kind in (Kind.INVITATION, Kind.REVIEW):
        return _about_review(by, found, step)
    return _post(by, step.occasion, found, readers(found, step, by.at.date()))


def write_by_hand(by: Acting, kind: Kind, review: Review) -> str:
    """Write the reminder that an editor asks for; return its id."""
    is_late = kind is Kind.REVIEW and review.due_on < by.at.date()
    occasion = "reminder_review_late" if is_late else f"reminder_{kind}"
    return review_letter.to_reviewer(by, occasion, review)


def drafted(
    found: Thread,
    step: Step,
    paper: Mapping[str, object],
    language: str,
    kept: Mapping[str, str],
) -> Composed:
    """Return the letter as its reader would get it; `{link}` stays in it.

    `paper` is what `told` says of it, `kept` the journal's own wordings by language. Who of the
    desk reads a letter is found out when it is sent: its draft greets the office, in the language
    given.
    """
    if step.to is Reader.PERSON:
        to = letter.Recipient(found.name, "", found.language)
    else:
        to = letter.Recipient(say(_GREETED[step.to], language), "", language)
    return letter.drafted(step.occasion, to, {**paper, **_values(found)}, kept)


def readers(found: Thread, step: Step, today: date) -> tuple[letter.Recipient, ...]:
    """Return whom the step writes to; the office's mailbox where nobody else could be told.

    What an editor should hear goes to the chiefs where nobody handles the paper, or where the
    handling editor has given a recommendation and the paper waits for a decision.
    """
    if step.to is Reader.PERSON and found.who_id:
        known = review_letter.known(found.who_id)
        return (replace(known, language=found.language or known.language),)
    if found.kind is Kind.INVITATION:
        review = session().get_one(Review, found.subject_id)
        return (review_letter.editor(found.submission_id, today, review.invited_by_id),)
    if step.to is Reader.EDITOR and found.who_id and not _has_advised(found):
        return (review_letter.editor(found.submission_id, today),)
    chiefs = chiefs_told(found.submission_id, today)
    return tuple(map(review_letter.known, chiefs)) or (review_letter.office(),)


def _has_advised(found: Thread) -> bool:
    return has_advised(found.submission_id, found.who_id or "")


def _about_review(by: Acting, found: Thread, step: Step) -> str:
    review = session().get_one(Review, found.subject_id)
    if step.tells_editor:
        review_letter.to_editor(by, step.tells_editor, review)
    if step.to is Reader.EDITOR:
        return review_letter.to_editor(by, step.occasion, review)
    return review_letter.to_reviewer(by, step.occasion, review)


def _post(by: Acting, occasion: str, found: Thread, to: tuple[letter.Recipient, ...]) -> str:
    values = told(found.submission_id) | _values(found)
    ids = [
        letter.post(
            by,
            occasion,
            one,
            letter.drafted(occasion, one, values),
            submission_id=found.submission_id,
        )
        for one in to
    ]
    return ids[0]


def _values(found: Thread) -> dict[str, object]:
    """Return what the letters may say: of the person waited for, who is their reader or reviews."""
    return {
        "due": found.due_on or found.awaited.counts_from,
        "since": found.awaited.since,
        "reviewer": found.name,
        "editor": found.name or Said(N_("nobody yet")),
    }
