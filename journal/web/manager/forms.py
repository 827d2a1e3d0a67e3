"""The manager's forms."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional

from journal.domain.office import OFFICE_LABELS, Office
from journal.domain.pages import PageFields
from journal.domain.sections import SectionFields
from journal.queries.call_choice import calls_to_choose
from journal.queries.section import sections
from journal.services.words import speak
from journal.web import choices
from journal.web.forms import Form

NEEDED = InputRequired(_l("Please fill this in."))


class SectionForm(Form):
    """A kind of contribution."""

    title = StringField(_l("Title"), [NEEDED])
    policy = TextAreaField(_l("Policy"))
    is_open = BooleanField(_l("Takes papers"))
    is_reviewed = BooleanField(_l("Papers are peer reviewed"))
    needs_abstract = BooleanField(_l("Papers need an abstract"))
    abstract_words = IntegerField(_l("Most words of the abstract"), [Optional()])
    manuscript_words = IntegerField(_l("Most words of the paper"), [Optional()])
    slug = StringField(_l("Short name"))
    seen = HiddenField()

    def values(self) -> SectionFields:
        """Return what was typed."""
        return SectionFields(
            title=self.title.data or "",
            slug=self.slug.data or "",
            policy=self.policy.data or "",
            is_reviewed=bool(self.is_reviewed.data),
            needs_abstract=bool(self.needs_abstract.data),
            abstract_words=self.abstract_words.data,
            manuscript_words=self.manuscript_words.data,
            is_open=bool(self.is_open.data),
        )


class PageForm(Form):
    """A page about the journal, or an announcement."""

    title = StringField(_l("Title"), [NEEDED])
    body = TextAreaField(_l("Text"), [NEEDED])
    slug = StringField(_l("Address"))
    seen = HiddenField()

    def values(self) -> PageFields:
        """Return what was typed."""
        return PageFields(
            title=self.title.data or "", slug=self.slug.data or "", body=self.body.data or ""
        )


class PersonForm(Form):
    """Somebody the journal should know."""

    name = StringField(_l("Name"), [NEEDED])
    email = EmailField(_l("E-mail address"), [NEEDED])
    affiliation = StringField(_l("Affiliation"))
    country = SelectField(_l("Country"))

    def offer(self) -> None:
        """Fill the choices, named in the page's language."""
        self.country.choices = choices.countries()


class OfficeForm(Form):
    """An office for a person, with its scope and its dates."""

    office = SelectField(_l("Office"), [NEEDED])
    section_id = SelectField(_l("Section, of an editor"))
    call_id = SelectField(_l("Call, of a guest editor"))
    starts_on = DateField(_l("From"), [NEEDED])
    ends_on = DateField(_l("Until"), [Optional()])

    def offer(self) -> None:
        """Fill the choices, named in the page's language."""
        offices = ((one.value, speak(OFFICE_LABELS[one])) for one in Office)
        self.office.choices = [("", _("Please choose")), *offices]
        named = ((one.id, one.title) for one in sections())
        self.section_id.choices = [("", _("The whole journal")), *named]
        self.call_id.choices = [("", "–"), *calls_to_choose()]
