"""The cover of an issue: drawn anew before any act shows it, with words for who cannot see it."""

import io
from dataclasses import asdict, dataclass

from sqlalchemy import select

from journal.documents.answers import Refused as NotTaken
from journal.documents.cover import draw_cover
from journal.documents.kinds import JPEG, PNG
from journal.domain.acting import Acting
from journal.domain.published import CoverSize
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, refuse, why_not, why_not_needed
from journal.engines.incoming import Stored
from journal.lib.ids import new_id
from journal.models.cover import Cover
from journal.models.issue import Issue
from journal.services import unit
from journal.services.around import surroundings
from journal.services.duty import on_duty
from journal.services.file import checked
from journal.services.history import record

_LIMIT = 100_000
_KINDS = frozenset({PNG, JPEG})
_NO_PICTURE = Said(N_("Please choose a picture."))


@dataclass(frozen=True, slots=True)
class CoverWords:
    """What stands for the picture (needed), and whose it is."""

    alt: str
    credit: str = ""


def drawn_cover(stored: Stored, name: str) -> tuple[CoverSize, ...]:
    """Return the picture's files as they will be shown, kept; call it outside of any act.

    Raises Invalid for `picture`.
    """
    try:
        checked(stored, name, _KINDS)
    except Invalid as invalid:
        raise Invalid({"picture": invalid.errors["file"]}) from invalid
    storage = surroundings().storage
    told = draw_cover(storage.path(stored.sha256))
    if isinstance(told, NotTaken):
        raise Invalid({"picture": told.said})
    sizes = []
    for one in told:
        kept = storage.receive(io.BytesIO(one.content), _LIMIT)
        size = (one.name, one.media_type, one.width, one.height, kept.sha256, kept.size)
        sizes.append(CoverSize(*size))
    return tuple(sizes)


@unit.act
def set_cover(
    by: Acting, issue_id: str, words: CoverWords, sizes: tuple[CoverSize, ...] | None = None
) -> None:
    """Give the issue this cover, or its cover these words; also an issue that is out.

    Raises Invalid for `alt`, `credit`, and `picture` where there is none yet.
    """
    _locked(by, issue_id)
    row = _cover(issue_id)
    refuse(
        {
            "picture": None if row is not None or sizes else _NO_PICTURE,
            "alt": why_not_needed(words.alt, LINE),
            "credit": why_not(words.credit, LINE),
        }
    )
    if row is None:
        row = Cover(id=new_id(), issue_id=issue_id)
        unit.session().add(row)
    row.alt, row.credit = words.alt, words.credit
    if sizes:
        row.sizes = [asdict(one) for one in sizes]
    row.sent_by_id, row.sent_at = by.account_id or "", by.at
    record(by, "set_cover", issue_id=issue_id)


@unit.act
def remove_cover(by: Acting, issue_id: str) -> None:
    """Take the cover away: the title stands in its place."""
    _locked(by, issue_id)
    row = _cover(issue_id)
    if row is None:
        return  # pressed twice
    unit.session().delete(row)
    record(by, "remove_cover", issue_id=issue_id)


def _locked(by: Acting, issue_id: str) -> None:
    on_duty(by, "build_issue")
    if unit.session().get(Issue, issue_id, with_for_update=True) is None:
        raise Refused(HIDDEN)


def _cover(issue_id: str) -> Cover | None:
    return unit.session().scalar(select(Cover).where(Cover.issue_id == issue_id))
