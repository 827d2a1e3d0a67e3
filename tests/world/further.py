"""Further files of the world's papers: one that reviewers may read, and one that is kept back."""

from sqlalchemy import select

from journal.documents.clean import CLEANER
from journal.domain.supplements import About
from journal.extensions import db
from journal.models.examination import Examination
from journal.models.file import FileKind
from journal.models.supplement import Supplement
from journal.services.file import attach
from journal.services.readers_file import show_to_readers
from journal.services.supplement import add_supplement
from tests.cast import writing
from tests.world.canaries import word
from tests.world.stage import Stage


def bring(stage: Stage, key: str, sender: str, submission_id: str) -> None:
    """Add both files to the paper; of the first there is a copy that passed."""
    upload = stage.pdf(word("furthername", key), f"Table {word('further', key)}")
    about = About("data", f"Table {word('furthertitle', key)}", is_for_reviewers=True)
    step = f"{key}: further"
    file_id = stage.act(step, add_supplement, sender, submission_id, about, upload)
    copy = stage.passed(submission_id, stage.pdf("copy", f"Table {word('furthercopy', key)}"))
    made = {"made_from_id": file_id}
    kind = FileKind.ANONYMIZED
    copy_id = stage.act(f"{step} copy", attach, sender, submission_id, kind, copy, **made)
    # What the child does, left out for its time.
    with writing(stage.app):
        row = db.session.get_one(Examination, file_id)
        row.done_at, row.cleaner, row.copy_id = stage.now, CLEANER, copy_id
        row.searched_for = copy.passed_for
    back = stage.pdf(word("furthername", key), f"Ours {word('back', key)}")
    told = About("appendix", f"Ours {word('backtitle', key)}")
    stage.act(f"{step} back", add_supplement, sender, submission_id, told, back)


def show(stage: Stage, key: str, submission_id: str) -> None:
    """Let the one that reviewers read appear with the paper too."""
    query = select(Supplement.id).where(Supplement.submission_id == submission_id)
    with stage.app.app_context():
        first = db.session.scalars(query.order_by(Supplement.position)).first()
        db.session.rollback()
    stage.act(f"{key}: appear", show_to_readers, "pete", submission_id, first)
