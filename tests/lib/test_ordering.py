"""Lists in which people move one entry at a time."""

from hypothesis import given
from hypothesis import strategies as some

from journal.lib.ordering import moved


def test_an_entry_takes_the_place_it_was_dropped_on():
    assert moved("abcd", "a", 3) == ["b", "c", "a", "d"]
    assert moved("abcd", "d", 1) == ["d", "a", "b", "c"]
    assert moved("abcd", "x", 1) == ["a", "b", "c", "d"]


@given(some.lists(some.characters(), unique=True, min_size=1), some.data(), some.integers())
def test_nothing_is_lost_and_the_rest_keeps_its_order(entries, data, position):
    entry = data.draw(some.sampled_from(entries))
    after = moved(entries, entry, position)
    assert after.index(entry) == min(max(position, 1), len(entries)) - 1
    assert [one for one in after if one != entry] == [one for one in entries if one != entry]
