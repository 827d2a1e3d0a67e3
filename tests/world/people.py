"""The cast: in each relation to a paper somebody, and some with two roles.

ada, ben, dora, abel, alma write; rhea, rolf, rita, rune, ruth, rosa, ravi review; cora and carl are
chiefs, olga the office, saul and seth edit a section, hana edits what is given to her, gita, gwen,
gil and gus are guests, pete and paula produce, mona and mara manage. carl, gil and mara also write,
erik (an editor) and paula also review, kira is an editor in conflict, emil's office has ended: he
keeps sealed names.
"""

from datetime import date

from journal.domain.office import Office
from journal.domain.sections import SectionFields
from journal.models.account import OfficeHeld
from journal.services.people import account_for
from journal.services.section import create_section
from tests.cast import Person, keep
from tests.world.canaries import canary_of, word
from tests.world.stage import Stage

AUTHORS = ("ada", "ben", "abel", "alma")
REVIEWERS = ("rhea", "rolf", "rita", "rune", "ruth", "ravi")
EDITORS = ("cora", "carl", "olga", "hana", "saul", "kira", "erik", "seth", "gita", "gwen", "gil")
OTHERS = ("gus", "emil", "pete", "paula", "mona", "mara")
# dora stands in bylines alone; rosa has an account without a password and comes by her link.
ABSENT, BY_LINK = "dora", "rosa"
# Everybody who goes from page to page; "" is whoever is signed out.
VISITORS = (*AUTHORS, *REVIEWERS, *EDITORS, *OTHERS, BY_LINK, "")


def enter_all(stage: Stage) -> dict[str, str]:
    """Bring everybody in; return the ids of the sections."""
    for who in (*AUTHORS, *REVIEWERS):
        stage.enter(who)
    stage.enter("cora", Office.CHIEF)
    stage.enter("carl", Office.CHIEF)
    stage.enter("olga", Office.OFFICE)
    stage.enter("mona", Office.MANAGER)
    stage.enter("mara", Office.MANAGER)
    stage.enter("pete", Office.PRODUCTION)
    stage.enter("paula", Office.PRODUCTION)
    stage.enter("hana", Office.EDITOR)
    sections = enter_sections(stage)
    for who in ("saul", "kira", "erik"):
        stage.enter(who, Office.EDITOR, section_id=sections["articles"])
    stage.enter("seth", Office.EDITOR, section_id=sections["debate"])
    for who in ("gita", "gwen", "gil", "gus"):
        stage.enter(who)
    _enter_former(stage, sections["articles"])
    enter_by_letter(stage, BY_LINK)
    return sections


def enter_sections(stage: Stage) -> dict[str, str]:
    """Make the sections: one reviewed, one not, one that takes nothing any more."""
    made = {}
    for name, more in (
        ("articles", {}),
        ("debate", {"is_reviewed": False}),
        ("closed", {"is_open": False}),
    ):
        fields = SectionFields(
            title=f"{name.capitalize()} {word('section', name)}",
            slug=name,
            policy=f"Policy {word('policy', name)}",
            abstract_words=250,
            **more,
        )
        made[name] = stage.act(f"section {name}", create_section, "mona", fields)
    return made


def enter_by_letter(stage: Stage, who: str) -> None:
    """Make an account without a password, as an editor does who asks somebody from outside."""
    canary = canary_of(who)
    name = f"{canary.capitalize()} Family{canary}"
    email, place = f"{canary}@{canary}.example", f"Centre {canary.capitalize()}"
    account_id = stage.act(
        f"enter {who}", account_for, "cora", name, email, affiliation=place, country="GE"
    )
    stage.people[who] = Person(account_id, name, email, place, canary)


def _enter_former(stage: Stage, section_id: str) -> None:
    """Bring in an editor whose office has ended."""
    emil = stage.enter("emil")
    keep(
        stage.app,
        OfficeHeld(
            account_id=emil.id,
            office=Office.EDITOR,
            section_id=section_id,
            starts_on=date(2024, 1, 1),
            ends_on=date(2025, 12, 31),
        ),
    )
