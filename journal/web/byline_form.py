"""The byline as a form of rows that are added, moved and dropped by plain buttons."""

import re
from collections.abc import Sequence
from dataclasses import asdict, replace

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    FieldList,
    FormField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    widgets,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from journal.domain.author import MOST_AUTHORS, AuthorEntry
from journal.domain.credit import ROLES, kept
from journal.domain.public_names import KIND_LABELS, NameKind
from journal.domain.refusal import Invalid
from journal.services.words import speak
from journal.web.forms import ASKED, Form
from journal.web.named import country_code, country_name

_PLACE = re.compile(r"authors-(\d+)-(\w+)")
_TEXTS = (
    "name",
    "family_name",
    "other_script_name",
    "public_name",
    "email",
    "orcid",
    "affiliation",
    "country",
)


class AuthorRow(Form):
    """One author."""

    id = HiddenField()
    name = StringField(_l("Name"), [ASKED])
    family_name = StringField(_l("Family name"))
    other_script_name = StringField(_l("Name in another script"))
    kind = RadioField(
        _l("Public name"),
        choices=[SelectChoice(kind.value, _l(label)) for kind, label in KIND_LABELS.items()],
        default=NameKind.NAME.value,
    )
    public_name = StringField(_l("Pseudonym or initials"))
    keeps_affiliation = BooleanField(_l("Affiliation and country stay public"))
    opens_to_coauthors = BooleanField(_l("The other authors of this paper may read the name"))
    email = EmailField(_l("E-mail address"))
    orcid = StringField(_l("ORCID iD"))
    affiliation = StringField(_l("Affiliation"))
    country = StringField(_l("Country"))
    ror = HiddenField()
    roles = SelectMultipleField(
        _l("What this person contributed"),
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
        choices=[SelectChoice(key, _l(label)) for key, label in ROLES.items()],
    )


class BylineForm(Form):
    """All authors in their order; `corresponding` is the number in the name of a row's fields."""

    authors = FieldList(FormField(AuthorRow), max_entries=MOST_AUTHORS + 20)
    corresponding = StringField(_l("Corresponding author"))

    def show(self, invalid: Invalid) -> None:
        """Put errors named `authors-<place>-<field>` beside their fields."""
        others = {}
        for name, said in invalid.errors.items():
            found = _PLACE.fullmatch(name)
            place = int(found[1]) if found else len(self.authors)
            if found and found[2] in _TEXTS and place < len(self.authors):
                field = self.authors[place].form[found[2]]
                field.errors = [*field.errors, speak(said)]
            else:
                others["corresponding"] = said
        # A list of rows does not look into them by itself.
        self.authors.errors = [row.errors for row in self.authors if row.errors]
        super().show(Invalid(others))


def form_of(entries: Sequence[AuthorEntry]) -> BylineForm:
    """Return the form that shows these entries; a blank one where there is none."""
    shown = [_shown(entry) for entry in entries]
    places = [place for place, entry in enumerate(entries) if entry.is_corresponding]
    return BylineForm(
        formdata=None,
        data={
            "authors": shown or [_shown(AuthorEntry())],
            "corresponding": str(places[0]) if places else "",
        },
    )


def _shown(entry: AuthorEntry) -> dict[str, object]:
    country, roles = country_name(entry.country), entry.roles.split()
    return asdict(entry) | {"country": country, "roles": roles}


def entries_in(form: BylineForm) -> list[AuthorEntry]:
    """Return what was typed, row by row."""
    entries = []
    for row in form.authors:
        number = row.name.rpartition("-")[2]
        texts = {name: row.form[name].data or "" for name in _TEXTS}
        entries.append(
            AuthorEntry(
                id=row.form["id"].data or "",
                is_corresponding=form.corresponding.data == number,
                ror=row.form["ror"].data or "",
                roles=kept(row.form["roles"].data or ()),
                kind=_kind(row.form["kind"].data),
                keeps_affiliation=bool(row.form["keeps_affiliation"].data),
                opens_to_coauthors=bool(row.form["opens_to_coauthors"].data),
                **texts | {"country": country_code(texts["country"])},
            )
        )
    return entries


def _kind(text: str | None) -> NameKind:
    return NameKind(text) if text in set(NameKind) else NameKind.NAME


def pressed(entries: Sequence[AuthorEntry], buttons: MultiDict[str, str]) -> list[AuthorEntry]:
    """Return the entries after the button that was pressed; unchanged where it was another."""
    rows = list(entries)
    if "add" in buttons:
        return [*rows, AuthorEntry()]
    for name, act in (("up", _up), ("down", _down), ("remove", _remove)):
        place = buttons.get(name, "")
        if place.isascii() and place.isdecimal() and int(place) < len(rows):
            return act(rows, int(place))
    return rows


def is_pressed(buttons: MultiDict[str, str]) -> bool:
    """Tell whether a row is to be added, moved or dropped."""
    return any(name in buttons for name in ("add", "up", "down", "remove"))


def _up(rows: list[AuthorEntry], place: int) -> list[AuthorEntry]:
    if place:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    return rows


def _down(rows: list[AuthorEntry], place: int) -> list[AuthorEntry]:
    return _up(rows, place + 1) if place + 1 < len(rows) else rows


def _remove(rows: list[AuthorEntry], place: int) -> list[AuthorEntry]:
    gone = rows.pop(place)
    if gone.is_corresponding and len(rows) == 1:
        rows[0] = replace(rows[0], is_corresponding=True)
    return rows
