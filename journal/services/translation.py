"""What a paper says of itself in further languages is written anew as a whole."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import delete

from journal.domain.translation import Translation
from journal.models.translation import TranslatedDetails
from journal.services import unit


def put_translations(submission_id: str, rows: Sequence[Translation]) -> None:
    """Let these stand in place of those that were there; joins the act."""
    session = unit.session()
    session.execute(
        delete(TranslatedDetails).where(TranslatedDetails.submission_id == submission_id)
    )
    session.add_all(
        TranslatedDetails(submission_id=submission_id, position=position, **asdict(row))
        for position, row in enumerate(rows, start=1)
    )
    session.flush()
