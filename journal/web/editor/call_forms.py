"""The forms of a call."""

from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import InputRequired

from journal.domain.call_fields import CallFields, themes_in
from journal.domain.calls import GRACE_HOURS
from journal.queries.section import open_sections
from journal.services.around import identity
from journal.services.overwriting import fingerprint
from journal.web import choices
from journal.web.forms import Form
from journal.web.limits_form import LimitsForm

NEEDED = InputRequired(_l("Please fill this in."))
FIXED = ("slug", "zone", "opens_on", "closes_on")


class Ticks(SelectMultipleField):
    """A choice of several, each with its box to tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class CallForm(LimitsForm):
    """A call as its editors write it; of an announced one the address and days are not asked."""

    title = StringField(_l("Title"), [NEEDED])
    summary = TextAreaField(_l("Summary"), [NEEDED])
    background = TextAreaField(_l("Background"))
    themes = TextAreaField(_l("Themes"))
    special_section_title = StringField(_l("Title of the special section"))
    section_ids = Ticks(_l("Sections accepted"))
    languages = Ticks(_l("Languages accepted"))
    contact = EmailField(_l("Contact"))
    is_mail_discreet = BooleanField(_l("Letters about its papers are discreet"))
    review_form_id = SelectField(_l("What reviewers are asked"), validate_choice=False)
    opens_on = DateField(_l("Opens"), [NEEDED])
    closes_on = DateField(_l("Closes"), [NEEDED])
    zone = SelectField(_l("Where the days are read"))
    grace_hours = IntegerField(_l("Grace, in hours"), [NEEDED], default=GRACE_HOURS)
    slug = StringField(_l("Address"))
    seen = HiddenField()

    def offer(self) -> None:
        """Fill the choices, named in the page's language."""
        self.section_ids.choices = [(one.id, one.title) for one in open_sections()]
        self.languages.choices = choices.languages()
        self.review_form_id.choices = choices.form_choices(_("As the section says"))
        if "zone" in self:
            self.zone.choices = choices.zones(identity().zone)

    def hold(self) -> None:
        """Ask no more for what was announced."""
        for name in FIXED:
            del self[name]

    def values(self, stored: CallFields | None = None) -> CallFields:
        """Return what was typed; what is not asked stays as stored."""
        typed: dict[str, Any] = {
            "title": self.title.data or "",
            "summary": self.summary.data or "",
            "background": self.background.data or "",
            "themes": themes_in(self.themes.data or ""),
            "special_section_title": self.special_section_title.data or "",
            "section_ids": tuple(self.section_ids.data or ()),
            "languages": tuple(self.languages.data or ()),
            "contact": self.contact.data or "",
            "is_mail_discreet": bool(self.is_mail_discreet.data),
            "review_form_id": self.review_form_id.data or None,
            "grace_hours": self.grace_hours.data,
            **self.limits,
        }
        for name in FIXED:
            typed[name] = self[name].data if name in self else getattr(stored, name)
        return CallFields(**typed)


def filled(stored: CallFields) -> CallForm:
    """Return the form with what is stored."""
    data = asdict(stored) | {"themes": "\n".join(stored.themes), "seen": fingerprint(stored)}
    data["review_form_id"] = stored.review_form_id or ""
    return CallForm(formdata=None, data=data)


class ExtendForm(Form):
    """The new last day."""

    closes_on = DateField(_l("New last day"), [NEEDED])


class ExtensionForm(Form):
    """Somebody who may send to a call later than others."""

    name = StringField(_l("Name"), [NEEDED])
    email = EmailField(_l("E-mail address"), [NEEDED])
    last_on = DateField(_l("Until"), [NEEDED])
    reason = TextAreaField(_l("Reason"), [NEEDED])


class GuestForm(Form):
    """Somebody who becomes guest editor, by name and address."""

    name = StringField(_l("Name"), [NEEDED])
    email = EmailField(_l("E-mail address"), [NEEDED])
    affiliation = StringField(_l("Affiliation"))
