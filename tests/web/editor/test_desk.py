"""The desk in the browser: what an editor reads, and what stays hidden from another."""

import pytest
from flask import Flask

from journal.domain.office import Office
from journal.models.letter import LetterState
from journal.services import outbox
from journal.services.review_file import attach_file
from journal.services.striking import strike
from tests.builders import round as rounds
from tests.builders.call import announced_call
from tests.builders.decision import decided
from tests.builders.submission import upload
from tests.cast import browser_of, person
from tests.web.editor.desk import Desk, beside, filled_buttons

PARTS = (
    "review", "round", "return", "anonymized", "editor", "conflict", "reviewers", "decision",
    "decision/accept", "revert", "recommendation",
)  # fmt: skip
POSTS = (*PARTS[:7], "round/cancel", "decision/accept", "revert", "recommendation")


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


def test_the_work_list_leads_to_what_is_to_be_done(desk: Desk) -> None:
    page = desk.browser.get("/desk").text
    assert "Solitary confinement and sleep" in page
    assert "1 submission waits" in page
    assert 'class="state waiting">New' in page
    assert "There is nothing on this page" in desk.browser.get("/desk?page=7").text
    nobody = browser_of(desk.app, person(desk.app, "slate", Office.EDITOR))
    assert "Nothing waits for you" in nobody.get("/desk").text
    assert "No submission has come to you yet" in nobody.get("/desk/submissions").text


def test_searching_takes_whatever_is_typed(desk: Desk) -> None:
    for query in ("q=%00sleep%01", "q=" + "x" * 5000, "state=%00&call=%00", "page=-1", "q=%F0%9F"):
        assert desk.browser.get(f"/desk/submissions?{query}").status_code == 200
        assert desk.browser.get(f"/desk/people?{query}").status_code == 200
    page = desk.browser.get("/desk/submissions?q=sleep%00&state=submitted").text
    assert "Solitary confinement and sleep" in page
    assert "fits this search" in desk.browser.get("/desk/submissions?q=nothing").text


def test_the_page_of_a_paper_has_one_filled_button(desk: Desk) -> None:
    page = desk.get()
    assert filled_buttons(page) == ["Send to review"]
    for part in (desk.author.name, desk.author.email, "Sleep was followed", "Double anonymized"):
        assert part in page
    reviewers = [person(desk.app, canary) for canary in ("heron", "finch")]
    rounds.all_reviewed(desk.app, desk.chief, desk.paper, reviewers)
    page = desk.get()
    assert filled_buttons(page) == ["Decide"]
    for part in ("Point 1 needs an answer.", rounds.REVIEW.comments_editor, "Minor revision"):
        assert part in page
    decided(desk.app, desk.chief, desk.paper, "accept")
    assert filled_buttons(desk.get()) == ["Send to production"]


def test_files_go_out_under_neutral_names_unless_asked(desk: Desk) -> None:
    page = desk.get()
    links = [part.split('"')[0] for part in page.split('href="')[1:] if "/files/" in part]
    neutral, original = (desk.fetched(link.replace("&amp;", "&")) for link in links[:2])
    assert "larch" not in neutral.headers["Content-Disposition"]
    assert "-v1-manuscript.pdf" in neutral.headers["Content-Disposition"]
    assert "larch-manuscript.pdf" in original.headers["Content-Disposition"]
    assert neutral.headers["Content-Disposition"].startswith("attachment")
    other = rounds.submitted(desk.app, desk.author, desk.articles, desk.chief)
    stray = links[0].replace(desk.paper, other)
    assert desk.browser.get(stray).status_code == 404


