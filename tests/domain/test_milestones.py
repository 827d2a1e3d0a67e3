"""What comes next is told in every state that waits for somebody."""

import pytest

from journal.domain.decisions import KINDS
from journal.domain.milestones import PUBLIC, ahead
from journal.domain.workflow import BY_ACT, State

OVER = {State.PUBLISHED, State.REJECTED, State.WITHDRAWN, State.FILED_AWAY}


@pytest.mark.parametrize("state", sorted(set(State) - {State.DRAFT}))
def test_an_author_always_knows_whose_turn_it_is(state):
    assert bool(ahead(state, is_reviewed=True)) is (state not in OVER)


def test_what_nobody_reviews_is_not_promised_to_reviewers():
    assert "Reviewers read it" in ahead(State.SUBMITTED, is_reviewed=True)
    assert "Reviewers read it" not in ahead(State.SUBMITTED, is_reviewed=False)


def test_public_steps_are_acts_of_the_workflow_and_no_decisions():
    assert set(PUBLIC) <= set(BY_ACT)
    assert not {kind.act for kind in KINDS} & set(PUBLIC)
    assert not {kind.name for kind in KINDS} & set(PUBLIC)
