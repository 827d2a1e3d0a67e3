"""Who makes the journal, as everybody may read it."""

from datetime import date

import pytest
from flask import Flask

from journal.domain.office import Office
from journal.domain.refusal import Refused
from journal.models.account import OfficeHeld
from journal.queries.masthead import Scope, masthead
from journal.services.masthead import place_group, place_member, save_headings
from tests.builders.call import announced_call, draft_call
from tests.cast import keep, person, section
from tests.conftest import START

TODAY = date(2026, 3, 2)


def held(account_id: str, office: Office, **more: object) -> OfficeHeld:
    return OfficeHeld(
        **({"starts_on": date(2026, 1, 5), "account_id": account_id, "office": office} | more)
    )


def names(groups) -> list[tuple[str, list[str]]]:
    return [(group.key, [member.name for member in group.members]) for group in groups]


def test_the_masthead_names_people_by_office_with_what_they_look_after(app: Flask):
    articles, letters = section(app), section(app, "Letters")
    chief, manager = person(app, "chirp", Office.CHIEF), person(app, "magpie", Office.MANAGER)
    gull, newt = person(app, "gull"), person(app, "newt")
    announced, draft = announced_call(app, chief), draft_call(app, chief, slug="secret")
    keep(
        app,
        held(gull.id, Office.EDITOR, section_id=articles, starts_on=date(2024, 5, 1)),
        held(gull.id, Office.EDITOR, section_id=letters),
        held(newt.id, Office.GUEST, call_id=announced),
        held(manager.id, Office.GUEST, call_id=draft),
    )
    with app.app_context():
        found = masthead(TODAY)
    assert names(found.present) == [
        (Office.CHIEF, [chief.name]),
        (Office.EDITOR, [gull.name]),
        (Office.GUEST, [newt.name]),
    ]
    (editor,) = found.present[1].members
    assert editor.since == date(2024, 5, 1)
    assert {scope.title for scope in editor.scopes} == {"Scientific articles", "Letters"}
    assert (editor.affiliation, editor.country) == (gull.affiliation, "GE")
    assert found.present[2].members[0].scopes == (Scope("Prisons", "prisons"),)
    assert found.former == ()


def test_who_left_is_remembered_and_who_comes_later_is_not_yet_named(app: Flask):
    gone, again, later = (person(app, name) for name in ("gone", "again", "later"))
    over = {"starts_on": date(2020, 1, 1), "ends_on": date(2025, 12, 31)}
    keep(
        app,
        held(gone.id, Office.CHIEF, **over),
        held(again.id, Office.CHIEF, **over),
        held(again.id, Office.CHIEF),
        held(later.id, Office.CHIEF, starts_on=date(2026, 9, 1)),
    )
    with app.app_context():
        found = masthead(TODAY)
    assert names(found.present) == [(Office.CHIEF, [again.name])]
    assert names(found.former) == [(Office.CHIEF, [gone.name])]
    assert found.former[0].members[0].until == date(2025, 12, 31)


def test_who_is_blocked_or_has_not_answered_yet_is_not_named(app: Flask):
    person(app, "gull", Office.CHIEF, is_blocked=True)
    person(app, "newt", Office.CHIEF, password=None)
    with app.app_context():
        assert masthead(TODAY).present == ()


def test_a_person_wishes_what_the_masthead_tells_and_the_manager_puts_it_in_order(app: Flask):
    magpie = person(app, "magpie", Office.MANAGER)
    shy = person(app, "ash", Office.EDITOR, shows_affiliation=False, shows_country=False)
    open_, other = person(app, "bee", Office.EDITOR), person(app, "cat", Office.EDITOR)
    chief, deputy = person(app, "chirp", Office.CHIEF), person(app, "dove")
    keep(app, held(deputy.id, Office.CHIEF, is_deputy=True))
    with app.app_context():
        by = magpie.acting(START)
        (chiefs, deputies, editors) = masthead(TODAY).present
        assert [group.label for group in (chiefs, deputies)] == [
            "Editor-in-chief",
            "Deputy editor-in-chief",
        ]
        told = {one.name: (one.affiliation, one.country) for one in editors.members}
        assert told[shy.name] == ("", "")
        assert told[open_.name] == (open_.affiliation, "GE")
        for _click in range(2):
            place_group(by, "editor", 1)
            place_member(by, "editor", other.id, 1)
            save_headings(by, {"editor": "  Board "}, frozenset({"deputy"}))
        assert names(masthead(TODAY).present) == [
            ("editor", [other.name, shy.name, open_.name]),
            ("chief", [chief.name]),
        ]
        assert masthead(TODAY).present[0].heading == "Board"
        for act in (
            lambda: place_group(chief.acting(START), "chief", 1),
            lambda: place_member(chief.acting(START), "editor", shy.id, 1),
            lambda: place_member(by, "kings", shy.id, 1),
            lambda: save_headings(chief.acting(START), {}, frozenset()),
        ):
            with pytest.raises(Refused):
                act()