def test_an_unsent_review_s_file_is_no_editor_s_business_yet(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    review_id = rounds.invited(desk.app, desk.chief, desk.paper, heron)
    rounds.accepted(desk.app, heron, review_id)
    brought = upload(desk.app, b"notes on the paper", "notes.docx")
    with desk.app.app_context():
        file_id = attach_file(rounds.now(desk.app, heron), review_id, brought)
    assert desk.browser.get(desk.url(f"files/{file_id}")).status_code == 404
    rounds.sent(desk.app, heron, review_id)
    answer = desk.fetched(desk.url(f"files/{file_id}"))
    assert answer.data == b"notes on the paper"
    assert "heron" not in answer.headers["Content-Disposition"]
    warned = "they may stand in its file too"
    assert warned not in desk.browser.get(desk.url("decision/reject")).text
    with desk.app.app_context():
        strike(rounds.now(desk.app, desk.chief), review_id, [rounds.REVIEW.comments_author])
    assert warned in desk.browser.get(desk.url("decision/reject")).text


def test_a_letter_is_read_without_its_link_and_tried_again(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    rounds.invited(desk.app, desk.chief, desk.paper, heron)
    (letter,) = desk.letters("invitation")
    page = desk.browser.get(f"/desk/letters/{letter.id}").text
    assert "[personal link]" in page
    with desk.app.app_context():
        outbox.not_sent(rounds.now(desk.app, desk.chief), letter.id, "550 unknown", is_final=True)
    assert "could not be delivered" in desk.get()
    assert "550 unknown" in desk.browser.get(f"/desk/letters/{letter.id}").text
    answer = desk.browser.post(
        f"/desk/letters/{letter.id}/retry", data={"csrf_token": desk.token()}
    )
    assert answer.status_code == 303
    assert desk.letters("invitation")[0].state is LetterState.QUEUED


def test_what_was_done_is_told_beside_what_it_was_done_to(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    review_id = rounds.invited(desk.app, desk.chief, desk.paper, heron)
    answer = desk.post(f"reviews/{review_id}/remind")
    assert answer.location == f"{desk.url()}#{review_id}"
    page = desk.get()
    row = page[page.index("heron") : page.index("</tr>", page.index(f'id="{review_id}"'))]
    assert f'id="{review_id}" tabindex="-1" role="status"' in row
    assert page.count("The reminder is written.") == 1
    assert "autofocus" not in page
    # Told about what the next page does not show, it stands at its top and takes the focus.
    desk.post(f"reviews/{review_id}/remind")
    page = desk.browser.get("/desk").text
    above = page[page.index('class="notices"') : page.index("<main")]
    assert 'tabindex="-1" autofocus' in above
    assert "reminded within a day" in above


def test_nobody_else_learns_that_there_is_a_paper(desk: Desk) -> None:
    chief_in_conflict = person(desk.app, "onyx", Office.CHIEF)
    browser = browser_of(desk.app, chief_in_conflict)
    assert browser.get(desk.url()).status_code == 200
    desk.post("conflict", {"reason": "We share a grant."}, by=browser)
    editor = browser_of(desk.app, person(desk.app, "basalt", Office.EDITOR))
    for who in (browser, editor):
        for part in ("", *PARTS):
            hidden = who.get(desk.url(part))
            missing = who.get(desk.url(part, "b" * 18))
            assert (hidden.status_code, hidden.data) == (404, missing.data), part
        for part in POSTS:
            if (who, part) == (browser, "conflict"):
                continue
            hidden, missing = desk.post(part, by=who), _posted(desk, part, who)
            assert (hidden.status_code, hidden.data) == (404, missing.data), part
        assert "Solitary" not in who.get("/desk/submissions").text + who.get("/desk").text
    assert "grant" not in desk.get()


def _posted(desk: Desk, part: str, who: object) -> object:
    paper, desk.paper = desk.paper, "b" * 18
    try:
        return desk.post(part, by=who)  # type: ignore[arg-type]
    finally:
        desk.paper = paper


def test_a_page_whose_time_has_gone_says_so(desk: Desk) -> None:
    decided_paper = rounds.submitted(desk.app, desk.author, desk.articles, desk.chief)
    rounds.in_review(desk.app, desk.chief, decided_paper)
    decided(desk.app, desk.chief, decided_paper, "reject")
    for part in ("review", "round", "return", "reviewers", "decision", "decision/accept"):
        answer = desk.browser.get(desk.url(part, decided_paper))
        assert answer.status_code == 403, part
        assert "Rejected" in answer.text


def test_a_declared_conflict_is_taken_once_and_the_desk_says_thanks(desk: Desk) -> None:
    first, second = desk.post("conflict"), desk.post("conflict")
    assert [first.status_code, second.status_code] == [303, 303]
    assert first.headers["Location"].endswith("/desk")
    assert "Thank you" in desk.browser.get("/desk").text


def test_the_chief_gives_the_paper_to_an_editor(desk: Desk) -> None:
    editor = person(desk.app, "basalt", Office.EDITOR)
    stray = person(desk.app, "rowan")
    assert desk.post("editor").status_code == 422
    refused = desk.post("editor", {"account_id": stray.id})
    assert beside(refused.text) == {"account_id"}
    assert desk.post("editor", {"account_id": editor.id}).status_code == 303
    page = desk.get()
    assert f"{editor.name} handles the paper now." in page
    assert f"handled by <bdi>{editor.name}</bdi>" in page


def test_a_guest_recommends_on_a_page_of_their_own(desk: Desk) -> None:
    call = announced_call(desk.app, desk.chief)
    guest = person(desk.app, "gneiss", Office.GUEST, call_id=call)
    desk.paper = rounds.submitted(desk.app, desk.author, desk.articles, guest, call_id=call)
    rounds.all_reviewed(desk.app, guest, desk.paper, [person(desk.app, "heron")])
    browser = browser_of(desk.app, guest)
    assert "Recommend" in browser.get("/desk").text
    assert filled_buttons(browser.get(desk.url()).text) == ["Recommend"]
    assert browser.get(desk.url("decision")).status_code == 404
    state = {"expected_state": "in-review"}
    assert beside(desk.post("recommendation", state, by=browser).text) == {"kind"}
    assert desk.post("recommendation", {"expected_state": "?"}, by=browser).status_code == 400
    told = state | {"kind": "accept", "note": "Sound."}
    assert desk.post("recommendation", told, by=browser).status_code == 303
    page = desk.get()
    assert f"{guest.name} recommends: Accept" in page
    assert "Sound." in page
    assert "Recommendation made" in desk.browser.get("/desk").text
    assert desk.browser.get(desk.url("recommendation")).status_code == 404
    assert "still awaited" not in desk.get("decision")
    late = person(desk.app, "osprey")
    rounds.accepted(desk.app, late, rounds.invited(desk.app, guest, desk.paper, late))
    for part in ("decision", "decision/accept"):
        assert f"a review is still awaited from <bdi>{late.name}</bdi>" in desk.get(part)
    decided(desk.app, desk.chief, desk.paper, "major-revision")
    page = desk.get()
    assert f"{guest.name} recommends" not in page
    assert f"<bdi>{guest.name}</bdi> had recommended: Accept" in page
