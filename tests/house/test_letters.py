"""Every letter the journal comes with has a name for people, and every name in it is explained."""

from journal.domain.letters import LINK, names_in
from journal.domain.occasions import BY_OCCASION, OCCASIONS
from journal.domain.placeholders import MEANINGS
from journal.services.letter import shipped, shipped_occasions


def test_every_letter_stands_in_the_table_of_occasions():
    assert shipped_occasions() == set(BY_OCCASION), "write it into journal/domain/occasions.py"
    assert len(BY_OCCASION) == len(OCCASIONS)


def test_every_name_in_a_letter_is_explained():
    used = {name for one in shipped_occasions() for name in names_in(shipped(one, "en"))}
    assert used | {LINK} <= set(MEANINGS), "write it into journal/domain/placeholders.py"
