"""The manager's forms."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    SearchField,
    SelectField,
    StringField,
)
from wtforms.validators import InputRequired, Optional

from journal.domain.office import OFFICE_LABELS, GivenOffice, Office
from journal.queries.call_choice import calls_to_choose
from journal.queries.people import STANDING_LABELS, PeopleAsked, Standing
from journal.queries.section import sections_to_choose
from journal.services.words import speak
from journal.web import choices
from journal.web.forms import Form
from journal.web.paging import words_asked

NEEDED = InputRequired(_l("Please fill this in."))


class PeopleForm(Form):
    """Whom the list of people shows."""

    q = SearchField(_l("Name, address or institution"))
    office = SelectField(_l("Office"))
    standing = SelectField(_l("Who"))

    def offer(self) -> None:
        """Fill the choices, named in the page's language."""
        self.office.choices = [("", _("Any office")), *_offices()]
        usual = _("In office, or all found")
        labels = [(standing.value, speak(said)) for standing, said in STANDING_LABELS.items()]
        self.standing.choices = [("", usual), *labels]

    def asked(self) -> PeopleAsked:
        """Return what is looked for; what is not in the lists is not looked for."""
        words = words_asked(self.q.data)
        usual = Standing.EVERYBODY if words else Standing.IN_OFFICE
        return PeopleAsked(
            words,
            next((one for one in Office if one.value == self.office.data), None),
            next((one for one in Standing if one.value == self.standing.data), usual),
        )


class OfficeForm(Form):
    """An office for a person, with its scope and its dates."""

    office = SelectField(_l("Office"), [NEEDED])
    is_deputy = BooleanField(_l("As deputy of the editor-in-chief"))
    section_id = SelectField(_l("Section, of an editor"))
    call_id = SelectField(_l("Call, of a guest editor"))
    starts_on = DateField(_l("From"), [NEEDED])
    ends_on = DateField(_l("Until"), [Optional()])

    def offer(self) -> None:
        """Fill the choices, named in the page's language."""
        self.office.choices = [("", _("Please choose")), *_offices()]
        named = ((one.id, one.title) for one in sections_to_choose())
        self.section_id.choices = [("", _("The whole journal")), *named]
        self.call_id.choices = [("", "–"), *calls_to_choose()]

    def given(self) -> GivenOffice | None:
        """Return what was chosen; None without an office or a first day."""
        if not self.office.data or self.starts_on.data is None:
            return None
        return GivenOffice(
            Office(self.office.data),
            self.starts_on.data,
            self.ends_on.data,
            self.call_id.data or None,
            self.section_id.data or None,
            bool(self.is_deputy.data),
        )


class PersonForm(OfficeForm):
    """Somebody the journal should know; without an office they are not told."""

    name = StringField(_l("Name"), [NEEDED])
    email = EmailField(_l("E-mail address"), [NEEDED])
    affiliation = StringField(_l("Affiliation"))
    country = SelectField(_l("Country"))
    office = SelectField(_l("Office"))

    def offer(self) -> None:
        """Fill the choices, named in the page's language."""
        super().offer()
        self.office.choices = [("", _("None: author or reviewer")), *_offices()]
        self.country.choices = choices.countries()


def _offices() -> list[tuple[str, str]]:
    return [(one.value, speak(OFFICE_LABELS[one])) for one in Office]
