"""What manager and chief do before the first paper comes: sections, people, a call."""

from playwright.sync_api import expect

from tests.browser.walk import Journal, Somebody, chooses_a_password

SECTION, CALL, SPECIAL = "Scientific articles", "Sleep behind walls", "Sleep and dignity"


def makes_a_section(manager: Somebody) -> None:
    """Say what kinds of contribution there are."""
    manager.goes_to("/manage")
    manager.follows("Sections")
    manager.follows("Add a section")
    manager.writes("Title", SECTION)
    manager.writes("Policy", "Findings from practice and research.")
    for what in ("Takes papers", "Papers are peer reviewed", "Papers need an abstract"):
        manager.ticks(what)
    manager.presses("Save")
    manager.sees(SECTION)


def gives_an_office(manager: Somebody, journal: Journal, to: Somebody, office: str) -> None:
    """Bring somebody in by name and address; they choose their password by the letter."""
    manager.goes_to("/manage/people")
    manager.follows("Invite somebody")
    manager.writes("Name", to.name)
    manager.writes("E-mail address", to.email)
    manager.chooses("Office", office)
    manager.presses("Invite")
    manager.sees_title(to.name)
    manager.sees("No password yet", office)
    chooses_a_password(to, journal, "Your office")


def writes_a_call(chief: Somebody) -> None:
    """Write a call with its special section; nobody outside sees it yet."""
    chief.goes_to("/desk")
    chief.follows("Calls")
    chief.follows("Write a call")
    chief.writes("Title", CALL)
    chief.writes("Summary", "What detention does to sleep, and what helps.")
    chief.writes("Themes", "Solitary confinement\nAfter release")
    chief.writes("Title of the special section", SPECIAL)
    chief.writes("Opens", "2026-03-02")
    chief.writes("Closes", "2026-06-30")
    chief.presses("Keep as a draft")
    chief.sees_title(CALL)


def appoints_a_guest(chief: Somebody, journal: Journal, guest: Somebody) -> None:
    """Make somebody new guest editor of the call; the letter goes when the call is announced."""
    chief.follows("Appoint or end guest editors")
    chief.writes("Name", guest.name)
    chief.writes("E-mail address", guest.email)
    chief.writes("Affiliation", "Centre for Dawn")
    chief.presses("Appoint")
    chief.sees(guest.email)
    chooses_a_password(guest, journal, "Guest editor of")


def announces_the_call(chief: Somebody) -> None:
    """Make the call public."""
    chief.goes_to("/desk/calls")
    chief.follows(CALL)
    chief.confirms("Announce")
    expect(chief.page.get_by_role("link", name="Public page")).to_be_visible()
