"""The table of answers while a revision is prepared: kept, cut, joined."""

from dataclasses import asdict

from sqlalchemy import delete

from journal.domain.answering import Answered, Typed, faults, filled, pressed
from journal.domain.wording import refuse
from journal.models.response import AnsweredPoint
from journal.models.submission import Version
from journal.queries.decision_author import decisions
from journal.queries.response import kept, to_answer
from journal.services import unit


def keep_answers(version: Version, typed: Typed) -> bool:
    """Keep what was typed and do what the button says; tell whether anything changed.

    The version is open and its paper locked: called by the act that saves the revision.
    Raises Invalid for `answer-<key>` or `place-<key>`, Overtaken where a row is gone.
    """
    before = kept(version.id)
    rows = filled(before or to_answer(decisions(version.submission_id)), typed)
    refuse(faults(rows))
    after = () if typed.button == "reset" else pressed(rows, typed)
    if after == before:
        return False
    unit.session().execute(delete(AnsweredPoint).where(AnsweredPoint.version_id == version.id))
    unit.session().add_all(_row(version, place, one) for place, one in enumerate(after, start=1))
    unit.session().flush()
    return True


def _row(version: Version, position: int, one: Answered) -> AnsweredPoint:
    return AnsweredPoint(version_id=version.id, position=position, **asdict(one))
