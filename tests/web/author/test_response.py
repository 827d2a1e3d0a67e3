"""Answers point by point: rows from the released reviews alone, and who reads which words."""

import re

import pytest

from tests.builders import round as rounds
from tests.builders.document import docx_of, pdf_of
from tests.cast import browser_of
from tests.web.author.story import decided, in_review, send_letters
from tests.web.author.visit import Visit, errors_of

FILES = {
    "manuscript": (docx_of("The new paper, by Quince."), "new.docx"),
    "anonymized": (pdf_of("The new paper."), "copy.pdf"),
}


@pytest.fixture
def story(app):
    return in_review(app)


def cells(page: str, *typed: str) -> dict[str, str]:
    """Return the rows of the page with these answers typed into them, in their order."""
    keys = re.findall(r'name="(rows-\d+)-key"[^>]*value="([^"]+)"', page)
    found = {f"{name}-key": key for name, key in keys}
    found |= {f"{name}-answer": text for (name, _), text in zip(keys, typed, strict=False)}
    return found


def test_rows_begin_as_what_was_released_to_the_author_and_nothing_else(story):
    visit, path = Visit(story.app, story.author), f"{story.path}/revision"
    decided(story, is_sent=False)
    assert visit.get(path).status_code == 303
    send_letters(story.app)
    page = visit.text(path)
    for review_id in story.review_ids:
        assert f"Point of {review_id[:4]}." in page
    assert rounds.REVIEW.comments_editor not in page
    assert visit.post(path, {"add": "1"}).headers["Location"].endswith("#answers")
    assert "Something else you changed" in visit.text(path)
    typed = cells(visit.text(path), "Mended.", "Done.", "We also cut the title.")
    assert len(typed) == 6
    forged = typed | {"rows-0-point": "Praise only."}
    assert visit.post(path, forged, **{"X-Autosave": "1"}).status_code == 204
    assert "Praise only" not in visit.text(path)
    visit.post(path, typed | {"remove": "own+1"})
    late = visit.post(path, typed | {"later": "1"})
    assert late.status_code == 409
    assert "We also cut the title." in late.text
    visit.post(path, {"reset": "1"})
    assert "Mended." not in visit.text(path)


def test_a_reviewer_of_the_next_round_reads_the_answers_beside_their_own_words_alone(story):
    decided(story)
    visit, path = Visit(story.app, story.author), f"{story.path}/revision"
    page = visit.text(path)
    signed = cells(page, f"Mended. {story.author.name}", "Done.")
    refused = visit.send_all(path, FILES, signed | {"send": "1"})
    assert refused.status_code == 422
    assert "the text of your answer" in errors_of(refused)
    sent = visit.post(path, cells(page, "First answer.", "Second answer.") | {"send": "1"})
    assert sent.headers["Location"].startswith(story.path), errors_of(sent)
    assert "First answer." in visit.text(story.path)
    desk = browser_of(story.app, story.editor).get(f"/desk/submissions/{story.id}").text
    assert all(f"Point of {one[:4]}." in desk for one in story.review_ids)
    assert "Second answer." in desk
    again = rounds.invited(story.app, story.editor, story.id, story.reviewers[0])
    browser = browser_of(story.app, story.reviewers[0])
    assert "First answer." not in browser.get(f"/reviews/{again}").text
    rounds.accepted(story.app, story.reviewers[0], again)
    read = browser.get(f"/reviews/{again}").text
    table = read[read.index("Answers to the reviews") :]
    assert "First answer." in table
    assert "Second answer." in table
    assert f"Point of {story.review_ids[0][:4]}." in table
    assert f"Point of {story.review_ids[1][:4]}." not in read
