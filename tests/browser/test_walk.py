"""The whole job by hand in a browser: from the call for papers to the reader's PDF."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import docx
import pytest
from flask import Flask

from journal.documents.passages import Role
from journal.documents.sniff import recognized
from journal.documents.text import passages_of
from journal.domain.office import Office
from tests import cast
from tests.browser import walk_author as author_acts
from tests.browser import walk_issue as issue_acts
from tests.browser import walk_office as office_acts
from tests.browser import walk_review as review_acts
from tests.browser.walk import Journal, Somebody, registers, signs_in
from tests.browser.walk_author import PLACE, TITLE, Paper
from tests.browser.walk_ways import ByKeyboard, OnPhone
from tests.builders.document import docx_of
from tests.builders.issue import pdf
from tests.documents.traced.deep import left_in
from tests.live import serve

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
AUTHOR, TEXT = "Ana Kvirkvelia", "We followed forty people for two years after their release."


@pytest.fixture
def journal(make_app, clock, browser_context) -> Iterator[Journal]:
    """An empty journal on a real socket, with scripts in every browser."""
    apps: list[Flask] = []

    def make(base: str) -> Flask:
        apps.append(make_app(BASE_URL=base))
        return apps[0]

    with serve(make) as base:
        yield Journal(apps[0], base, clock, browser_context)


def made_by_the_test() -> Paper:
    """Return small files: with names where authors leave them, and without."""
    return Paper(
        manuscript=docx_of(TITLE, f"By {AUTHOR}, {PLACE}", TEXT, author=AUTHOR),
        named=docx_of(TITLE, f"By {AUTHOR}", TEXT),
        anonymized=docx_of(TITLE, TEXT, author=AUTHOR),
        revised=docx_of(TITLE, TEXT, "All were adults.", author=AUTHOR),
        where="paragraph 2",
        galleys=(pdf("First proof", 2), pdf("Second proof", 3)),
    )


def from_samples() -> Paper:
    """Return a real manuscript and real articles as galleys; names are put in and out by hand."""
    manuscript = SAMPLES / "docx" / "manuscript-62kB.docx"
    galleys = sorted((SAMPLES / "pdf").glob("*.pdf"))
    if not (manuscript.exists() and galleys):
        pytest.skip(f"the sample documents are not beside the project: no {SAMPLES.parent.name}/")
    content = manuscript.read_bytes()
    return Paper(
        manuscript=rewritten(content, AUTHOR, f"This was written by {AUTHOR}."),
        named=rewritten(content, AUTHOR, f"By {AUTHOR}, as before."),
        anonymized=rewritten(content, AUTHOR),
        revised=rewritten(content, AUTHOR, "A paragraph that the reviewers asked for."),
        where="paragraph",
        galleys=tuple(file.read_bytes() for file in galleys),
    )


def rewritten(content: bytes, author: str, *paragraphs: str) -> bytes:
    """Return the Word document with this author in its properties, and further paragraphs."""
    document = docx.Document(io.BytesIO(content))
    document.core_properties.author = author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def body_of(content: bytes) -> list[str]:
    """Return the words of the text itself."""
    found = passages_of(content, recognized(content))
    return " ".join(one.text for one in found if one.role is Role.BODY).split()


def assert_same_without_names(read: bytes, brought: bytes) -> None:
    """A reviewer reads what the author wrote, and no part of the file tells who that is."""
    texts = [body_of(content) for content in (read, brought)]
    assert texts[0] == texts[1]
    assert left_in(brought, (AUTHOR,))
    assert left_in(read, (AUTHOR, AUTHOR.rsplit(maxsplit=1)[-1])) == set()


@dataclass
class People:
    """Everybody of the walk."""

    manager: Somebody
    chief: Somebody
    maker: Somebody
    guest: Somebody
    author: Somebody
    rolf: Somebody
    rosa: Somebody
    dan: Somebody
    reader: Somebody


def come_in(journal: Journal) -> People:
    """Open a browser for each of them; at first the manager alone has an account."""
    first = cast.person(journal.app, "mona", Office.MANAGER)
    manager = journal.somebody(first.name, first.email)
    names = ("Cora Chief", "Pete Press", "Gita Guest", AUTHOR)
    reviewers = ("Rolf Reviewer", "Rosa Outside", "Dan Busy")
    return People(manager, *map(journal.somebody, (*names, *reviewers, "Rita Reader")))


def call_for_papers(journal: Journal, people: People) -> None:
    """The manager founds the journal, the chief announces a call with a guest editor."""
    people.manager.goes_to("/sign-in")
    signs_in(people.manager)
    office_acts.makes_a_section(people.manager)
    for who, office in ((people.chief, "Editor-in-chief"), (people.maker, "Production editor")):
        office_acts.gives_an_office(people.manager, journal, who, office)
    office_acts.writes_a_call(people.chief)
    office_acts.appoints_a_guest(people.chief, journal, people.guest)
    office_acts.announces_the_call(people.chief)


def submission(journal: Journal, people: People, paper: Paper) -> str:
    """The author registers by letter and sends the paper; return its reference."""
    registers(people.author, journal)
    author_acts.begins_from_the_call(people.author)
    author_acts.writes_the_paper(people.author, paper)
    author_acts.is_told_where_a_name_stands(people.author, paper)
    return author_acts.sends_the_paper(people.author, journal, paper)


def first_round(journal: Journal, people: People, paper: Paper, reference: str) -> None:
    """Of three reviewers one declines, one works by the link alone, one has an account."""
    rolf, rosa, guest = people.rolf, people.rosa, people.guest
    registers(rolf, journal)
    journal.letter(guest, "a paper for you to handle")
    review_acts.sends_it_to_review(guest)
    review_acts.invites_by_address(guest, people.dan)
    review_acts.invites_by_address(guest, rosa)
    review_acts.invites(guest, rolf)
    review_acts.declines_by_link(people.dan, journal)
    review_acts.accepts_by_link(rosa, journal, "would you review")
    review_acts.accepts_signed_in(rolf, journal, "would you review")
    for reviewer in (rosa, rolf):
        read = review_acts.reads_and_reviews(reviewer, reference, 1, "Major revision")
        assert_same_without_names(read, paper.anonymized)
    review_acts.recommends(guest, "Major revision")
    review_acts.decides(people.chief, "Major revision")
    letter = author_acts.reads_the_decision(people.author, journal, "please revise your paper")
    assert "describe the sample." in letter
    assert not any(one.name in letter for one in (rolf, rosa, people.dan))


def second_round(journal: Journal, people: People, paper: Paper, reference: str) -> None:
    """The author revises, the same two read it again, and the chief accepts."""
    rolf, rosa, guest = people.rolf, people.rosa, people.guest
    author_acts.sends_a_revision(people.author, paper)
    journal.letter(guest, "the revision is in")
    review_acts.invites(guest, rolf)
    review_acts.invites(guest, rosa)
    review_acts.accepts_signed_in(rolf, journal, "look at it again")
    review_acts.accepts_by_link(rosa, journal, "look at it again")
    for reviewer in (rolf, rosa):
        read = review_acts.reads_and_reviews(reviewer, reference, 2, "Accept")
        assert_same_without_names(read, paper.revised)
    review_acts.recommends(guest, "Accept")
    review_acts.decides(people.chief, "Accept")
    author_acts.reads_the_decision(people.author, journal, "your paper is accepted")


def publication(journal: Journal, people: People, paper: Paper) -> None:
    """Readers get byte for byte the galley that the chief accepted."""
    issue_acts.sends_it_to_production(people.chief)
    issue_acts.begins_an_issue(people.chief)
    issue_acts.is_told_that_a_galley_is_missing(people.chief)
    issue_acts.brings_galleys(people.maker, paper.galleys)
    accepted = issue_acts.accepts_the_galley(people.chief)
    issue_acts.publishes_the_issue(people.chief)
    journal.letter(people.author, "Your paper has appeared")
    assert issue_acts.finds_the_article(people.reader) == accepted
    people.reader.sees(AUTHOR, PLACE)


def walk(journal: Journal, paper: Paper) -> None:
    """Everybody does their part, in the order of life."""
    people = come_in(journal)
    call_for_papers(journal, people)
    reference = submission(journal, people, paper)
    first_round(journal, people, paper, reference)
    second_round(journal, people, paper, reference)
    publication(journal, people, paper)


def test_a_paper_goes_from_the_call_to_the_reader_by_keyboard_alone(journal: Journal):
    journal.way = ByKeyboard
    walk(journal, made_by_the_test())


def test_a_paper_goes_from_the_call_to_the_reader_on_a_phone_without_scripts(journal: Journal):
    journal.opens = partial(journal.opens, "phone", script=False)
    journal.way = OnPhone
    walk(journal, made_by_the_test())


def test_a_real_manuscript_and_real_galleys_go_the_same_way(journal: Journal):
    walk(journal, from_samples())
