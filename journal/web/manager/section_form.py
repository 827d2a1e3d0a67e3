"""The form of a section."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import InputRequired

from journal.domain.sections import ARTICLE_TYPES, ASKABLE, SectionFields
from journal.domain.transparency import TRANSPARENCY_LABELS, Transparency
from journal.queries.licence import licences
from journal.services.words import speak
from journal.web.choices import form_choices
from journal.web.limits_form import LimitsForm

NEEDED = InputRequired(_l("Please fill this in."))


class SectionForm(LimitsForm):
    """A kind of contribution."""

    title = StringField(_l("Title"), [NEEDED])
    policy = TextAreaField(_l("Policy"))
    is_open = BooleanField(_l("Takes papers"))
    is_reviewed = BooleanField(_l("Papers are peer reviewed"))
    needs_abstract = BooleanField(_l("Papers need an abstract"))
    abstract_headings = TextAreaField(_l("Headings of the abstract"))
    is_advice_only = BooleanField(_l("Advice only: who is over a limit is warned, and may send"))
    is_guideline_asked = BooleanField(
        _l("Authors must tell the kind of study and how they followed its guideline")
    )
    is_retired = BooleanField(_l("Retired: kept for what was published in it"))
    is_indexed = BooleanField(_l("Articles are offered to indexes"))
    transparency = SelectField(_l("Who knows whom in review"))
    article_type = SelectField(_l("Kind of article"))
    declarations = SelectMultipleField(
        _l("Authors must declare"),
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )
    licence_id = SelectField(_l("Licence"))
    review_form_id = SelectField(_l("What reviewers are asked"), validate_choice=False)
    checks = TextAreaField(_l("Checks before review"))
    slug = StringField(_l("Short name"))
    seen = HiddenField()

    @classmethod
    def showing(cls, stored: SectionFields, seen: str = "") -> "SectionForm":
        """Return the form with what is stored."""
        chosen = {
            "licence_id": stored.licence_id or "",
            "review_form_id": stored.review_form_id or "",
        }
        data = asdict(stored) | chosen | {"seen": seen}
        return cls(formdata=None, data=data | {"declarations": stored.declarations.split()})

    def offer(self) -> None:
        """Fill the choices, named in the page's language."""
        self.transparency.choices = _named(TRANSPARENCY_LABELS)
        self.article_type.choices = _named(ARTICLE_TYPES)
        self.declarations.choices = _named(ASKABLE)
        more = [(one.id, one.name) for one in licences()]
        self.licence_id.choices = [("", _("The usual one")), *more]
        self.review_form_id.choices = form_choices(_("The journal’s usual form"))

    def values(self) -> SectionFields:
        """Return what was typed."""
        return SectionFields(
            title=self.title.data or "",
            slug=self.slug.data or "",
            policy=self.policy.data or "",
            checks=self.checks.data or "",
            is_reviewed=bool(self.is_reviewed.data),
            needs_abstract=bool(self.needs_abstract.data),
            abstract_headings=self.abstract_headings.data or "",
            is_guideline_asked=bool(self.is_guideline_asked.data),
            is_advice_only=bool(self.is_advice_only.data),
            is_open=bool(self.is_open.data),
            is_retired=bool(self.is_retired.data),
            is_indexed=bool(self.is_indexed.data),
            transparency=Transparency(self.transparency.data),
            article_type=self.article_type.data or "",
            declarations=" ".join(self.declarations.data or ()),
            licence_id=self.licence_id.data or None,
            review_form_id=self.review_form_id.data or None,
            **self.limits,
        )


def _named(labels: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(str(key), speak(label)) for key, label in labels.items()]
