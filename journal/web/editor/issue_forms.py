"""The forms of issues and their parts."""

from flask_babel import lazy_gettext as _l
from wtforms import (
    DateField,
    FileField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import Optional

from journal.domain.issue_fields import IssueFields
from journal.services.cover import CoverWords
from journal.services.issue_schedule import Appointed
from journal.web.forms import ASKED, Form


class IssueForm(Form):
    """What an issue says of itself."""

    volume = IntegerField(_l("Volume"), [ASKED])
    number = StringField(_l("Number"), [ASKED])
    year = IntegerField(_l("Year"), [ASKED])
    title = StringField(_l("Title"))
    introduction = TextAreaField(_l("Introduction"))
    first_page = IntegerField(_l("First page"), [ASKED])
    planned_on = DateField(_l("Planned for"), [Optional()])

    def values(self) -> IssueFields:
        """Return what was typed; only after `validate`."""
        return IssueFields(
            volume=self.volume.data or 0,
            number=self.number.data or "",
            year=self.year.data or 0,
            title=self.title.data or "",
            introduction=self.introduction.data or "",
            first_page=self.first_page.data or 0,
            planned_on=self.planned_on.data,
        )


class PartForm(Form):
    """What stands above the papers of a part."""

    title = StringField(_l("Title"))
    introduction = TextAreaField(_l("Introduction"))


class ScheduleForm(Form):
    """A moment: a day and an hour in a time zone."""

    day = DateField(_l("Day"), [ASKED, Optional()])
    hour = TimeField(_l("Time"), [ASKED, Optional()])
    zone = SelectField(_l("Time zone"))

    def offer(self, zones: list[str]) -> None:
        """Fill the choices of time zones."""
        self.zone.choices = [(name, name.replace("_", " ")) for name in zones]

    def values(self) -> Appointed:
        """Return what was typed."""
        return Appointed(self.day.data, self.hour.data, self.zone.data or "")


class ReasonForm(Form):
    """Why something is done."""

    reason = TextAreaField(_l("Reason"), [ASKED])


class CoverForm(Form):
    """A picture, and the words that belong to it."""

    picture = FileField(_l("Picture"))
    alt = StringField(_l("Alternative text"), [ASKED])
    credit = StringField(_l("Credit line"))

    def values(self) -> CoverWords:
        """Return what was typed."""
        return CoverWords(self.alt.data or "", self.credit.data or "")
