"""The forms of the desk."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    FileField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import InputRequired, Optional

from journal.domain.refusal import Invalid
from journal.web.forms import Form
from journal.web.rows import show_in_rows
from journal.web.translation_form import translation_rows

NEEDED = InputRequired(_l("Please fill this in."))
CHOOSE = InputRequired(_l("Please choose one."))
# The acts tell what may be ticked: whoever comes second hears what happened, not "no such choice".
_TICKS: dict[str, Any] = {
    "widget": widgets.ListWidget(prefix_label=False),
    "option_widget": widgets.CheckboxInput(),
    "validate_choice": False,
}


class PlanForm(Form):
    """What a round of review aims at."""

    reviews_required = IntegerField(_l("Reviews wanted"), [NEEDED])
    due_on = DateField(_l("Due"), [NEEDED])
    form_id = SelectField(_l("What reviewers are asked"), validate_choice=False)
    reason = TextAreaField(_l("Why reviewers may read it all the same"))


class ReasonForm(Form):
    """A reason that must be given."""

    reason = TextAreaField(_l("Reason"), [NEEDED])


class RemarkForm(Form):
    """A reason that may be left out."""

    reason = TextAreaField(_l("Reason"))


class ToldDateForm(Form):
    """Another date, and whether the person is told."""

    due_on = DateField(_l("Due"), [NEEDED])
    is_told = BooleanField(_l("Tell them by letter"))


class LapseForm(Form):
    """Why a revision lapses, and whether its author is told."""

    reason = TextAreaField(_l("Reason"))
    is_told = BooleanField(_l("Tell the author by letter"))


class MoveForm(Form):
    """Where a paper goes within the journal."""

    call_id = SelectField(_l("Call"), validate_choice=False)
    section_id = SelectField(_l("Section"), [CHOOSE], validate_choice=False)
    reason = TextAreaField(_l("Reason"))
    agreement = TextAreaField(_l("The author’s agreement"))


class FilingForm(Form):
    """What a paper turned out to be."""

    kind = RadioField(_l("What it is"), [CHOOSE], validate_choice=False)
    remark = TextAreaField(_l("Remark"))
    is_told = BooleanField(_l("Tell the author by letter"))


class WordForm(Form):
    """The word of somebody who wrote or phoned."""

    whose = RadioField(_l("Whose word"), [CHOOSE], validate_choice=False)
    source = RadioField(_l("It came"), [CHOOSE], validate_choice=False)
    text = TextAreaField(_l("What they asked for"), [NEEDED])


class PaperForForm(Form):
    """A paper that the office submits for its author."""

    name = StringField(_l("Name of the author"), [NEEDED])
    email = EmailField(_l("E-mail address"), [NEEDED])
    call = SelectField(_l("Call"), validate_choice=False)
    section_id = SelectField(_l("Section"), [CHOOSE], validate_choice=False)
    source = RadioField(_l("The word came"), [CHOOSE], validate_choice=False)
    text = TextAreaField(_l("What they asked for"), [NEEDED])


class CheckForm(Form):
    """What was found when something was checked; the act tells what is missing."""

    name = HiddenField()
    outcome = HiddenField()
    note = TextAreaField(_l("What the problem is"))


class DetailsForm(Form):
    """What a paper says of itself."""

    title = StringField(_l("Title"), [NEEDED])
    abstract = TextAreaField(_l("Abstract"))
    keywords = TextAreaField(_l("Keywords"))
    translations = translation_rows()

    def show(self, invalid: Invalid) -> None:
        """Put errors named `translations-<place>-<field>` beside their fields."""
        super().show(Invalid(show_in_rows(self, ("translations",), invalid.errors)))


class ConflictForm(Form):
    """What stands between an editor and a paper; nobody has to tell."""

    reason = TextAreaField(_l("What it is"))


class AssignForm(Form):
    """Who handles the paper."""

    account_id = RadioField(_l("Handling editor"), [CHOOSE], validate_choice=False)


class RecommendForm(Form):
    """What a guest editor advises."""

    expected_state = HiddenField()
    kind = RadioField(_l("Recommendation"), [CHOOSE], validate_choice=False)
    note = TextAreaField(_l("For the editors"))


class CopyForm(Form):
    """What reviewers read."""

    file = FileField(_l("Anonymized manuscript"))
    cited = BooleanField(_l("Names that stand alone in it are sources, cited like anybody’s"))


class PersonForm(Form):
    """Somebody the journal may not know yet."""

    name = StringField(_l("Name"), [NEEDED])
    email = EmailField(_l("E-mail address"), [NEEDED])


class NoteForm(Form):
    """A tie of somebody, as editors know it."""

    about = StringField(_l("Tied to"), [NEEDED])
    until_year = IntegerField(_l("Until the end of the year"), [Optional()])


class DueForm(ToldDateForm):
    """Another date of one reviewer."""


class LetterForm(Form):
    """A letter that is looked at before it goes."""

    subject = StringField(_l("Subject"), [NEEDED])
    text = TextAreaField(_l("Letter"), [NEEDED])


class InvitationForm(LetterForm):
    """The letter to a reviewer; `adjudicating` is filled where they are to weigh the reviews."""

    adjudicating = HiddenField()
    due_on = DateField(_l("Review due"), [NEEDED])


class DecisionForm(LetterForm):
    """A decision with its letter; what the kind does not ask is taken out."""

    expected_state = HiddenField()
    expected_round = HiddenField()
    released = SelectMultipleField(_l("Reviews that go to the author"), **_TICKS)
    files = SelectMultipleField(_l("Files that go along"), **_TICKS)
    revision_due_on = DateField(_l("Revision due"), [NEEDED])
    reason = TextAreaField(_l("Reason, for the editors alone"))
