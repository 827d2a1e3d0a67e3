"""The forms by which editors see to a review."""

import re

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, TextAreaField

from journal.web.editor.desk_forms import CHOOSE, NEEDED, ReasonForm
from journal.web.forms import Form

_BETWEEN = re.compile(r"\n\s*\n")


class StrikeForm(Form):
    """The passages that the author does not read, an empty line between two."""

    passages = TextAreaField(_l("What the author does not read"))

    def chosen(self) -> tuple[str, ...]:
        """Return the passages that were typed."""
        typed = _BETWEEN.split(self.passages.data or "")
        return tuple(one.strip() for one in typed if one.strip())


class WithholdForm(ReasonForm):
    """Why the author does not read a review at all."""


class ReturnForm(Form):
    """What a reviewer is asked to work over, and until when."""

    words = TextAreaField(_l("What you ask the reviewer"), [NEEDED])
    due_on = DateField(_l("To be sent again by"), [NEEDED])


class RatingForm(Form):
    """What the editors think of the review."""

    rating = RadioField(_l("The review was"), [CHOOSE], validate_choice=False)
    note = TextAreaField(_l("Note"))


def joined(passages: tuple[str, ...]) -> str:
    """Return the passages as the form holds them."""
    return "\n\n".join(passages)
