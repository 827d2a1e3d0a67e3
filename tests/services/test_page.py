"""Pages about the journal, as the manager keeps them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from journal.domain.office import Office
from journal.domain.pages import PageFields
from journal.domain.refusal import Invalid, Refused
from journal.queries.page import Span, about_page, page_versions, pages
from journal.services import page as about
from journal.services.overwriting import fingerprint
from tests.cast import person
from tests.conftest import START

TODAY, DAY = START.date(), timedelta(days=1)
AIMS = PageFields("Aims and scope", body="What we publish.")


def refused(act, *args: object) -> set[str]:
    with pytest.raises(Invalid) as error:
        act(*args)
    return set(error.value.errors)


def test_a_page_is_written_renamed_moved_and_taken_away(app: Flask):
    manager = person(app, "magpie", Office.MANAGER)
    with app.app_context():
        by = manager.acting(START)
        one = about.create_page(by, AIMS)
        assert about.create_page(by, AIMS) == one
        two = about.create_page(by, PageFields("Privacy", body="None is kept."))
        about.place_page(by, two, 1)
        assert [line.slug for line in pages(TODAY)] == ["privacy", "aims-and-scope"]
        assert refused(about.create_page, by, replace(AIMS, body="Another.")) == {"slug"}
        assert refused(about.create_page, by, PageFields("Blank", body="")) == {"body"}
        seen = fingerprint(PageFields("Aims and scope", "aims-and-scope"))
        about.rename_page(by, one, "Aims", "aims", seen)
        about.rename_page(by, one, "Aims", "aims", seen)
        assert refused(about.rename_page, by, one, "Our aims", "aims", seen) == {"overwritten"}
        assert refused(about.rename_page, by, one, "", "privacy") == {"title", "slug"}
        assert about_page("aims", TODAY).title == "Aims"
        about.remove_page(by, one)
        about.remove_page(by, one)
        assert about_page("aims", TODAY) is None
        with pytest.raises(Refused):
            about.rename_page(by, one, "Aims", "aims")


def test_a_text_holds_from_its_day_and_the_one_before_stays_readable(app: Flask):
    manager, may = person(app, "magpie", Office.MANAGER), date(2026, 5, 1)
    with app.app_context():
        by = manager.acting(START)
        one = about.create_page(by, AIMS, date(2019, 1, 1))
        about.write_version(by, one, "What we will publish.", may)
        (later, _first) = page_versions(one)
        assert about.write_version(by, one, "What we will publish.", may) == later.id
        wrong = (
            ("Other.", may, {"holds_from"}),
            ("", may + DAY, {"body"}),
            ("Yesterday.", TODAY - DAY, {"holds_from"}),
        )
        for body, day, fields in wrong:
            assert refused(about.write_version, by, one, body, day) == fields
        now = about_page("aims-and-scope", may - DAY)
        assert (now.body, now.span.until, now.earlier) == ("What we publish.", None, ())
        then = about_page("aims-and-scope", may)
        assert (then.body, then.earlier) == (
            "What we will publish.",
            (Span(date(2019, 1, 1), may - DAY),),
        )
        assert about_page("aims-and-scope", may, date(2019, 1, 1)).body == "What we publish."
        assert about_page("aims-and-scope", may, may + DAY) is None
        assert about_page("aims-and-scope", TODAY, may) is None


def test_a_slip_is_mended_and_what_is_over_stays_as_it_was(app: Flask):
    manager, may = person(app, "magpie", Office.MANAGER), date(2026, 5, 1)
    with app.app_context():
        by = manager.acting(START)
        one, other = about.create_page(by, AIMS), about.create_page(by, PageFields("B", body="C"))
        about.write_version(by, one, "Later.", may)
        later, first = page_versions(one)
        seen = fingerprint((first.body, first.holds_from))
        about.correct_version(by, one, first.id, "We publish.", TODAY, seen)
        assert refused(about.correct_version, by, one, first.id, "Ha.", TODAY, seen) == {
            "overwritten"
        }
        assert about_page("aims-and-scope", TODAY).corrected_at == START
        moved = (by, one, first.id, "We publish.", TODAY + DAY)
        assert refused(about.correct_version, *moved) == {"holds_from"}
        about.correct_version(by, one, later.id, "Later still.", may + DAY)
        assert page_versions(one)[0].corrected_at is None
        assert refused(about.drop_version, by, one, first.id) == {"holds_from"}
        past = manager.acting(START + timedelta(days=90))
        assert refused(about.correct_version, past, one, first.id, "Ha.", TODAY) == {"body"}
        for page_id, version_id in ((other, first.id), (one, "z" * 18)):
            with pytest.raises(Refused):
                about.correct_version(by, page_id, version_id, "Ha.", TODAY)
        about.drop_version(by, other, later.id)
        about.drop_version(by, one, later.id)
        about.drop_version(by, one, later.id)
        assert [kept.id for kept in page_versions(one)] == [first.id]
