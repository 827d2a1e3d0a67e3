"""The forms of the steps; what a paper must hold is asked by the acts, not here."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    FieldList,
    FileField,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import Optional

from journal.access.copies_author import SectionChoice, Writing
from journal.domain.answering import MOST_ROWS
from journal.domain.consent import MOST as MOST_CONSENTS
from journal.domain.consent import SUBJECT_LABELS, Consent, Subject
from journal.domain.languages import taken
from journal.domain.named import MOST, NamedReviewer
from journal.domain.notices import NOTICES
from journal.domain.refusal import Invalid
from journal.domain.studies import StudyKind
from journal.domain.submission import STATEMENTS, Declarations, Details, Policy
from journal.queries.studies import study_kinds
from journal.services.around import identity
from journal.services.words import languages_offered, speak
from journal.web.forms import ASKED, Form
from journal.web.named import languages, limits_said
from journal.web.rows import show_in_rows
from journal.web.translation_form import translation_rows, translations_in


def _ticks(label: Any) -> SelectMultipleField:
    return SelectMultipleField(
        label,
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )


def _told(section: SectionChoice) -> str:
    """Return the section's title with what it asks of the length."""
    said = limits_said(section.policy.limits)
    return f"{section.title} ({', '.join(said)})" if said else section.title


def _guided(kind: StudyKind) -> str:
    """Return the kind of study with its guideline."""
    return f"{speak(kind.name)} ({kind.guideline})" if kind.guideline else speak(kind.name)


class StartForm(Form):
    """Where the paper goes."""

    call = RadioField(_l("Which call is it for?"), validate_choice=False)
    section_id = RadioField(_l("What kind of contribution is it?"), validate_choice=False)


class FileForm(Form):
    """One file; `cited` vouches for family names that stand alone in it."""

    file = FileField(_l("Your manuscript"))


class ManuscriptForm(FileForm):
    """The manuscript, and whether it was counted wrong."""

    is_count_disputed = BooleanField(
        _l("This is counted wrong: the editors should look themselves")
    )

    @classmethod
    def showing(cls, paper: Writing) -> "ManuscriptForm":
        """Return the form with what is kept."""
        return cls(formdata=None, data={"is_count_disputed": paper.is_count_disputed})


class AnonymizedForm(Form):
    """What reviewers read: the copy that was made, the paper put right, or a copy of one's own."""

    manuscript = FileField(_l("The paper, put right"))
    looked = BooleanField(_l("I have looked at each of these: none tells who we are"))
    file = FileField(_l("A copy of your own, without names"))
    cited = BooleanField(_l("These are sources that I cite as I would cite anybody’s"))


class DetailsForm(Form):
    """What the paper is."""

    section_id = SelectField(_l("Kind of contribution"), [ASKED], validate_choice=False)
    title = StringField(_l("Title"), [ASKED])
    abstract = TextAreaField(_l("Abstract"))
    keywords = TextAreaField(_l("Keywords"))
    language = SelectField(_l("Language of the paper"), validate_choice=False)
    review_languages = _ticks(_l("Languages in which you can read reviews"))
    correspondence_language = SelectField(_l("Language of our letters to you"))
    study_kind = SelectField(_l("Kind of study"), validate_choice=False)
    guideline = StringField(_l("Reporting guideline followed"))
    theme_ids = _ticks(_l("Themes of the call that it addresses"))
    content_notices = _ticks(_l("Content notices"))
    notice_words = StringField(_l("Something else"))
    translations = translation_rows()

    def show(self, invalid: Invalid) -> None:
        """Put errors named `translations-<place>-<field>` beside their fields."""
        super().show(Invalid(show_in_rows(self, ("translations",), invalid.errors)))

    def offer(self, paper: Writing) -> None:
        """Fill the choices."""
        self.abstract.flags.required = paper.policy.needs_abstract
        sections = [(section.id, _told(section)) for section in paper.sections]
        self.section_id.choices = [("", gettext("Please choose")), *sections]
        codes = dict.fromkeys(paper.call.languages if paper.call else taken(identity().languages))
        self.language.choices = languages([*codes, *{paper.details.language} - codes.keys()])
        self._offer_languages(paper.details)
        self._offer_studies(paper)
        themes = paper.call.themes if paper.call else ()
        self.theme_ids.choices = [(one.id, f"{one.number}. {one.title}") for one in themes]
        self.content_notices.choices = [(key, gettext(one)) for key, one in NOTICES.items()]
        self.theme_ids.validate_choice = self.content_notices.validate_choice = False

    def _offer_languages(self, details: Details) -> None:
        known = dict.fromkeys((*taken(identity().languages), *languages_offered()))
        shown = {*details.review_languages, *(self.review_languages.data or ())}
        self.review_languages.choices = languages([*known, *shown - known.keys()])
        chosen = {details.correspondence_language} - {"", *known}
        usual = ("", gettext("As in my account"))
        self.correspondence_language.choices = [usual, *languages([*known, *chosen])]
        self.review_languages.validate_choice = False
        self.correspondence_language.validate_choice = False

    def _offer_studies(self, paper: Writing) -> None:
        self.study_kind.flags.required = bool(paper.policy.studies)
        kinds = [(one.name, _guided(one)) for one in study_kinds()]
        gone = {paper.details.study_kind} - {"", *dict(kinds)}
        none = gettext("Please choose") if paper.policy.studies else gettext("None of these")
        self.study_kind.choices = [("", none), *kinds, *((name, name) for name in gone)]

    def details(self) -> Details:
        """Return what was typed."""
        return Details(
            section_id=self.section_id.data or "",
            title=self.title.data or "",
            abstract=self.abstract.data or "",
            keywords=self.keywords.data or "",
            language=self.language.data or "",
            theme_ids=tuple(sorted(self.theme_ids.data or ())),
            content_notices=tuple(self.content_notices.data or ()),
            translations=translations_in(self.translations),
            notice_words=self.notice_words.data or "",
            review_languages=tuple(sorted(self.review_languages.data or ())),
            correspondence_language=self.correspondence_language.data or "",
            study_kind=self.study_kind.data or "",
            guideline=self.guideline.data or "",
        )


