"""The demonstration's co-authors: one who agrees, one who objects."""

from sqlalchemy import select

from journal.access import links
from journal.cli.demonstration.stage import Stage
from journal.domain.acting import Acting
from journal.models.authorship import Authorship
from journal.queries.read import session
from journal.services.around import signing_key
from journal.services.authorship import confirm_authorship, object_to_authorship

_WORDS = "My name is spelt with two l: Salazar Llosa. And I would rather be named last."


def agrees(stage: Stage, paper_id: str) -> None:
    """Let the first who was asked agree."""
    confirm_authorship(Acting(at=stage.now), _token(paper_id))


def objects(stage: Stage, paper_id: str) -> None:
    """Let the first who was asked object."""
    object_to_authorship(Acting(at=stage.now), _token(paper_id), _WORDS)


def _token(paper_id: str) -> str:
    query = select(Authorship.id).where(Authorship.submission_id == paper_id)
    authorship_id = session().scalars(query.order_by(Authorship.id)).first() or ""
    return links.token(signing_key(), links.AUTHOR, authorship_id, 0)
