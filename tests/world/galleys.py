"""Galleys of the world, brought by who produces the paper."""

from journal.models.file import FileKind
from journal.models.galley import Galley
from journal.services.file import attach
from tests.cast import writing
from tests.world.canaries import word
from tests.world.stage import Stage


def bring(stage: Stage, key: str, submission_id: str) -> str:
    """Bring the published form of a paper; return the galley's id."""
    upload = stage.pdf(word("galleyname", key), f"Set {word('galley', key)}")
    file_id = stage.act(f"{key}: galley", attach, "pete", submission_id, FileKind.GALLEY, upload)
    stage.dice.throw(f"{key}: galley row")
    row = Galley(
        submission_id=submission_id,
        source_id=file_id,
        file_id=file_id,
        page_count=1,
        sent_by_id=stage.people["pete"].id,
        sent_at=stage.now,
    )
    with writing(stage.app):
        session = stage.app.extensions["sqlalchemy"].session
        session.add(row)
        session.flush()
        galley_id: str = row.id
    return galley_id


def accept(stage: Stage, key: str, galley_id: str) -> None:
    """Accept the galley."""
    with writing(stage.app):
        row = stage.app.extensions["sqlalchemy"].session.get(Galley, galley_id)
        row.accepted_at = stage.now
        row.accepted_by_id = stage.people["pete"].id
