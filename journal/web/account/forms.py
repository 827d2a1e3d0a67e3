"""The forms of one's own account."""

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    IntegerField,
    PasswordField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import DataRequired, Email, Length, Optional

from journal.web.choices import countries, home_zones, language_name, languages
from journal.web.forms import Form, readable

_NEEDED = DataRequired(_l("Please fill this in."))
_ADDRESS = Email(_l("This is no mail address. One looks like name@place.org."))


class SignInForm(Form):
    """Address and password."""

    email = EmailField(_l("E-mail address"), [_NEEDED, Length(max=254)])
    password = PasswordField(_l("Password"), [_NEEDED, Length(max=200)])


class RegisterForm(Form):
    """The name and the address; the password is chosen by the link in the letter."""

    name = StringField(_l("Your name, as you write it"), [_NEEDED, Length(max=200), readable])
    email = EmailField(_l("E-mail address"), [_NEEDED, Length(max=254), _ADDRESS])


class AddressForm(Form):
    """An address to which a letter may be sent."""

    email = EmailField(_l("E-mail address"), [_NEEDED, Length(max=254), _ADDRESS])


class NewAddressForm(Form):
    """Another address for the account, and the password once more."""

    email = EmailField(_l("New e-mail address"), [_NEEDED, Length(max=254), _ADDRESS])
    password = PasswordField(_l("Your password"), [Length(max=200)])


class PasswordForm(Form):
    """A new password."""

    password = PasswordField(_l("New password"), [_NEEDED])


class OfferForm(Form):
    """What somebody offers who wants to review."""

    affiliation = StringField(_l("Affiliation"), [Length(max=300)])
    country = SelectField(_l("Country"))
    expertise = TextAreaField(_l("What you know about"), [_NEEDED, Length(max=2000)])
    languages = SelectMultipleField(
        _l("Languages you can review in"),
        [_NEEDED],
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )
    review_limit = IntegerField(_l("Reviews at the same time, at most"), [Optional()])
    available_from = DateField(_l("Please ask me for no review before"), [Optional()])

    def offer(self) -> None:
        """Fill the choices, named in the page's language."""
        self.country.choices = countries()
        self.languages.choices = languages()


class StrangerForm(OfferForm):
    """The same from somebody who is not signed in."""

    name = StringField(_l("Your name, as you write it"), [_NEEDED, Length(max=200), readable])
    email = EmailField(_l("E-mail address"), [_NEEDED, Length(max=254), _ADDRESS])


class ProfileForm(Form):
    """What a person tells of themselves."""

    name = StringField(_l("Name, as you write it"), [_NEEDED, Length(max=200), readable])
    family_name = StringField(_l("The part to sort and cite by"), [Length(max=200)])
    other_script_name = StringField(_l("Name in another script"), [Length(max=200)])
    orcid = StringField(_l("ORCID iD"), [Length(max=40)])
    affiliation = StringField(_l("Affiliation"), [Length(max=300)])
    country = SelectField(_l("Country"))
    shows_affiliation = BooleanField(_l("The masthead may name my affiliation"))
    shows_country = BooleanField(_l("The masthead may name my country"))
    expertise = TextAreaField(_l("What you know about"), [Length(max=2000)])
    languages = SelectMultipleField(
        _l("Languages you can review in"),
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )
    coauthors = TextAreaField(_l("Whom you wrote with lately"), [Length(max=10000)])
    review_limit = IntegerField(_l("Reviews at the same time, at most"), [Optional()])
    available_from = DateField(_l("Please ask me for no review before"), [Optional()])
    language = SelectField(_l("Language of our letters and pages"))
    zone = SelectField(_l("Time zone"))
    is_mail_discreet = BooleanField(_l("Letters to me are discreet"))

    def offer(self, interface: list[str], zone: str) -> None:
        """Fill the choices, named in the page's language; `zone` is the present one."""
        self.country.choices = countries()
        self.languages.choices = languages()
        self.language.choices = [(code, language_name(code)) for code in interface]
        self.zone.choices = home_zones(zone)
