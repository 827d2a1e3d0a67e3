"""The form of the masthead's headings."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField, StringField, widgets

from journal.domain.masthead import USUAL
from journal.queries.masthead import KeptGroup
from journal.services.words import speak
from journal.web.forms import Form


class HeadingsForm(Form):
    """What stands above each group; empty is the usual."""

    chief = StringField()
    deputy = StringField()
    editor = StringField()
    guest = StringField()
    office = StringField()
    production = StringField()
    hidden = SelectMultipleField(
        _l("Groups that readers do not see"),
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
        validate_choice=False,
    )

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        usual = {key: speak(several) for key, (_one, several) in USUAL.items()}
        self.hidden.choices = list(usual.items())
        for key, label in usual.items():
            self[key].label.text = label

    @classmethod
    def showing(cls, groups: Iterable[KeptGroup]) -> "HeadingsForm":
        """Return the form with what is stored."""
        data: dict[str, object] = {group.key: group.heading for group in groups}
        data["hidden"] = [group.key for group in groups if group.is_hidden]
        return cls(formdata=None, data=data)

    def typed(self) -> tuple[dict[str, str], frozenset[str]]:
        """Return the headings by group, and the groups that are hidden."""
        headings = {key: self[key].data or "" for key in USUAL}
        return headings, frozenset(self.hidden.data or ())
