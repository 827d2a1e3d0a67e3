"""Kinds of study and their reporting guidelines, as rows of one form."""

from collections.abc import Iterable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, HiddenField, StringField

from journal.domain.refusal import Invalid
from journal.domain.studies import MOST, StudyKind, cleaned
from journal.queries.studies import study_kinds
from journal.services.overwriting import fingerprint
from journal.services.studies import save_study_kinds
from journal.web.asking import acting
from journal.web.forms import Form
from journal.web.manager import blueprint
from journal.web.policy import Policy, policy
from journal.web.rows import show_in_rows


class StudyRow(Form):
    """One kind of study."""

    name = StringField(_l("Kind of study"))
    guideline = StringField(_l("Guideline"))
    address = StringField(_l("Its address"))


class StudiesForm(Form):
    """The list; a row in which nothing stands is left out."""

    kinds = FieldList(FormField(StudyRow), max_entries=MOST + 20)
    seen = HiddenField()

    @classmethod
    def showing(cls, kinds: Iterable[StudyKind], seen: str = "") -> "StudiesForm":
        """Return the form with these rows."""
        rows = [{"name": one.name, **_rest(one)} for one in kinds]
        return cls(formdata=None, data={"kinds": rows, "seen": seen})

    def show(self, invalid: Invalid) -> None:
        """Put errors named `kinds-<place>-<field>` beside their fields."""
        super().show(Invalid(show_in_rows(self, ("kinds",), invalid.errors)))

    def rows(self) -> tuple[StudyKind, ...]:
        """Return what was typed."""
        return tuple(
            StudyKind(*(row.form[name].data or "" for name in StudyKind.__slots__))
            for row in self.kinds
        )


def _rest(one: StudyKind) -> dict[str, Any]:
    return {"guideline": one.guideline, "address": one.address}


@blueprint.get("/manage/studies")
@policy(Policy.MANAGER)
def studies() -> ResponseReturnValue:
    """Show the list."""
    kinds = study_kinds()
    return _page(StudiesForm.showing(kinds, fingerprint(kinds)))


@blueprint.post("/manage/studies")
@policy(Policy.MANAGER)
def studies_now() -> ResponseReturnValue:
    """Keep the list; the button that adds a row shows the page with one more."""
    form = StudiesForm()
    rows = cleaned(form.rows())
    if "add" in request.form:
        return _page(StudiesForm.showing((*rows, StudyKind()), form.seen.data or ""))
    try:
        save_study_kinds(acting(), rows, form.seen.data)
    except Invalid as invalid:
        form = StudiesForm.showing(rows, form.seen.data or "")
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = fingerprint(study_kinds())
        return _page(form), 422
    flash(_("The list is saved. Papers keep what they have named."), "good")
    return redirect(url_for("manager.studies"), 303)


def _page(form: StudiesForm) -> str:
    return render_template("manager/studies.html", form=form)
