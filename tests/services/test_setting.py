"""What the manager sets: identity, menu, logo."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from journal.domain.identifiers import issn
from journal.domain.identity import IdentityFields, Logo, fields_of
from journal.domain.office import Office
from journal.domain.pages import PageFields
from journal.domain.refusal import Invalid, Refused
from journal.extensions import db
from journal.queries.settings import menu
from journal.services import setting
from journal.services.around import identity, surroundings
from journal.services.housekeeping import sweep_files
from journal.services.logo import drawn
from journal.services.overwriting import fingerprint
from journal.services.page import create_page, remove_page
from tests.builders.picture import png_of
from tests.cast import Person, person
from tests.conftest import START


@pytest.fixture
def manager(app: Flask) -> Person:
    return person(app, "magpie", Office.MANAGER)


def refused(act: Callable[..., object], *args: object) -> set[str]:
    with pytest.raises(Invalid) as error:
        act(*args)
    return set(error.value.errors)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2049-3630", "2049-3630"),
        ("20493630", "2049-3630"),
        (" 2434-561x ", "2434-561X"),
        ("2049-3631", None),
        ("2049-363", None),
        ("", None),
    ],
)
def test_the_last_digit_of_an_issn_checks_the_others(typed: str, kept: str | None):
    assert issn(typed) == kept


def test_what_a_manager_sets_stands_before_the_file_and_survives_a_restart(
    make_app: Callable[..., Flask],
):
    app = make_app(NAME="From the file", TAGLINE="Also from it")
    magpie = person(app, "magpie", Office.MANAGER)
    with app.app_context():
        before = fields_of(identity())
        assert (before.name, before.tagline) == ("From the file", "Also from it")
        values = replace(before, name=" Torture  Journal ", tagline="", issn_online="20493630")
        setting.save_identity(magpie.acting(START), values, fingerprint(before))
        setting.save_identity(magpie.acting(START), values, fingerprint(before))
        assert (identity().name, identity().tagline) == ("Torture Journal", "")
        late = replace(values, name="Another")
        assert refused(setting.save_identity, magpie.acting(START), late, fingerprint(before)) == {
            "overwritten"
        }
    with make_app(NAME="From the file").app_context():
        assert (identity().name, identity().issn) == ("Torture Journal", "2049-3630")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 400}, "name"),
        ({"short_name": "x" * 41}, "short_name"),
        ({"contact_email": ""}, "contact_email"),
        ({"contact_email": "office"}, "contact_email"),
        ({"issn_print": "2049-3631"}, "issn_print"),
        ({"issn_print": "2049-3630", "issn_online": "20493630"}, "issn_online"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"language": "tlh"}, "language"),
        ({"languages": "en xx"}, "languages"),
        ({"accent": "red; }"}, "accent"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(app, manager, wrong, field):
    with app.app_context():
        values = replace(IdentityFields("A name", contact_email="a@b.example"), **wrong)
        assert refused(setting.save_identity, manager.acting(START), values) == {field}


def test_nobody_else_sets_anything(app: Flask):
    chief = person(app, "chirp", Office.CHIEF)
    with app.app_context():
        by = chief.acting(START)
        with pytest.raises(Refused):
            setting.save_identity(by, IdentityFields("Mine", contact_email="a@b.example"))
        for act in (setting.hide_entry, setting.show_entry, setting.add_entry, setting.drop_entry):
            with pytest.raises(Refused):
                act(by, "calls")
        with pytest.raises(Refused):
            setting.remove_logo(by)


def test_the_menu_is_put_in_order_hidden_and_lengthened_by_pages(app: Flask, manager: Person):
    def shown() -> list[str]:
        return [one.key if not one.slug else one.slug for one in menu() if not one.is_hidden]

    with app.app_context():
        by = manager.acting(START)
        assert shown() == ["issues", "calls", "about", "search", "submit", "account"]
        aims = create_page(by, PageFields("Aims", body="What we publish."))
        setting.place_entry(by, "about", 1)
        setting.hide_entry(by, "calls")
        setting.show_entry(by, "team")
        setting.add_entry(by, aims)
        setting.add_entry(by, aims)
        assert shown() == ["about", "issues", "team", "search", "submit", "account", "aims"]
        setting.drop_entry(by, "calls")
        setting.place_entry(by, "no such entry", 1)
        remove_page(by, aims)
        setting.show_entry(by, "calls")
        assert shown() == ["about", "issues", "calls", "team", "search", "submit", "account"]
        with pytest.raises(Refused):
            setting.add_entry(by, aims)


def test_a_logo_is_drawn_light_and_nothing_else_is_taken(app: Flask, manager: Person):
    def brought(content: bytes) -> Logo:
        stored = surroundings().storage.receive(io.BytesIO(content), 10**7)
        sha256, told = drawn(stored, "logo.png", "light")
        assert len(told.content) <= 10_000
        return Logo(sha256, told.width, told.height, "The journal")

    with app.app_context():
        by, svg = manager.acting(START), b"<svg xmlns='http://www.w3.org/2000/svg'/>"
        for bad in (svg, b"", png_of()[:200], png_of(8, 8), png_of(900, 300, is_noise=True)):
            assert refused(brought, bad) == {"light"}
        logo = brought(png_of(2000, 600))
        assert (logo.width, logo.height) == (214, 64)
        assert refused(setting.set_logo, by, replace(logo, alt="", is_alone=True)) == {"alt"}
        assert refused(setting.set_logo, by, replace(logo, light="")) == {"light"}
        setting.set_logo(by, logo)
        assert identity().logo == logo
        db.session.remove()
        later = replace(by, at=START + timedelta(days=4000))
        assert sweep_files(later) > 0
        assert surroundings().storage.exists(logo.light)
        setting.remove_logo(by)
        setting.remove_logo(by)
        assert identity().logo is None
