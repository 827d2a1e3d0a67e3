"""Where a paper goes: the call and the section it is written for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.call_cards import CallForAuthors
from journal.domain.calls import CallState, call_state, last_day, takes
from journal.domain.refusal import Invalid, Refusal, Refused
from journal.domain.said import N_, Said
from journal.domain.transparency import Transparency
from journal.models.section import Section
from journal.models.submission import Submission, SubmissionTheme
from journal.queries.call import call_for_authors, call_of
from journal.queries.extension import is_extended
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.history import record

_NO_CALL = Said(N_("There is no such call, or it is not open yet. Please choose another."))
_CLOSED = N_(
    "The call “%(call)s” closed on %(day)s. You can submit outside of the call, or write to us."
)
_CLOSED_MEANWHILE = N_(
    "The call “%(call)s” closed on %(day)s, before the paper was sent. Your draft is kept as it is:"
    " you can send it outside of the call, or write to us."
)
_NO_SECTION = Said(N_("Please choose one of the kinds of contribution listed."))
_NO_THEME = Said(N_("Please choose among the themes listed."))


def open_call(by: Acting, slug: str) -> CallForAuthors:
    """Return the call of this slug; raises Invalid for `call` where it takes no papers now."""
    call = call_for_authors(slug)
    if call is None or call_state(call.window, by.at) in (CallState.DRAFT, CallState.SCHEDULED):
        raise Invalid({"call": _NO_CALL})
    if not takes(call.window, by.at, by.at) and not is_extended(by.account_id, call.id, by.at):
        raise Invalid({"call": _closed(_CLOSED, call)})
    return call


def still_taken(by: Acting, submission_id: str, begun_at: datetime) -> None:
    """Raise Refused where the call of the draft has closed and its grace is over."""
    call = call_of(submission_id)
    if call is None or is_extended(by.account_id, call.id, by.at):
        return
    if not takes(call.window, by.at, begun_at):
        raise Refused(Refusal(_closed(_CLOSED_MEANWHILE, call)))


def _closed(msgid: str, call: CallForAuthors) -> Said:
    return Said.of(msgid, call=call.title, day=last_day(call.window.closes_at, call.zone))


def section_for(call: CallForAuthors | None, section_id: str) -> str:
    """Return the section's id; raises Invalid for `section_id` where it takes no such papers."""
    if call is not None:
        is_open = section_id in [section.id for section in call.sections]
    else:
        is_open = bool(
            unit.session().scalar(
                select(Section.is_open).where(Section.id == section_id, Section.is_open)
            )
        )
    if not is_open:
        raise Invalid({"section_id": _NO_SECTION})
    return section_id


def transparency_of(section_id: str) -> Transparency:
    """Return how papers begun in this section are reviewed."""
    found = unit.session().scalar(select(Section.transparency).where(Section.id == section_id))
    return found or Transparency.DOUBLE


def keep_themes(call: CallForAuthors | None, submission_id: str, theme_ids: Sequence[str]) -> None:
    """Keep the themes that the paper addresses; raises Invalid for one that is not the call's."""
    known = {theme.id for theme in call.themes} if call else set()
    if not known.issuperset(theme_ids):
        raise Invalid({"theme_ids": _NO_THEME})
    rows = unit.session().scalars(
        select(SubmissionTheme).where(SubmissionTheme.submission_id == submission_id)
    )
    ticked = {row.theme_id: row for row in rows}
    for theme_id in ticked.keys() - set(theme_ids):
        unit.session().delete(ticked[theme_id])
    for theme_id in set(theme_ids) - ticked.keys():
        unit.session().add(SubmissionTheme(submission_id=submission_id, theme_id=theme_id))


@unit.act
def leave_call(by: Acting, submission_id: str) -> None:
    """Take a draft out of its call, so that it can be sent by itself; done twice, it is done."""
    allowed(by, "edit_draft", submission_id)
    row = unit.session().get_one(Submission, submission_id, with_for_update=True)
    if row.call_id is None:
        return
    keep_themes(None, submission_id, ())
    row.call_id = None
    row.stirred_at = by.at
    record(by, "leave_call", submission_id=submission_id)
