"""The forms of a reviewer; what a review must hold is asked by the act, not here."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional

from journal.domain.reviews import ReviewText, Window, mark, score_field
from journal.domain.scoring import CRITERIA, RECOMMENDATIONS, Criterion
from journal.lib.ids import new_id
from journal.web.forms import ASKED, Form


class AcceptForm(Form):
    """Taking the review on."""

    due_on = DateField(_("I will send my review by"), [Optional()])
    competing_interests = TextAreaField(_("Competing interests"))


class DeclineForm(Form):
    """Saying no; nothing is asked for."""

    reason = TextAreaField(_("Reason, if you wish to give one"))
    suggestions = TextAreaField(_("Somebody we could ask instead"))


class NotNowForm(Form):
    """Saying no for now."""

    ask_from = DateField(_("You may ask me again from"), [ASKED])


def _scale(criterion: Criterion) -> RadioField:
    steps = [
        SelectChoice(str(number), _(word)) for number, word in enumerate(criterion.steps, start=1)
    ]
    return RadioField(_(criterion.label), [ASKED], choices=steps, validate_choice=False)


class _Scores(Form):
    """One field for each criterion, before all others as on the page."""


for _criterion in CRITERIA:
    setattr(_Scores, score_field(_criterion.name), _scale(_criterion))


class ReviewForm(_Scores):
    """The review."""

    recommendation = RadioField(
        _("Recommendation"),
        [ASKED],
        choices=[SelectChoice(name, _(label)) for name, label in RECOMMENDATIONS.items()],
        validate_choice=False,
    )
    comments_author = TextAreaField(_("Comments for the author"))
    comments_editor = TextAreaField(_("Confidential comments for the editors"))
    competing_interests = TextAreaField(_("Competing interests"))
    file = FileField(_("A file, if you have one"))
    due_on = DateField(_("I will send my review by"), [Optional()])
    window = HiddenField(render_kw={"data-tab": ""})

    def score_fields(self) -> list[tuple[Any, Criterion]]:
        """Return the fields of the scores with their criteria, in order."""
        return [(self[score_field(criterion.name)], criterion) for criterion in CRITERIA]

    def text(self) -> ReviewText:
        """Return what was typed; a score that is no number becomes 0, which no act takes."""
        given = {c.name: str(field.data) for field, c in self.score_fields() if field.data}
        return ReviewText(
            scores={n: int(v) if v in {"1", "2", "3", "4", "5"} else 0 for n, v in given.items()},
            recommendation=self.recommendation.data or "",
            comments_author=self.comments_author.data or "",
            comments_editor=self.comments_editor.data or "",
            competing_interests=self.competing_interests.data or "",
        )

    def opened(self) -> Window:
        """Return the page this was typed in."""
        name, _dot, seen = (self.window.data or "").partition(".")
        return Window(name[:18] or new_id(), seen)


def filled(text: ReviewText, due_on: date) -> ReviewForm:
    """Return the form as it was saved last, for a page that was opened just now."""
    scores = {score_field(name): str(value) for name, value in text.scores.items()}
    return ReviewForm(
        formdata=None,
        data={
            **scores,
            "recommendation": text.recommendation,
            "comments_author": text.comments_author,
            "comments_editor": text.comments_editor,
            "competing_interests": text.competing_interests,
            "due_on": due_on,
            "window": f"{new_id()}.{mark(text)}",
        },
    )
