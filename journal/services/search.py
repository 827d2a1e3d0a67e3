"""The words of PDFs for the search, and the index brought up to what is published."""

from sqlalchemy import delete, select

from journal.documents.answers import Refused
from journal.documents.text import read_text
from journal.domain.acting import Acting
from journal.models.file import File
from journal.models.publication import Publication
from journal.models.search import FileText, Indexed, differing, enter
from journal.queries.read import rest, session
from journal.services import unit
from journal.services.around import surroundings

_MOST_SIGNS = 400_000


def words_of(sha256: str) -> str:
    """Return the words of the PDF under this hash, empty where it has none that can be read.

    Not an act: it waits for a child process, so call it outside of any transaction.
    """
    rest()
    read = read_text(surroundings().storage.path(sha256))
    if isinstance(read, Refused):
        return ""
    return "\n".join(passage.text for passage in read.passages)[:_MOST_SIGNS]


@unit.act
def keep_words(_by: Acting, sha256: str, words: str) -> None:
    """Keep the words of a PDF; papers published with it are indexed anew."""
    if unit.session().get(FileText, sha256) is None:
        unit.session().add(FileText(sha256=sha256, text=words))


def catch_up(by: Acting, _subject_id: str = "") -> int:
    """Read what was never read and enter what is missing; return how many PDFs were read."""
    unread = _unread()
    for sha256 in unread:
        keep_words(by, sha256, words_of(sha256))
    _compare(by)
    return len(unread)


@unit.act
def rebuild(_by: Acting) -> int:
    """Make the whole index anew from what is published; return how many papers it holds."""
    held = unit.session()
    published = list(held.scalars(select(Publication.id).order_by(Publication.published_at)))
    gone = list(held.scalars(select(Indexed.publication_id)))
    enter(held, dict.fromkeys([*gone, *published]))
    return len(published)


@unit.act
def _compare(_by: Acting) -> None:
    """Enter what is missing, and forget the words of files that nothing names any more."""
    held = unit.session()
    enter(held, differing(held))
    named = select(File.sha256).union(select(Publication.pdf_sha256))
    held.execute(delete(FileText).where(FileText.sha256.not_in(named)))


def _unread() -> list[str]:
    known = select(FileText.sha256).where(FileText.sha256 == Publication.pdf_sha256)
    found = session().scalars(select(Publication.pdf_sha256).where(~known.exists()).distinct())
    return list(found)
