"""An editor writes freely, watches what became of each letter, and names nobody by mistake."""

from collections.abc import Callable

import pytest
from flask import Flask

from journal.domain.occasions import FREE
from journal.domain.office import Office
from journal.models.letter import LetterState
from journal.services import outbox
from tests.builders import round as rounds
from tests.builders.decision import decided
from tests.cast import browser_of, person
from tests.conftest import Clock
from tests.web.editor.desk import Desk, beside, typed_fields


@pytest.fixture
def desk(make_app: Callable[..., Flask]) -> Desk:
    """A desk whose letters wait for ten minutes."""
    return Desk(make_app(LETTER_HOLD_SECONDS=600))


def free(desk: Desk, role: str, words: str, **more: str) -> tuple[dict[str, object], str]:
    """Return a filled letter to the person in this role, and where it is posted."""
    page = desk.get("letters/new")
    url = page.split(f"letters/new?to={role}")[1].split('"')[0]
    fields = typed_fields(desk.get(f"letters/new?to={role}{url}"))
    values: dict[str, object] = {name: found[0] for name, found in fields.items()}
    return values | {"text": f"{values['text']}\n{words}", **more}, "letters/new"


def test_a_free_letter_is_looked_at_written_once_stopped_changed_and_goes(
    desk: Desk, clock: Clock
) -> None:
    values, url = free(desk, "author-", "The second figure is hard to read.")
    preview = desk.post(url, values | {"step": "preview"})
    assert "The second figure is hard to read." in preview.text
    assert desk.letters(FREE) == []
    for _ in range(2):
        assert desk.post(url, values | {"step": "send"}).status_code == 303
    (letter,) = desk.letters(FREE)
    assert (letter.to_address, letter.written_by_id) == (desk.author.email, desk.chief.id)
    page = desk.get()
    assert "in 10 minutes" in page or "goes" in page
    back = {"csrf_token": desk.token(), "back": "paper"}
    stopped = desk.browser.post(f"/desk/letters/{letter.id}/stop", data=back)
    assert f"{desk.paper}#" in stopped.headers["Location"]
    changed = {"csrf_token": desk.token(), "subject": "Figure 2", "text": "Please redraw it."}
    url = f"/desk/letters/{letter.id}/change"
    assert "The second figure" in desk.browser.get(url).text
    assert desk.browser.post(url, data=changed | {"text": ""}).status_code == 422
    assert desk.browser.post(url, data=changed).status_code == 303
    assert desk.browser.post(url, data=changed).status_code == 409
    (letter,) = desk.letters(FREE)
    assert (letter.subject, letter.state) == ("Figure 2", LetterState.QUEUED)
    assert (letter.not_before - clock()).total_seconds() == 600


def test_a_masked_name_goes_out_only_when_somebody_says_so(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    review_id = rounds.invited(desk.app, desk.chief, desk.paper, heron)
    for role, name in (("author-", "Familyheron"), (review_id, "Familylarch")):
        values, url = free(desk, role, f"As {name} told us.")
        preview = desk.post(url, values | {"step": "preview"})
        assert f"In it stand: {name}" in preview.text
        refused = desk.post(url, values | {"step": "send"})
        assert (refused.status_code, beside(refused.text)) == (422, {"confirmed"})
        assert desk.post(url, values | {"step": "send", "confirmed": "y"}).status_code == 303
    values, url = free(desk, "editor-", "Familyheron and Familylarch disagree.")
    assert desk.post(url, values | {"step": "send"}).status_code == 303
    assert len(desk.letters(FREE)) == 3


def test_a_letter_that_came_back_is_told_to_its_writer_and_the_office_alone(desk: Desk) -> None:
    values, url = free(desk, "author-", "One.")
    desk.post(url, values | {"step": "send"})
    (letter,) = desk.letters(FREE)
    with desk.app.app_context():
        by = rounds.now(desk.app, desk.chief)
        outbox.not_sent(by, letter.id, "550 no such box", is_final=True)
    office = browser_of(desk.app, person(desk.app, "slate", Office.OFFICE))
    for browser in (desk.browser, office):
        page = browser.get("/desk/letters?way=failed").text
        assert "550 no such box" in page
        assert "1 letter could not be delivered" in browser.get("/desk").text
    stranger = browser_of(desk.app, person(desk.app, "basalt", Office.EDITOR))
    assert "550" not in stranger.get("/desk/letters").text
    assert "could not be delivered" not in stranger.get("/desk").text
    hidden = stranger.get(f"/desk/letters/{letter.id}")
    missing = stranger.get(f"/desk/letters/{'b' * 18}")
    assert (hidden.status_code, hidden.data) == (404, missing.data)
    token = {"csrf_token": desk.token()}
    assert desk.browser.post("/desk/letters/retry", data=token).status_code == 303
    assert desk.letters(FREE)[0].state is LetterState.QUEUED


def test_an_author_who_edits_elsewhere_reads_nothing_here_of_their_own_paper(desk: Desk) -> None:
    both = person(desk.app, "gneiss", Office.EDITOR)
    paper = rounds.submitted(desk.app, both, desk.articles, desk.chief)
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, paper)
    rounds.invited(desk.app, desk.chief, paper, heron)
    assert heron.email in desk.browser.get("/desk/letters").text
    assert heron.email not in browser_of(desk.app, both).get("/desk/letters").text


def test_letters_of_one_decision_are_named_one_by_one_and_stopped_together(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    review_id = rounds.invited(desk.app, desk.chief, desk.paper, heron)
    rounds.accepted(desk.app, heron, review_id)
    decided(desk.app, desk.chief, desk.paper, "reject")
    page = desk.get()
    notice = page[page.index("2 letters that were written together go") :]
    notice = notice[: notice.index("</form>")]
    for somebody in (desk.author, heron):
        assert f"to <bdi>{somebody.name}</bdi>: <a " in notice
    assert "Stop all 2" in notice
