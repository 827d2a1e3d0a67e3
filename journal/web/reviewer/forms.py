"""The forms of who is asked to review; what an answer must hold is asked by the act, not here."""

from flask_babel import lazy_gettext as _
from wtforms import DateField, TextAreaField
from wtforms.validators import Optional

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
