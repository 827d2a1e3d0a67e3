"""Galleys of the world, brought and accepted by who produces the paper."""

from journal.models.file import FileKind
from journal.models.galley import Galley
from journal.services.file import Upload, attach
from journal.services.galley import accept_galley, bring_galley
from tests.cast import writing
from tests.world.canaries import word
from tests.world.stage import Stage


def bring(stage: Stage, key: str, submission_id: str) -> str:
    """Bring the published form of a paper; return the galley's id."""
    return stage.act(f"{key}: galley", bring_galley, "pete", submission_id, _upload(stage, key))


def bring_row(stage: Stage, key: str, submission_id: str) -> str:
    """Bring a galley whose metadata nobody reads: written as a row, which is done much sooner."""
    upload = _upload(stage, key)
    step = f"{key}: galley"
    file_id = stage.act(step, attach, "pete", submission_id, FileKind.GALLEY, upload)
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
    stage.act(f"{key}: accept galley", accept_galley, "pete", galley_id)


def _upload(stage: Stage, key: str) -> Upload:
    return stage.pdf(word("galleyname", key), f"Set {word('galley', key)}")
