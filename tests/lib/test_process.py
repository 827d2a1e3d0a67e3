import gc

from journal.lib.process import settle


def test_what_was_made_at_the_start_is_left_alone() -> None:
    # As Python begins; the tests have settled before.
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
    settle()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] > 700
