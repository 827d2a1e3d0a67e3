"""The forms of the journal's identity and logo."""

from dataclasses import asdict

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    EmailField,
    FileField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    widgets,
)
from wtforms.validators import InputRequired

from journal.domain.identity import IdentityFields
from journal.services.words import languages_offered
from journal.web import choices
from journal.web.forms import Form

_NEEDED = InputRequired(_l("Please fill this in."))


class IdentityForm(Form):
    """What the journal is called, who stands behind it, how it looks."""

    name = StringField(_l("Name"), [_NEEDED])
    short_name = StringField(_l("Short name"))
    tagline = StringField(_l("One line under the name"))
    publisher = StringField(_l("Publisher"))
    contact_email = EmailField(_l("The office’s address"), [_NEEDED])
    issn_print = StringField(_l("ISSN of the print edition"))
    issn_online = StringField(_l("ISSN of the online edition"))
    language = SelectField(_l("Language of public pages"))
    languages = SelectMultipleField(
        _l("Languages of papers"),
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )
    zone = SelectField(_l("Time zone of the office"))
    accent = StringField(_l("Accent colour"))
    seen = HiddenField()

    @classmethod
    def showing(cls, stored: IdentityFields, seen: str) -> "IdentityForm":
        """Return the form with what is stored."""
        data = asdict(stored) | {"languages": stored.languages.split(), "seen": seen}
        return cls(formdata=None, data=data)

    def offer(self, zone: str) -> None:
        """Fill the choices, named in the page's language; `zone` is the present one."""
        interface = languages_offered()
        self.language.choices = [(code, choices.language_name(code)) for code in interface]
        self.languages.choices = choices.languages()
        self.zone.choices = choices.home_zones(zone)

    def values(self) -> IdentityFields:
        """Return what was typed."""
        typed = {n: self[n].data or "" for n in IdentityFields.__slots__ if n != "languages"}
        return IdentityFields(**typed, languages=" ".join(self.languages.data or []))


class LogoForm(Form):
    """A picture beside the name or instead of it, and what it tells who cannot see it."""

    light = FileField(_l("Picture"))
    dark = FileField(_l("Picture for the dark scheme"))
    alt = StringField(_l("Alternative text"))
    is_alone = BooleanField(_l("The picture holds the name: do not write it beside"))
