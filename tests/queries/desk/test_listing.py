"""Lists and searches of the desk hold nothing that the editor may not see."""

import pytest
from flask import Flask

from journal.access.standing import offices_of
from journal.access.viewer import Viewer
from journal.domain.office import Office
from journal.extensions import db
from journal.queries.desk import listing
from journal.queries.desk.editors import editors_for
from journal.queries.desk.files import desk_file
from journal.queries.desk.history import history
from journal.queries.desk.listing import Sought
from journal.queries.desk.outbox import of_paper, outgoing
from journal.queries.desk.ranking import Candidate, Paper, ranking
from journal.queries.desk.reviewers import people
from journal.queries.desk.versions import versions
from journal.services import conflict
from journal.services.assignment import assign
from tests.builders import round as rounds
from tests.builders.call import announced_call
from tests.builders.decision import decided
from tests.builders.submission import sent_paper
from tests.cast import Person, person, section
from tests.conftest import START


class Desk:
    """Three papers: two of articles, one of them by another author, and an essay of a call."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.chief = person(app, "quartz", Office.CHIEF)
        self.articles, self.essays = section(app), section(app, "Essays")
        self.call = announced_call(app, self.chief)
        self.author, self.other = person(app, "larch"), person(app, "rowan")
        self.sleep = rounds.submitted(app, self.author, self.articles, self.chief)
        self.music = rounds.submitted(
            app, self.other, self.articles, self.chief, title="Music & 100% sleep"
        )
        self.essay = rounds.submitted(
            app, self.author, self.essays, self.chief, title="On silence", call_id=self.call
        )

    def viewer(self, who: Person) -> Viewer:
        offices = offices_of(db.session(), who.id, START.date())
        return Viewer(session_id="s", account_id=who.id, offices=offices)

    def found(self, who: Person, **sought: str) -> set[str]:
        with self.app.app_context():
            rows, more = listing.submissions(self.viewer(who), Sought(**sought))
            assert not more
            return {row.submission_id for row in rows}


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


def test_the_chief_searches_by_reference_title_author_state_call_and_section(desk: Desk) -> None:
    chief, everything = desk.chief, {desk.sleep, desk.music, desk.essay}
    with desk.app.app_context():
        rows, _ = listing.submissions(desk.viewer(chief), Sought(words="silence"))
    reference = rows[0].reference
    assert desk.found(chief) == everything
    assert desk.found(chief, words=reference.lower()) == {desk.essay}
    assert desk.found(chief, words="SLEEP") == {desk.sleep, desk.music}
    assert desk.found(chief, words="sleep rowan") == {desk.music}
    assert desk.found(chief, words="100%") == {desk.music}
    assert desk.found(chief, words="_") == set()
    assert desk.found(chief, call_id=desk.call) == {desk.essay}
    assert desk.found(chief, section_id=desk.articles) == {desk.sleep, desk.music}
    assert desk.found(chief, state="in-review") == set()
    assert desk.found(chief, state="no such state") == everything


def test_papers_are_found_by_who_handles_them(desk: Desk) -> None:
    ada = person(desk.app, "basalt", Office.EDITOR, section_id=desk.articles)
    guest = person(desk.app, "gneiss", Office.GUEST, call_id=desk.call)
    for paper, editor in ((desk.sleep, ada), (desk.essay, guest)):
        with desk.app.app_context():
            assign(rounds.now(desk.app, desk.chief), paper, editor.id)
    assert desk.found(desk.chief, editor_id=ada.id) == {desk.sleep}
    assert desk.found(desk.chief, editor_id=desk.chief.id) == {desk.music}
    assert desk.found(desk.chief, editor_id=listing.NOBODY) == set()
    assert desk.found(ada, editor_id=guest.id) == set()
    with desk.app.app_context():
        offered = [listing.editors_named(desk.viewer(who)) for who in (desk.chief, ada, guest)]
    names = [{name for _, name in one} for one in offered]
    both = {ada.name, desk.chief.name}
    assert names == [both | {guest.name}, both, {guest.name}]


def test_another_editor_finds_only_in_what_they_see(desk: Desk) -> None:
    editor = person(desk.app, "basalt", Office.EDITOR, section_id=desk.articles)
    guest = person(desk.app, "gneiss", Office.GUEST, call_id=desk.call)
    assert desk.found(editor) == {desk.sleep, desk.music}
    assert desk.found(guest) == {desk.essay}
    assert desk.found(editor, words="silence") == desk.found(guest, words="music") == set()
    with desk.app.app_context():
        conflict.declare_conflict(rounds.now(desk.app, editor), desk.music, "")
    assert desk.found(editor, words="sleep") == {desk.sleep}
    assert desk.found(desk.author) == set()


def test_people_are_counted_only_in_papers_that_the_editor_sees(desk: Desk) -> None:
    app = desk.app
    editor = person(app, "basalt", Office.EDITOR, section_id=desk.essays)
    heron = person(app, "heron", expertise="Sleep after trauma")
    rounds.in_review(app, desk.chief, desk.sleep)
    rounds.invited(app, desk.chief, desk.sleep, heron)
    with app.app_context():
        (seen,), _ = people(desk.viewer(desk.chief), "trauma")
        assert (seen.name, seen.open_count, seen.last_asked_at) == (heron.name, 1, START)
        (hidden,), _ = people(desk.viewer(editor), "trauma heron")
        assert (hidden.name, hidden.open_count, hidden.last_asked_at) == (heron.name, 0, None)
        assert [one.name for one in people(desk.viewer(desk.chief), "")[0]] == [heron.name]
        assert people(desk.viewer(editor), "") == ((), False)


def test_who_cannot_be_asked_stands_in_the_list_with_the_reason(desk: Desk) -> None:
    app = desk.app
    heron, finch = person(app, "heron"), person(app, "finch")
    rounds.all_reviewed(app, desk.chief, desk.sleep, [finch])
    rounds.invited(app, desk.chief, desk.sleep, heron)
    with app.app_context():
        found = {one.name: one for one in ranked(desk, desk.chief, words="family")}
        told = {name: str(one.bar) for name, one in found.items() if one.bar}
        assert told == {
            desk.author.name: "This person wrote the paper",
            desk.chief.name: "This person handles the paper",
            heron.name: "Already asked in this round",
            finch.name: "Already asked in this round",
        }
        assert found[desk.other.name].bar is None


def ranked(desk: Desk, who: Person, words: str = "") -> tuple[Candidate, ...]:
    """Return the people for the paper on sleep, as this editor gets them."""
    paper = Paper(desk.sleep, "Sleep in solitary confinement, prisons and insomnia", "en", {})
    return ranking(desk.viewer(who), paper, START, words).people


def test_the_earlier_reviewer_comes_first_in_the_next_round(desk: Desk) -> None:
    app = desk.app
    early, late = person(app, "aspen"), person(app, "zinc")
    person(app, "heron", expertise="Sleep and insomnia in prisons")
    rounds.all_reviewed(app, desk.chief, desk.sleep, [late])
    rounds.all_reviewed(app, desk.chief, desk.music, [early])
    decided(app, desk.chief, desk.sleep, "minor-revision")
    with app.app_context():
        found = ranked(desk, desk.chief)
        assert [(one.ranked.place, one.name.split()[0]) for one in found] == [
            (1, "Zinc"),
            (2, "Heron"),
            (3, "Aspen"),
        ]
        assert str(found[0].ranked.told[0]) == "Reviewed an earlier version"
        assert str(found[1].ranked.told[0]) == "Knows of: Sleep, prisons, insomnia"
        assert [one.ranked.place for one in ranked(desk, desk.chief, "aspen")] == [3]


def test_an_editor_s_ranking_tells_nothing_of_papers_that_they_do_not_see(desk: Desk) -> None:
    app = desk.app
    editor = person(app, "basalt", Office.EDITOR, section_id=desk.articles)
    heron = person(app, "heron", expertise="Sleep and insomnia in prisons", review_limit=3)
    with app.app_context():
        alone = ranked(desk, editor)
    rounds.in_review(app, desk.chief, desk.essay)
    asked = rounds.invited(app, desk.chief, desk.essay, heron)
    with app.app_context():
        assert ranked(desk, editor) == alone
        assert ranked(desk, desk.chief)[0].ranked.person.open_count == 1
    rounds.reviewed(app, heron, asked)
    with app.app_context():
        assert ranked(desk, editor) == alone
        assert ranked(desk, desk.chief)[0].ranked.person.record.sent == 1


def test_editors_are_offered_with_their_load_and_a_conflict_without_its_reason(desk: Desk) -> None:
    editor = person(desk.app, "basalt", Office.EDITOR)
    person(desk.app, "slate", Office.OFFICE)
    guest = person(desk.app, "gneiss", Office.GUEST, call_id=desk.call)
    with desk.app.app_context():
        conflict.declare_conflict(rounds.now(desk.app, desk.chief), desk.essay, "A cousin")
        viewer = desk.viewer(desk.chief)
        lines = editors_for(viewer, desk.essay, desk.call, START.date())
        assert [(one.account_id, one.load, one.is_in_conflict) for one in lines] == [
            (editor.id, 0, False),
            (guest.id, 0, False),
            (desk.chief.id, 2, True),
        ]
        assert {one.account_id for one in editors_for(viewer, desk.sleep, None, START.date())} == {
            editor.id,
            desk.chief.id,
        }


def test_files_letters_and_history_belong_to_their_paper(desk: Desk) -> None:
    app, heron = desk.app, person(desk.app, "heron")
    rounds.in_review(app, desk.chief, desk.sleep)
    rounds.invited(app, desk.chief, desk.sleep, heron)
    with app.app_context():
        (version,) = versions(desk.sleep)
        manuscript = version.files[0]
        file = desk_file(desk.sleep, manuscript.id)
        assert file is not None
        assert (file.name, "larch" in file.name) == (manuscript.name, False)
        assert file.original == "larch-manuscript.pdf"
        assert desk_file(desk.music, manuscript.id) is None
        viewer = desk.viewer(desk.chief)
        (line,) = of_paper(viewer, desk.sleep, START, {})
        page = outgoing(viewer, line.id, START)
        assert page is not None
        assert "[personal link]" in page.text
        assert "{link}" not in page.text
        assert of_paper(viewer, desk.music, START, {}) == ()
        told = [(one.who, str(one.what)) for one in history(desk.sleep)]
        assert told == [
            (desk.chief.name, f"invited {heron.name}"),
            (desk.chief.name, "opened a round of review"),
            (desk.chief.name, "sent the paper to review"),
        ]


def test_no_author_is_said_to_have_chosen_the_editor(desk: Desk) -> None:
    editor = person(desk.app, "heron", Office.EDITOR, section_id=desk.articles)
    paper = sent_paper(desk.app, desk.author, section_id=desk.articles).submission_id
    with desk.app.app_context():
        told = [(one.who, str(one.what)) for one in history(paper)]
    assert told[:2] == [
        ("", f"The paper was given to {editor.name}"),
        (desk.author.name, "sent the paper"),
    ]
