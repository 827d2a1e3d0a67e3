"""The forms of pages about the journal."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired

from journal.domain.pages import PageFields
from journal.web.forms import Form

_NEEDED = InputRequired(_l("Please fill this in."))


class VersionForm(Form):
    """What a page says, from a day on."""

    body = TextAreaField(_l("Text"), [_NEEDED])
    holds_from = DateField(_l("In force from"), [_NEEDED])
    seen = HiddenField()


class NewPageForm(VersionForm):
    """A page with its first text."""

    title = StringField(_l("Title"), [_NEEDED])
    slug = StringField(_l("Address"))

    def values(self) -> PageFields:
        """Return what was typed."""
        return PageFields(self.title.data or "", self.slug.data or "", self.body.data or "")


class NameForm(Form):
    """A page's title and address."""

    title = StringField(_l("Title"), [_NEEDED])
    slug = StringField(_l("Address"))
    seen = HiddenField()
