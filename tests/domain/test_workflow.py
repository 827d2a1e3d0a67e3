from journal.domain.decisions import BY_NAME, KINDS, open_kinds
from journal.domain.workflow import BY_ACT, MOVES, STATE_LABELS, State, reachable


def test_every_state_is_reachable_and_has_a_word() -> None:
    assert reachable() == frozenset(State)
    assert set(STATE_LABELS) == set(State)


def test_every_act_stands_once() -> None:
    assert len(BY_ACT) == len(MOVES)
    assert len(BY_NAME) == len(KINDS)


def test_nothing_published_moves_again_but_by_being_taken_back() -> None:
    assert [row.act for row in MOVES if State.PUBLISHED in row.sources] == ["unpublish"]


def test_every_kind_of_decision_moves_by_a_row_of_the_workflow() -> None:
    for kind in KINDS:
        row = BY_ACT[kind.act]
        assert kind.sources == row.sources
        asks_revision = row.target is State.REVISION_REQUESTED
        assert asks_revision is (kind.revision_days is not None)
        assert kind.opens_round <= asks_revision


def test_every_state_offers_only_its_own_kinds() -> None:
    for state in State:
        assert all(state in kind.sources for kind in open_kinds(state))
    assert {kind for state in State for kind in open_kinds(state)} == set(KINDS)
