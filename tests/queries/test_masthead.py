"""Who makes the journal, as everybody may read it."""

from datetime import date

from flask import Flask

from journal.domain.office import Office
from journal.models.account import OfficeHeld
from journal.queries.masthead import Scope, masthead
from tests.builders.call import announced_call, draft_call
from tests.cast import keep, person, section

TODAY = date(2026, 3, 2)


def held(account_id: str, office: Office, **more: object) -> OfficeHeld:
    return OfficeHeld(
        **({"starts_on": date(2026, 1, 5), "account_id": account_id, "office": office} | more)
    )


def names(groups) -> list[tuple[Office, list[str]]]:
    return [(office, [member.name for member in members]) for office, members in groups]


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
    (editor,) = found.present[1][1]
    assert editor.since == date(2024, 5, 1)
    assert {scope.title for scope in editor.scopes} == {"Scientific articles", "Letters"}
    assert (editor.affiliation, editor.country) == (gull.affiliation, "GE")
    assert found.present[2][1][0].scopes == (Scope("Prisons", "prisons"),)
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
    assert found.former[0][1][0].until == date(2025, 12, 31)


def test_who_is_blocked_is_not_named(app: Flask):
    person(app, "gull", Office.CHIEF, is_blocked=True)
    with app.app_context():
        assert masthead(TODAY).present == ()
