"""The demonstration's sealed name: an editor wrote it into a letter, a keeper had to look at it."""

from sqlalchemy import select

from journal.cli.demonstration.papers import PAPERS
from journal.cli.demonstration.stage import Stage
from journal.domain.letters import Composed
from journal.models.submission import Submission
from journal.queries.read import session
from journal.services.correspondence import people, write_letter
from journal.services.keeping import look

_REASON = "The second author asked by telephone for a certificate of authorship in the legal name."


def looked_at(stage: Stage, paper_id: str) -> None:
    """Let the chief name somebody in a letter, and a keeper look for a reason."""
    by = stage.by("chief", 6)
    to = next(one.key for one in people(by, paper_id) if one.role == "author")
    words = (
        f"Dear author,\n\nis {PAPERS['staff'].authors[1].name} the one to ask for the registers?"
    )
    write_letter(by, paper_id, to, Composed("The registers of the nine prisons", words))
    reference = (
        session().scalars(select(Submission.reference).where(Submission.id == paper_id)).one()
    )
    look(stage.by("production", 3), reference, _REASON)
