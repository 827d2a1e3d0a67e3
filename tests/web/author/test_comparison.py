"""Two versions side by side: whose files, and what a page says where no text can be read."""

import html

from tests.builders import round as rounds
from tests.builders.document import docx_of, pdf_of
from tests.cast import browser_of, person
from tests.web.author.story import decided, in_review
from tests.web.author.visit import Visit


def page_of(app, who, path) -> str:
    answer = browser_of(app, who).get(path)
    return html.unescape(answer.text) if answer.status_code == 200 else str(answer.status_code)


def test_each_side_compares_the_files_that_it_may_read(app):
    story = in_review(app)
    decided(story)
    visit, address = Visit(app, story.author), f"/desk/submissions/{story.id}/compare"
    assert visit.get(f"{story.path}/compare").status_code == 404
    files = {
        "manuscript": (docx_of("Manuscript two, by Quince."), "new.docx"),
        "anonymized": (pdf_of("The copy of the second round."), "copy.pdf"),
    }
    sent = visit.send_all(f"{story.path}/revision", files, {"response": "Mended.", "send": "1"})
    assert sent.status_code == 303
    for who, path in ((story.author, f"{story.path}/compare"), (story.editor, address)):
        page = page_of(app, who, path)
        assert "Manuscript two, by Quince." in page
        assert "[added:" in page
    copies = page_of(app, story.editor, f"{address}?of=anonymized")
    assert "The copy of the second round." in copies
    assert "Manuscript two" not in copies
    known, stranger = story.reviewers[0], person(app, "rowan")
    for reviewer in (known, stranger):
        review_id = rounds.invited(app, story.editor, story.id, reviewer)
        path = f"/reviews/{review_id}/compare"
        assert page_of(app, reviewer, path) == "404", "an invitation shows no paper"
        rounds.accepted(app, reviewer, review_id)
        page = page_of(app, reviewer, path)
        assert "Manuscript two" not in page
        # Whoever reviewed no earlier version has no right to an earlier copy.
        assert page == "404" if reviewer is stranger else "The copy of the second round." in page
    assert page_of(app, known, f"{story.path}/compare") == "404"


def test_a_text_that_cannot_be_read_is_told_with_its_reason(app):
    story = in_review(app)
    decided(story)
    visit = Visit(app, story.author)
    files = {"manuscript": (pdf_of(""), "scan.pdf")}
    visit.send_all(f"{story.path}/revision", files, {"response": "Mended."})
    page = visit.text(f"{story.path}/compare")
    assert "The text of version 2 cannot be read. There is none in the file" in page
