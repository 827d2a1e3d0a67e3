"""The form that every journal begins with: four questions on scales of five words."""

from journal.domain.review_form import Element, Form, Kind
from journal.domain.said import N_

# Fixed, so that the journal's usual form is known before anybody has chosen one.
USUAL_ID = "usualreviewform001"
_QUALITY = (N_("poor"), N_("weak"), N_("fair"), N_("good"), N_("strong"))


def _scale(name: str, label: str, hint: str) -> Element:
    return Element(name, Kind.SCALE, label, hint, is_required=True, weight=1, choices=_QUALITY)


# The rows are written by migration 0040; here its words are marked for the catalogue.
USUAL = Form(
    USUAL_ID,
    N_("Usual form"),
    (
        _scale(
            "relevance",
            N_("Relevance for the field"),
            N_("Does it matter to those who treat, document, defend or decide?"),
        ),
        _scale(
            "soundness",
            N_("Soundness of the methods"),
            N_("Would the findings or the argument stand if the work were repeated?"),
        ),
        _scale(
            "ethics",
            N_("Care for the people concerned"),
            N_("Consent, protection of sources, benefit and risk to participants."),
        ),
        _scale(
            "clarity",
            N_("Clarity"),
            N_("Can a reader from another profession follow it?"),
        ),
    ),
    is_frozen=True,
)