class NamedRow(Form):
    """Somebody suggested as a reviewer, or opposed."""

    name = StringField(_l("Name"))
    email = EmailField(_l("E-mail address"))
    institution = StringField(_l("Institution"))
    reason = StringField(_l("Reason"))


def _named_in(rows: Any) -> tuple[NamedReviewer, ...]:
    return tuple(
        NamedReviewer(*(row.form[name].data or "" for name in NamedReviewer.__slots__))
        for row in rows
    )


class ConsentRow(Form):
    """What somebody agreed to whose person, case, picture or words the paper shows."""

    kind = SelectField(_l("Who or what is shown"), validate_choice=False)
    about = StringField(_l("Where in the paper"))
    covers = TextAreaField(_l("What was agreed to"))
    withdrawable_on = DateField(_l("It can be withdrawn until"), [Optional()])
    is_held = BooleanField(_l("I hold the signed form, or the recorded word"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind.choices = [(str(key), gettext(label)) for key, label in SUBJECT_LABELS.items()]


def _consents_in(rows: Any) -> tuple[Consent, ...]:
    return tuple(
        Consent(
            kind=row.form.kind.data or Subject.PERSON,
            about=row.form.about.data or "",
            covers=row.form.covers.data or "",
            withdrawable_on=row.form.withdrawable_on.data,
            is_held=bool(row.form.is_held.data),
        )
        for row in rows
    )


_ROWS = ("suggested", "opposed", "consents")


class DeclarationsForm(Form):
    """What the authors declare, and what they tell the editors alone."""

    competing_interests = TextAreaField(_l("Competing interests"), [ASKED])
    funding = TextAreaField(_l("Funding"))
    ethics = TextAreaField(_l("Ethics"))
    data_availability = TextAreaField(_l("Data availability"))
    ai_use = TextAreaField(_l("Use of artificial intelligence"))
    is_original = BooleanField(
        _l("This is our own work, not published before and not under review elsewhere")
    )
    is_agreed = BooleanField(_l("Every author has read this version and agrees to its sending"))
    suggested = FieldList(FormField(NamedRow), max_entries=MOST + 20)
    opposed = FieldList(FormField(NamedRow), max_entries=MOST + 20)
    consents = FieldList(FormField(ConsentRow), max_entries=MOST_CONSENTS + 20)
    cover_letter = TextAreaField(_l("Letter to the editors"))

    def ask(self, policy: Policy) -> None:
        """Mark what papers of this kind must declare."""
        self.ethics.flags.required = policy.is_reviewed

    def declarations(self) -> Declarations:
        """Return what was typed."""
        return Declarations(
            **{name: self[name].data or "" for name in STATEMENTS},
            is_original=bool(self.is_original.data),
            is_agreed=bool(self.is_agreed.data),
            suggested=_named_in(self.suggested),
            opposed=_named_in(self.opposed),
            consents=_consents_in(self.consents),
        )

    def show(self, invalid: Invalid) -> None:
        """Put errors named `suggested-<place>-<field>` or `opposed-…` beside their fields."""
        super().show(Invalid(show_in_rows(self, _ROWS, invalid.errors)))


class SendForm(Form):
    """The last step has nothing but its button."""


class AnswerRow(Form):
    """One point of a review answered; the reviewer's words are not taken from the form."""

    key = HiddenField()
    answer = TextAreaField(_l("Your answer"))
    place = StringField(_l("Where in the paper"))


class RevisionForm(Form):
    """A revision: its files, and the answer to the comments."""

    rows = FieldList(FormField(AnswerRow), max_entries=MOST_ROWS + 20)

    manuscript = FileField(_l("The new manuscript"))
    anonymized = FileField(_l("The new copy without names"))
    response = TextAreaField(_l("Your answer to the comments"))
    response_file = FileField(_l("Or the answer as a file"))
    looked = BooleanField(_l("I have looked at each of these: none tells who we are"))
    cited = BooleanField(_l("These are sources that I cite as I would cite anybody’s"))

    def show(self, invalid: Invalid) -> None:
        """Put errors named `answer-<key>` and `place-<key>` beside the cells of their row."""
        rows = {row.form["key"].data: row for row in self.rows}
        others = {}
        for name, said in invalid.errors.items():
            cell, _sign, key = name.partition("-")
            if cell in ("answer", "place") and key in rows:
                field = rows[key].form[cell]
                field.errors = [*field.errors, speak(said)]
            else:
                others[name] = said
        # A list of rows does not look into them by itself.
        self.rows.errors = [row.errors for row in self.rows if row.errors]
        super().show(Invalid(others))


class WithdrawForm(Form):
    """Why a paper is taken back, for who wishes to say."""

    reason = TextAreaField(_l("Reason, if you wish to give one"))


__all__ = [
    "AnonymizedForm",
    "DeclarationsForm",
    "DetailsForm",
    "EmailField",
    "FileForm",
    "ManuscriptForm",
    "RevisionForm",
    "SendForm",
    "StartForm",
    "WithdrawForm",
]
