"""Where a sealed name stood in what somebody at the desk brought."""

from enum import StrEnum

from journal.domain.said import N_, Said


class Place(StrEnum):
    """What it was that somebody brought."""

    COPY = "copy"
    DETAILS = "details"
    LETTER = "letter"
    ANSWER = "answer"
    REVISION = "revision"


PLACE_LABELS = {
    Place.COPY: N_("a copy for reviewers, which was refused"),
    Place.DETAILS: N_("a title, abstract or keywords, which were refused"),
    Place.LETTER: N_("a letter, in which it was exchanged"),
    Place.ANSWER: N_("an answer that was filed, in which it was exchanged"),
    Place.REVISION: N_("a revision on the author’s word, which was refused"),
}
# The same whatever was found, and wherever: who guesses at a name learns as little as can be.
TELLING = Said(
    N_(
        "Something here may tell who wrote the paper. As a name of this paper is sealed, the words"
        " are not shown, and every such try is kept and told to the keepers of sealed names and to"
        " the author. If family names stand in it only as sources that are cited, say so and send"
        " it again."
    )
)
