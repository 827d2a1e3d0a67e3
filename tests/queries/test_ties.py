"""Conflicts are found in what the journal knows; whom the journal asks by itself has none."""

from datetime import date

from flask import Flask

from journal.domain.named import Stance
from journal.domain.office import Office
from journal.domain.public_names import NameKind
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.account import Account, PersonNote
from journal.models.named import NamedPerson
from journal.models.submission import Author, Conflict, Submission
from journal.queries.candidates import may_go_by_itself, why_not_by_itself
from journal.queries.ties import Ties, ties_of
from tests.builders import round as rounds
from tests.cast import Person, browser_of, keep, person, section, writing


def told(app: Flask, paper: str, *people: Person) -> list[list[str]]:
    """Return what ties each of these people to the paper."""
    with app.app_context():
        found = ties_of(paper, [one.id for one in people])
        return [[str(said) for said in found[one.id].found] for one in people]


def changed(app: Flask, who: Person, **columns: object) -> None:
    with writing(app):
        row = db.session.get_one(Account, who.id)
        for name, value in columns.items():
            setattr(row, name, value)


def test_each_tie_is_told_with_its_evidence_and_a_stranger_has_none(app: Flask) -> None:
    larch, chief = person(app, "larch"), person(app, "quartz", Office.CHIEF)
    everywhere = section(app)
    heron, wren, robin, swift, crane, stork, finch = (
        person(app, name) for name in "heron wren robin swift crane stork finch".split()
    )
    paper = rounds.submitted(app, larch, everywhere, chief)
    before = rounds.submitted(app, wren, everywhere, chief)
    row = {"submission_id": before, "position": 2, "name": larch.name, "email": larch.email}
    keep(app, Author(**row))
    changed(app, heron, affiliation=f"Department of Sleep, {larch.affiliation}, Tbilisi")
    changed(app, robin, coauthors=f"Ann Rowan\nFamilylarch, Larch <{larch.email}>")
    changed(app, stork, email="stork@clinic.larch.example")
    keep(
        app,
        NamedPerson(
            submission_id=paper, stance=Stance.OPPOSED, position=1, name=swift.name, email=""
        ),
        PersonNote(
            account_id=crane.id,
            about=larch.name,
            written_by_id=chief.id,
            written_at=rounds.now(app, chief).at,
        ),
        PersonNote(
            account_id=finch.id,
            about_id=larch.id,
            until_year=2025,
            written_by_id=chief.id,
            written_at=rounds.now(app, chief).at,
        ),
    )
    assert told(app, paper, heron, wren, robin, swift, crane, stork, finch) == [
        [
            (
                f"At the same institution as {larch.name}: "
                f"Department of Sleep, {larch.affiliation}, Tbilisi"
            )
        ],
        ["In conflict with the paper"],
        [f"Names {larch.name} among those they wrote with"],
        ["Opposed by the authors"],
        [f"Noted by the editors: tied to {larch.name}"],
        [f"Mail at the same institution as {larch.name}: larch.example"],
        [],
    ]
    keep(
        app,
        Conflict(
            submission_id=paper,
            account_id=finch.id,
            reason="We share a grant.",
            declared_at=rounds.now(app, chief).at,
            declared_by_id=finch.id,
        ),
    )
    # What they wrote together is told once everybody can read it.
    with writing(app):
        row = db.session.get_one(Submission, before)
        row.state, row.accepted_at = State.PUBLISHED, rounds.now(app, chief).at
    assert told(app, paper, wren) == [[f"Wrote with {larch.name} in 2026"]]
    changed(app, stork, name=larch.name)
    assert told(app, paper, stork) == [[f"Has the name of an author: {larch.name}"]]
    changed(app, larch, coauthors=finch.email)
    assert told(app, paper, finch) == [
        [
            "Declared a conflict with the paper",
            f"{larch.name} names them among those they wrote with",
        ]
    ]


def test_of_an_author_whose_name_is_sealed_only_the_conflict_is_told(app: Flask) -> None:
    larch, chief = person(app, "larch"), person(app, "quartz", Office.CHIEF)
    heron = person(app, "heron")
    paper = rounds.submitted(app, larch, section(app), chief)
    with writing(app):
        author = db.session.query(Author).filter_by(submission_id=paper).one()
        author.name_kind, author.name, author.affiliation = NameKind.INITIALS, "L.", ""
        author.email = "0123456789@sealed.invalid"
    changed(app, heron, affiliation=larch.affiliation)
    assert told(app, paper, heron) == [["In conflict with the paper"]]


def test_who_tells_nothing_is_unknown_and_not_free_of_conflict(app: Flask) -> None:
    larch, chief = person(app, "larch"), person(app, "quartz", Office.CHIEF)
    paper = rounds.submitted(app, larch, section(app), chief)
    heron = person(app, "heron")
    changed(app, heron, affiliation="", email="heron.canary@gmail.com")
    with app.app_context():
        assert ties_of(paper, [heron.id]) == {heron.id: Ties((), True)}
        assert ties_of(paper, []) == {}


def test_the_journal_asks_nobody_by_itself_whom_an_editor_would_not(app: Flask) -> None:
    larch, chief = person(app, "larch"), person(app, "quartz", Office.CHIEF)
    everywhere = section(app)
    paper = rounds.submitted(app, larch, everywhere, chief)
    rounds.in_review(app, chief, paper)
    heron, wren, at = person(app, "heron"), person(app, "wren"), rounds.now(app, chief).at

    def why(who: Person, **more: bool) -> str:
        with app.app_context():
            said = why_not_by_itself(paper, who.id, at, **more)
            assert may_go_by_itself(paper, who.id, at) is (said is None) or more
            return str(said or "")

    assert why(heron) == ""
    assert why(larch) == "This person wrote the paper"
    changed(app, heron, available_from=date(2030, 1, 1))
    assert why(heron) == "Takes no further review at the moment"
    changed(app, heron, available_from=at.date(), languages="fr")
    assert why(heron) == "Does not say that they read the language of the paper"
    changed(app, heron, languages="fr en", review_limit=0)
    assert why(heron) == "Takes no further review at the moment"
    changed(app, heron, review_limit=None, coauthors=larch.name)
    assert why(heron) == "A conflict was found"
    changed(app, heron, coauthors="")
    rounds.invited(app, chief, paper, wren)
    changed(app, heron, affiliation=wren.affiliation)
    assert why(heron).startswith("At the same institution as another reviewer of this round")
    assert why(heron, may_share=True) == ""
    changed(app, heron, affiliation="Elsewhere")
    for number in range(2):
        other = rounds.submitted(app, person(app, f"alder{number}"), everywhere, chief)
        rounds.in_review(app, chief, other)
        rounds.invited(app, chief, other, heron)
    assert why(heron) == "Takes no further review at the moment"


def test_an_editor_reads_beside_each_person_what_ties_them_to_the_paper(app: Flask) -> None:
    larch, chief = person(app, "larch"), person(app, "quartz", Office.CHIEF)
    heron = person(app, "heron")
    paper = rounds.submitted(app, larch, section(app), chief)
    rounds.in_review(app, chief, paper)
    changed(app, heron, coauthors=larch.name, expertise="Prisons and how people sleep there")
    address = f"/desk/submissions/{paper}/reviewers?q=heron"
    page = browser_of(app, chief).get(address).get_data(as_text=True)
    assert "Conflict found" in page
    assert "Knows of: sleep, prisons" in page or "Knows of: prisons, sleep" in page
    assert "How this was reckoned" in page
    assert f"Names {larch.name} among those they wrote with" in page
    assert browser_of(app, heron).get(address).status_code == 404
