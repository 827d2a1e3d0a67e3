"""A review is sent in the moment in which the editor decides: both are kept, neither blocks."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask

from journal.domain.refusal import Overtaken
from journal.extensions import db
from journal.models.review import Review, Round
from journal.services import decision
from journal.services import review as reviews
from tests.builders.decision import verdict
from tests.builders.review import WHOLE, accepted, paper_in_review
from tests.builders.round import now
from tests.cast import person


def together(app: Flask, *deeds: Callable[[], object]) -> list[Exception | None]:
    """Do them at one moment, each in its thread; return what each raised."""
    start = threading.Barrier(len(deeds))
    raised: list[Exception | None] = [None] * len(deeds)

    def run(place: int) -> None:
        with app.app_context():
            start.wait()
            try:
                deeds[place]()
            except Exception as error:
                raised[place] = error

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.parametrize("trial", range(4))
def test_a_review_and_a_decision_at_one_moment_are_both_kept(app: Flask, trial: int):
    paper = paper_in_review(app)
    reviewer = person(app, "medlar")
    review_id = accepted(app, paper, reviewer)
    prepared = verdict(app, paper.submission_id, "reject")
    editor = now(app, paper.editor)
    sent, decided = together(
        app,
        lambda: reviews.submit(now(app, reviewer), review_id, WHOLE),
        lambda: decision.record_decision(editor, paper.submission_id, prepared),
    )
    assert sent is None
    assert decided is None or isinstance(decided, Overtaken)
    with app.app_context():
        review = db.session.get_one(Review, review_id)
        closed_at = db.session.get_one(Round, paper.round_id).closed_at
        assert review.submitted_at is not None
        assert (closed_at is None) == (decided is not None)
        assert not review.is_late or closed_at is not None
