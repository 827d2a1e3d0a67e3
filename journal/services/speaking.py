"""Acts done on somebody's word: open only while the word stands, and told to whose it is."""

from journal.access.words import open_word
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.said import Said
from journal.domain.word import SOURCE_LABELS
from journal.models.note import Note
from journal.services import letter, unit
from journal.services.telling import told


def check_word(
    by: Acting, *, submission_id: str | None = None, review_id: str | None = None
) -> None:
    """Raise Refused where who acts has a word that does not cover this paper or review."""
    if by.word is None:
        return
    found = open_word(
        unit.session(),
        by.word.taken_by_id,
        by.at,
        submission_id=submission_id,
        review_id=review_id,
    )
    known = found and (found.note_id, found.account_id)
    if known != (by.word.note_id, by.account_id):
        raise Refused(HIDDEN)


def copied(
    by: Acting,
    did: str,
    submission_id: str,
    *,
    review_id: str | None = None,
    text: str = "",
    is_last: bool = True,
) -> None:
    """Write to the person what was done on their word, with how to object; no word, no letter.

    `did` is a message, `text` what was entered. With the last act the word is spent. Joins the act.
    """
    if by.word is None or by.account_id is None:
        return
    note = unit.session().get_one(Note, by.word.note_id)
    to = letter.recipient(by.account_id, submission_id)
    values = told(submission_id) | {
        "did": Said(did),
        "source": Said(SOURCE_LABELS[note.source]) if note.source else "",
        "note": note.text,
        "text": text,
    }
    composed = letter.drafted("done_on_your_word", to, values)
    letter.post(
        by, "done_on_your_word", to, composed, submission_id=submission_id, review_id=review_id
    )
    if is_last:
        note.spent_at = by.at
