"""What of the settings wants a manager's attention, the urgent first."""

from dataclasses import dataclass

from journal.domain.identity import Identity
from journal.domain.said import N_, Said

# The address that a new journal comes with: nobody reads what arrives there.
_NOBODY = "journal.example"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the journal has now, in numbers."""

    open_sections: int
    chiefs: int
    deputies: int
    managers: int
    pages: int
    parked_jobs: int
    failed_letters: int
    workers: int
    stale_invitations: int


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to see to, and where ("" is nowhere here); urgent is what keeps people idle."""

    said: Said
    url: str
    is_urgent: bool = False


def needs(now: Standing, journal: Identity) -> tuple[Need, ...]:
    """Return what wants attention."""
    found = [*_broken(now), *_people(now), *_settings(now, journal)]
    return tuple(sorted(found, key=lambda need: not need.is_urgent))


def _broken(now: Standing) -> list[Need]:
    found = []
    if now.parked_jobs:
        said = Said.of(N_("Work that failed for good: %(count)s."), count=now.parked_jobs)
        found.append(Need(said, "/manage/jobs", is_urgent=True))
    if not now.workers:
        said = Said(N_("No worker is running: letters wait and nothing is done in the background."))
        found.append(Need(said, "/manage/jobs", is_urgent=True))
    if now.failed_letters:
        text = N_("Letters that could not be sent: %(count)s. The office finds them on its desk.")
        said = Said.of(text, count=now.failed_letters)
        # A manager does not read letters about papers, so there is nowhere to lead to.
        found.append(Need(said, "", is_urgent=True))
    return found


def _people(now: Standing) -> list[Need]:
    found = []
    if not now.chiefs:
        said = N_("Nobody is editor-in-chief: papers without an editor wait for nobody.")
        found.append(Need(Said(said), "/manage/people", is_urgent=True))
    elif not now.deputies:
        said = N_("The editor-in-chief has no deputy: name one before one is needed.")
        found.append(Need(Said(said), "/manage/people?office=chief"))
    if now.managers == 1:
        said = N_("You are the only journal manager: nobody could stand in for you.")
        found.append(Need(Said(said), "/manage/people?office=manager"))
    if now.stale_invitations:
        text = N_("Invitations without an answer for two weeks: %(count)s.")
        said_count = Said.of(text, count=now.stale_invitations)
        found.append(Need(said_count, "/manage/people?standing=invited"))
    return found


def _settings(now: Standing, journal: Identity) -> list[Need]:
    gaps = (
        (
            not now.open_sections,
            N_("No section takes papers: authors can send nothing until one is open."),
            "/manage/sections",
        ),
        (
            journal.contact_email.endswith(_NOBODY),
            N_("The office has no address yet: answers to letters arrive nowhere."),
            "/manage/journal",
        ),
        (
            not journal.licence_name,
            N_("No licence is set: no issue can appear."),
            "/manage/licences",
        ),
    )
    found = [Need(Said(text), url, is_urgent=True) for is_so, text, url in gaps if is_so]
    wishes = (
        (not journal.issn, N_("The journal has no ISSN: indexes ask for one."), "/manage/journal"),
        (not journal.publisher, N_("No publisher is named."), "/manage/journal"),
        (
            not now.pages,
            N_("There is no page about the journal: readers look for aims and policies."),
            "/manage/pages",
        ),
    )
    return found + [Need(Said(text), url) for is_so, text, url in wishes if is_so]
