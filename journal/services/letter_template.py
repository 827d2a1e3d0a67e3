"""A manager words a letter in the journal's own way; it is kept only where it can be sent."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, delete, select

from journal.domain.acting import Acting
from journal.domain.letters import LINK as PERSONAL_LINK
from journal.domain.letters import Composed, UnknownName, compose, names_in
from journal.domain.placeholders import known_in, sample
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, TEXT, refuse, why_not_needed
from journal.models.letter_template import LetterTemplate
from journal.queries.letter_template import kept_wordings
from journal.services import letter, unit
from journal.services.around import identity
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated
from journal.services.telling import told
from journal.services.words import in_language

_UNKNOWN = N_("This letter does not know %(names)s. The names it knows stand beside.")
_NO_LINK = Said(N_("The letter needs {link} in it: its reader has no other way in."))
_NO_REVIEWS = Said(N_("The letter needs {reviews} in it: that is where the reviews stand."))
_MUST_STAY = {PERSONAL_LINK: _NO_LINK, "reviews": _NO_REVIEWS}


def worded(occasion: str, language: str) -> Composed:
    """Return the wording in force in this language, names in braces and all."""
    kept = kept_wordings(occasion).get(language)
    return taken_apart(kept or letter.shipped(occasion, language))


def taken_apart(template: str) -> Composed:
    """Return subject and text of a wording."""
    head, _, body = template.partition("\n")
    return Composed(head.removeprefix("Subject:").strip(), body.strip() + "\n")


def tried(
    occasion: str, language: str, wording: Composed, submission_id: str | None, name: str
) -> Composed:
    """Return the letter as it would read about this paper, to a reader of this name.

    Raises Invalid for `subject` or `text`.
    """
    known = known_in(letter.shipped(occasion, language))
    refuse(
        {
            "subject": why_not_needed(wording.subject, LINE)
            or _why_unknown(wording.subject, known),
            "text": why_not_needed(wording.text, TEXT)
            or _why_unknown(wording.text, known)
            or _why_lacking(occasion, language, wording),
        }
    )
    values = in_language(_values(known, submission_id, name), language)
    try:
        return compose(_put_together(wording), values)
    except UnknownName as unknown:
        raise Invalid({"text": Said.of(_UNKNOWN, names=str(unknown))}) from unknown


@unit.act
def save_wording(
    by: Acting,
    occasion: str,
    language: str,
    wording: Composed,
    *,
    submission_id: str | None = None,
    seen: str | None = None,
) -> None:
    """Keep the journal's own wording, once it has been tried on a paper.

    Raises Invalid for `subject` or `text`, or where somebody changed it meanwhile.
    """
    on_duty(by, "keep_letters")
    if occasion not in letter.shipped_occasions():
        raise Refused(HIDDEN)
    tried(occasion, language, wording, submission_id, identity().name)
    if is_repeated(worded(occasion, language), wording, seen):
        return
    row = unit.session().scalar(select(LetterTemplate).where(*_of(occasion, language)))
    if row is None:
        row = LetterTemplate(occasion=occasion, language=language)
        unit.session().add(row)
    row.text = _put_together(wording)
    row.changed_by_id, row.changed_at = by.account_id, by.at
    record(by, "word_letter")


@unit.act
def reset_wording(by: Acting, occasion: str, language: str) -> None:
    """Go back to the wording that the journal comes with."""
    on_duty(by, "keep_letters")
    unit.session().execute(delete(LetterTemplate).where(*_of(occasion, language)))
    record(by, "reset_letter")


def _of(occasion: str, language: str) -> tuple[ColumnElement[bool], ...]:
    return LetterTemplate.occasion == occasion, LetterTemplate.language == language


def _put_together(wording: Composed) -> str:
    return f"Subject: {wording.subject}\n\n{wording.text}"


def _values(known: frozenset[str], submission_id: str | None, name: str) -> Mapping[str, object]:
    own = {"journal": identity().name, "base_url": identity().base_url, "name": name}
    paper = told(submission_id) if submission_id else {}
    samples = {one: sample(one) for one in known}
    # Both sides read what a paper is called; nobody of it is named here.
    return samples | {one: value for one, value in paper.items() if one in known} | own


def _why_unknown(text: str, known: frozenset[str]) -> Said | None:
    unknown = names_in(text) - known - {PERSONAL_LINK}
    named = ", ".join("{" + one + "}" for one in sorted(unknown))
    return Said.of(_UNKNOWN, names=named) if unknown else None


def _why_lacking(occasion: str, language: str, wording: Composed) -> Said | None:
    """Return which name must not be left out: without it the letter is of no use."""
    wanted = names_in(letter.shipped(occasion, language))
    given = names_in(wording.text)
    lacking = (said for one, said in _MUST_STAY.items() if one in wanted and one not in given)
    return next(lacking, None)
