"""The form of an announcement."""

from dataclasses import asdict

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from journal.domain.announcements import AnnouncementFields
from journal.queries.call_choice import calls_to_choose
from journal.web.forms import Form

_NEEDED = InputRequired(_l("Please fill this in."))


class AnnouncementForm(Form):
    """News, with its days and its call."""

    title = StringField(_l("Title"), [_NEEDED])
    body = TextAreaField(_l("Text"), [_NEEDED])
    starts_on = DateField(_l("From"), [Optional()])
    ends_on = DateField(_l("Until"), [Optional()])
    call_id = SelectField(_l("Call it tells of"))
    is_pinned = BooleanField(_l("Pinned: stands before all others"))
    slug = StringField(_l("Address"))
    seen = HiddenField()

    @classmethod
    def showing(cls, stored: AnnouncementFields, seen: str) -> "AnnouncementForm":
        """Return the form with what is stored."""
        data = asdict(stored) | {"seen": seen, "call_id": stored.call_id or ""}
        return cls(formdata=None, data=data)

    def offer(self) -> None:
        """Fill the choices."""
        calls = dict(calls_to_choose())
        present = self.call_id.data
        if present and present not in calls:
            calls[present] = gettext("The present one, archived")
        self.call_id.choices = [("", "–"), *calls.items()]

    def values(self) -> AnnouncementFields:
        """Return what was typed."""
        return AnnouncementFields(
            title=self.title.data or "",
            slug=self.slug.data or "",
            body=self.body.data or "",
            call_id=self.call_id.data or None,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            is_pinned=bool(self.is_pinned.data),
        )
