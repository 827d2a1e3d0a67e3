"""The word of somebody who wrote or phoned, by which the office acts for them."""

from datetime import timedelta
from enum import StrEnum

from journal.domain.said import N_, Said

# After this the office asks again: a word is for what is done now.
GOOD_FOR = timedelta(days=14)


class Source(StrEnum):
    """How the word came."""

    MAIL = "mail"
    PHONE = "phone"
    POST = "post"
    IN_PERSON = "in-person"


SOURCE_LABELS = {
    Source.MAIL: N_("by e-mail"),
    Source.PHONE: N_("by phone"),
    Source.POST: N_("by post"),
    Source.IN_PERSON: N_("in person"),
}


def on_the_word_of(name: str, source: Source) -> Said:
    """Return for whom something was done, and how their word came."""
    return Said.of(N_("for %(name)s, %(source)s"), name=name, source=Said(SOURCE_LABELS[source]))
