"""The demonstration's story, told by the journal's own acts on days of the past."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from journal.cli.demonstration import coauthors
from journal.cli.demonstration.content import (
    ANNOUNCEMENTS,
    ARTICLE_TYPES,
    CALLS,
    IDENTITY,
    LATER_TEXTS,
    LICENCE,
    LIMITS,
    PAGES,
    ROLES,
    SECTIONS,
)
from journal.cli.demonstration.declared import FRENCH_LETTER
from journal.cli.demonstration.desk import put_aside
from journal.cli.demonstration.form import ask, begin_form
from journal.cli.demonstration.looks import looked_at
from journal.cli.demonstration.offers import offers
from journal.cli.demonstration.papers import (
    AHEAD,
    INTRODUCTION,
    PAPERS,
    PUBLISHED_FIRST,
    PUBLISHED_SECOND,
    DemoPaper,
)
from journal.cli.demonstration.post import letters
from journal.cli.demonstration.press import galley, issue_of
from journal.cli.demonstration.review import (
    decide,
    invite,
    line_up,
    seen_to,
    to_review,
    whole_round,
    write,
)
from journal.cli.demonstration.stage import Stage
from journal.domain.acting import Acting
from journal.domain.announcements import AnnouncementFields
from journal.domain.call_fields import CallFields
from journal.domain.identity import fields_of
from journal.domain.issue_fields import IssueFields
from journal.domain.letters import Composed
from journal.domain.licences import LicenceFields
from journal.domain.office import GivenOffice, Office
from journal.domain.pages import PageFields
from journal.domain.sections import SectionFields
from journal.domain.workflow import State
from journal.jobs.reminders import remind_people
from journal.services import announcement, call, page, production, review, section
from journal.services.absence import enter_absence
from journal.services.account import Profile, change_profile
from journal.services.around import identity
from journal.services.founding import found
from journal.services.inviting import invite_person
from journal.services.issue_schedule import Appointed, schedule_issue
from journal.services.keeping import name_keeper
from journal.services.letter_template import save_wording
from journal.services.licence import add_licence
from journal.services.online_first import publish_first
from journal.services.people import account_for, appoint
from journal.services.recommendation import recommend
from journal.services.setting import save_identity
from journal.services.triage import return_to_author
from journal.services.withdrawal import withdraw

_BEGINNING = 420.0
_SPECIAL = "livelihoods"
_EXPERTISE = {
    "reviewer1": "trauma therapy, group work, prisons, Africa",
    "reviewer2": "forensic medicine, documentation of injuries, epidemiology, statistics",
    "reviewer3": "international law, evidence, interviews, qualitative methods",
}


def tell(now: datetime, password: str) -> None:
    """Fill an empty journal with the demonstration, up to this instant."""
    stage = Stage(now)
    _people(stage, password)
    _identity(stage)
    _house(stage)
    _calls(stage)
    _two_issues(stage)
    _reviewing(stage)
    _deciding(stage)
    _making(stage)
    put_aside(stage)
    _reminding(stage)


def _two_issues(stage: Stage) -> None:
    """Two issues that are out; the special section of a call goes over both."""
    opening = {"bakeries": _through(stage, PAPERS["bakeries"], 325, _SPECIAL)}
    first = {paper.key: _through(stage, paper, 330) for paper in PUBLISHED_FIRST}
    issue_of(stage, _issue(stage, "1", 205), first | opening, dict.fromkeys(opening, _SPECIAL), 200)
    goes_on = {
        paper.key: _through(stage, paper, 250, _SPECIAL)
        for paper in (INTRODUCTION, PAPERS["cost"], PAPERS["trade"])
    }
    others = [p for p in PUBLISHED_SECOND if p.key not in {"bakeries", *goes_on}]
    second = goes_on | {paper.key: _through(stage, paper, 250) for paper in others}
    issue_of(stage, _issue(stage, "2", 80), second, dict.fromkeys(goes_on, _SPECIAL), 75)


def _people(stage: Stage, password: str) -> None:
    for role, (name, family, place, country, offices) in ROLES.items():
        by = Acting(at=stage.now - timedelta(days=_BEGINNING), job="demo")
        stage.people[role] = found(by, name, f"{role}@demo.example", password, offices)
        profile = Profile(
            name=name,
            family_name=family,
            affiliation=place,
            country=country,
            expertise=_EXPERTISE.get(role, ""),
            languages="en fr es",
        )
        change_profile(stage.by(role, _BEGINNING), profile)
    for keeper in ("office", "production"):
        name_keeper(stage.by("manager", _BEGINNING), f"{keeper}@demo.example")
    for paper in (*PUBLISHED_FIRST, *PUBLISHED_SECOND, *PAPERS.values()):
        _author(stage, paper)


def _author(stage: Stage, paper: DemoPaper) -> str:
    """Return the key of the account that sends the paper; it is made where it is missing."""
    first = paper.authors[0]
    for role, (name, *_rest) in ROLES.items():
        if name == first.name:
            return role
    key = first.name.split()[0].encode("ascii", "ignore").decode().lower()
    if key not in stage.people:
        by = stage.by("chief", _BEGINNING)
        address = f"{key}@demo.example"
        stage.people[key] = account_for(
            by, first.name, address, affiliation=first.affiliation, country=first.country
        )
    return key


def _identity(stage: Stage) -> None:
    by = stage.by("manager", _BEGINNING)
    save_identity(by, replace(fields_of(identity()), **IDENTITY))


def _house(stage: Stage) -> None:
    by = stage.by("manager", _BEGINNING)
    for slug, title, policy, is_reviewed, abstract_words, words in SECTIONS:
        fields = SectionFields(
            title=title,
            slug=slug,
            policy=policy,
            is_reviewed=is_reviewed,
            needs_abstract=abstract_words is not None,
            abstract_words=abstract_words,
            manuscript_words=words,
            **LIMITS.get(slug, {}),
            article_type=ARTICLE_TYPES[slug],
            declarations="competing_interests ethics" if is_reviewed else "competing_interests",
        )
        stage.sections[slug] = section.create_section(by, fields)
    add_licence(by, LicenceFields(*LICENCE))
    save_wording(by, "submission_received", "fr", Composed(*FRENCH_LETTER))
    starts_on = by.at.date()
    for slug in ("scientific-articles", "perspectives"):
        editor, scope = stage.people["editor"], stage.sections[slug]
        appoint(by, editor, Office.EDITOR, section_id=scope, starts_on=starts_on)
    _offices(stage)
    for slug, title, body in PAGES:
        kept = page.create_page(by, PageFields(title=title, slug=slug, body=body))
        if slug in LATER_TEXTS:
            later = stage.by("manager", 90)
            page.write_version(later, kept, LATER_TEXTS[slug], later.at.date())
    for number, (slug, title, body) in enumerate(ANNOUNCEMENTS):
        by = stage.by("manager", 12 + 10 * number)
        news = AnnouncementFields(title, slug, body, is_pinned=number == 0)
        announcement.publish_announcement(by, announcement.create_announcement(by, news))


def _offices(stage: Stage) -> None:
    """An editor of former years, and a deputy of the chief who has not answered yet."""
    by = stage.by("manager", _BEGINNING)
    past = GivenOffice(Office.EDITOR, date(2016, 1, 1), by.at.date())
    invite_person(by, "Helga Aasen", "helga@demo.example", past, affiliation="Fjord Clinic")
    now = stage.by("manager", 3)
    asked = GivenOffice(Office.CHIEF, now.at.date(), is_deputy=True)
    invite_person(now, "Nomvula Khumalo", "nomvula@demo.example", asked, country="ZA")


def _calls(stage: Stage) -> None:
    for slug, opened, closes_in in (("livelihoods", 330, -240), ("prisons", 60, 23)):
        title, summary, background, themes, special = CALLS[slug]
        by = stage.by("chief", opened + 2)
        fields = CallFields(
            title=title,
            slug=slug,
            summary=summary,
            background=background,
            themes=themes,
            special_section_title=special,
            contact="office@demo.example",
            references_most=80,
            opens_on=_day(stage, -opened),
            closes_on=_day(stage, closes_in),
        )
        stage.calls[slug] = call.create_call(by, fields)
        guest, starts_on = stage.people["guest"], by.at.date()
        appoint(by, guest, Office.GUEST, call_id=stage.calls[slug], starts_on=starts_on)
        call.announce_call(by, stage.calls[slug])


def _day(stage: Stage, days: int) -> date:
    return (stage.now + timedelta(days=days)).date()


def _through(stage: Stage, paper: DemoPaper, days_ago: float, slug: str | None = None) -> str:
    """Take the paper from its sending through review to an accepted galley; return its id."""
    is_reviewed = paper.section in ("scientific-articles", "perspectives")
    who = _author(stage, paper)
    paper_id = stage.send(paper, who, days_ago, slug, is_reviewed=is_reviewed)
    if is_reviewed:
        to_review(stage, paper_id, days_ago - 5)
        written = whole_round(stage, paper_id, days_ago - 40, 0, 1)
        decide(stage, paper_id, "minor-revision", days_ago - 45, State.IN_REVIEW, written)
        stage.revise(paper_id, paper, who, days_ago - 60)
        decide(stage, paper_id, "accept", days_ago - 66, State.IN_REVIEW)
    else:
        decide(stage, paper_id, "accept-without-review", days_ago - 20, State.SUBMITTED)
    production.to_production(stage.by("production", days_ago - 70), paper_id)
    galley(stage, paper_id, paper, days_ago - 100, is_accepted=True)
    return paper_id


def _issue(stage: Stage, number: str, days_ago: float) -> IssueFields:
    year = (stage.now - timedelta(days=days_ago)).year
    introductions = {
        "1": "Sleep, words and the long way of families: three papers about what stays.",
        "2": "The special section on making a living goes on, beside a tested interview and "
        "a position on remote assessment.",
        "3": "In preparation.",
    }
    titles = {"1": "What stays", "2": "Work after prison", "3": ""}
    return IssueFields(
        volume=max(1, year - 2021),
        number=number,
        year=year,
        title=titles[number],
        introduction=introductions[number],
    )


def _reviewing(stage: Stage) -> None:
    """Papers with their guest editor, their reviewers, or nobody yet."""
    offers(stage)
    stage.draft(PAPERS["visits"], "author1", 3, "prisons")
    stage.send(PAPERS["weapons"], _author(stage, PAPERS["weapons"]), 2)
    returned = stage.send(PAPERS["savings"], "author2", 9)
    return_to_author(
        stage.by("editor", 6), returned, "The abstract is longer than 200 words: please shorten it."
    )

    solitary = stage.send(PAPERS["solitary"], "author1", 48, "prisons")
    to_review(stage, solitary, 45, required=3)
    write(stage, invite(stage, solitary, "reviewer1", 44), "reviewer1", 20, 0)
    late = invite(stage, solitary, "reviewer2", 36)
    review.accept(stage.by("reviewer2", 34), late)
    declined = invite(stage, solitary, "reviewer3", 30)
    review.decline(stage.by("reviewer3", 28), declined, "I have no time before the summer.")
    letters(stage, solitary)
    coauthors.objects(stage, solitary)

    staff = stage.send(PAPERS["staff"], "author2", 55, "prisons")
    to_review(stage, staff, 52)
    coauthors.agrees(stage, staff)
    whole_round(stage, staff, 12, 1, 2)
    seen_to(stage, staff)
    recommend(
        stage.by("guest", 4),
        staff,
        "minor-revision",
        "Both reviewers want it; the legal frame can be added in two paragraphs.",
        expected_state=State.IN_REVIEW,
    )
    looked_at(stage, staff)


def _deciding(stage: Stage) -> None:
    """Papers on which something was decided."""
    music = stage.send(PAPERS["music"], "author2", 130)
    to_review(stage, music, 125)
    written = whole_round(stage, music, 90, 1, 0)
    decide(stage, music, "major-revision", 85, State.IN_REVIEW, written)
    ask(stage, PAPERS["music"].section, begin_form(stage, 20), 16)
    stage.revise(music, PAPERS["music"], "author2", 15)
    ask(stage, PAPERS["music"].section, None, 14)
    line_up(stage, music, "reviewer2", 14)
    line_up(stage, music, "reviewer3", 14)
    again = invite(stage, music, "reviewer1", 12)
    review.accept(stage.by("reviewer1", 10), again)

    wanted = stage.send(PAPERS["teaching"], "author1", 80)
    to_review(stage, wanted, 76)
    written = whole_round(stage, wanted, 25, 0, 1)
    decide(stage, wanted, "major-revision", 20, State.IN_REVIEW, written)

    archives = stage.send(PAPERS["archives"], "author2", 160)
    to_review(stage, archives, 155)
    written = whole_round(stage, archives, 110, 1, 2)
    decide(stage, archives, "reject", 104, State.IN_REVIEW, written)

    radio = stage.send(PAPERS["radio"], "author2", 40)
    withdraw(stage.by("author2", 33), radio, "Our partners asked us to wait.")


def _reminding(stage: Stage) -> None:
    """Whoever was late has been reminded, as if the worker had run on each of these mornings.

    The editor will be away, and the chief stands in.
    """
    away, stand_in = stage.people["editor"], stage.people["chief"]
    enter_absence(stage.by("editor", 3), away, stand_in, _day(stage, 9), _day(stage, 23))
    for days_ago in range(30, 0, -1):
        morning = (stage.now - timedelta(days=days_ago)).replace(hour=10)
        remind_people(Acting(at=morning, job="reminders"))


def _making(stage: Stage) -> None:
    """Papers that were accepted, up to the issue being built."""
    law = stage.send(PAPERS["debate-law"], "author1", 20, is_reviewed=False)
    decide(stage, law, "accept-without-review", 8, State.SUBMITTED)
    dental = _accepted(stage, PAPERS["dental"], "author1", 150)
    production.to_production(stage.by("production", 30), dental)
    galley(stage, dental, PAPERS["dental"], 6, is_accepted=False)
    nurses = _accepted(stage, PAPERS["nurses"], "author1", 170)
    production.to_production(stage.by("production", 50), nurses)
    galley(stage, nurses, PAPERS["nurses"], 20, is_accepted=True)
    third = _issue(stage, "3", 0)
    issue_id = issue_of(stage, third, {"nurses": nurses}, {}, days_ago=10, is_published=False)
    when = Appointed(_day(stage, 6), time(9), "Europe/Copenhagen")
    schedule_issue(stage.by("chief", 1), issue_id, when)
    publish_first(stage.by("chief", 5), _through(stage, AHEAD, 120))


def _accepted(stage: Stage, paper: DemoPaper, who: str, days_ago: float) -> str:
    paper_id = stage.send(paper, who, days_ago)
    to_review(stage, paper_id, days_ago - 4)
    written = whole_round(stage, paper_id, days_ago - 40, 0, 2)
    decide(stage, paper_id, "accept", days_ago - 45, State.IN_REVIEW, written)
    return paper_id
