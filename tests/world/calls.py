"""Calls in each of their states, news and pages, written by the real acts."""

import io
from datetime import date

from journal.domain.announcements import AnnouncementFields
from journal.domain.call_fields import CallFields
from journal.domain.identity import Logo
from journal.domain.licences import LicenceFields
from journal.domain.pages import PageFields
from journal.domain.review_form import Condition, Element, Kind
from journal.services.announcement import create_announcement, publish_announcement
from journal.services.around import surroundings
from journal.services.call import announce_call, close_call, create_call
from journal.services.form_element import add_element
from journal.services.guest import appoint_guest
from journal.services.licence import add_licence
from journal.services.logo import drawn
from journal.services.page import create_page
from journal.services.review_form import create_form
from journal.services.setting import set_logo
from tests.builders.picture import png_of
from tests.world.canaries import word
from tests.world.stage import Stage

# Nobody outside knows of the planned call, nor of its guest editor.
GUESTS = {"livelihoods": ("gita",), "prisons": ("gwen", "gil"), "planned": ("gus",)}


def write_calls(stage: Stage, sections: dict[str, str]) -> dict[str, str]:
    """Write four calls; return their ids. The one that is to close is closed by `close`."""
    ids = {}
    for name, opens_on in (
        ("livelihoods", date(2026, 3, 2)),
        ("prisons", date(2026, 3, 2)),
        ("later", date(2026, 9, 1)),
        ("planned", date(2026, 9, 1)),
    ):
        ids[name] = call(stage, name, opens_on, (sections["articles"],))
        if name != "planned":
            stage.act(f"announce {name}", announce_call, "cora", ids[name])
    for name, guests in GUESTS.items():
        for who in guests:
            account_id = stage.people[who].id
            stage.act(f"appoint {who}", appoint_guest, "cora", ids[name], account_id)
    return ids


def call(stage: Stage, name: str, opens_on: date, sections: tuple[str, ...]) -> str:
    """Write a call as a draft; return its id."""
    fields = CallFields(
        title=f"{name.capitalize()} {word('calltitle', name)}",
        slug=name,
        summary=f"Summary {word('callsummary', name)}",
        background=f"Background {word('callbackground', name)}",
        special_section_title=f"Special {word('callspecial', name)}",
        opens_on=opens_on,
        closes_on=date(2026, 12, 31),
        zone="UTC",
        themes=(f"Theme {word('calltheme', name)}", "Work"),
        section_ids=sections,
    )
    return stage.act(f"call {name}", create_call, "cora", fields)


def close(stage: Stage, call_id: str) -> None:
    """Close the call whose papers are published later."""
    stage.act("close livelihoods", close_call, "cora", call_id)


def write_news(stage: Stage) -> dict[str, str]:
    """Write an announcement that is out, one that is not, and a page; return their ids."""
    ids = {}
    for name in ("outnews", "innews"):
        fields = AnnouncementFields(
            f"News {word('newstitle', name)}", name, f"It says {word('newsbody', name)}."
        )
        ids[name] = stage.act(f"news {name}", create_announcement, "mona", fields)
    stage.act("publish news", publish_announcement, "mona", ids["outnews"])
    fields = PageFields("About us", "aims", f"We are {word('page', 'aims')}.")
    ids["aims"] = stage.act("page aims", create_page, "mona", fields)
    _bring_logo(stage)
    licence = LicenceFields("CC0", "https://creativecommons.org/publicdomain/zero/1.0/")
    stage.act("licence", add_licence, "mona", licence)
    _begin_form(stage)
    return ids


def _begin_form(stage: Stage) -> None:
    """Begin a form of reviews that nobody is asked yet."""
    form_id = stage.act("form", create_form, "mona", "Asked anew")
    firm = Element("", Kind.SCALE, "Is it firm?", choices=("no", "yes"))
    firm_id = stage.act("form scale", add_element, "mona", form_id, firm)
    why = Element("", Kind.LONG, "Why not?", asked_if=Condition(firm_id, "1"))
    stage.act("form text", add_element, "mona", form_id, why)


def _bring_logo(stage: Stage) -> None:
    """Show a logo on every public page."""
    with stage.here():
        stored = surroundings().storage.receive(io.BytesIO(png_of()), 10**6)
        sha256, told = drawn(stored, "logo.png", "light")
    logo = Logo(sha256, told.width, told.height, "Two hands", dark=sha256)
    stage.act("logo", set_logo, "mona", logo)
