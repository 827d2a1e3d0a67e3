"""What an author finds once the paper is published: the way to it, and it no longer waits."""

from journal.domain.office import Office
from tests.builders import issue as issues
from tests.builders.round import now
from tests.builders.submission import sent_paper
from tests.cast import browser_of, person, section
from tests.web.author.visit import Visit


def test_the_author_is_led_to_the_paper_that_appeared(app):
    author, chief = person(app, "quince"), person(app, "hazel", Office.CHIEF)
    articles = section(app)
    paper = issues.accepted(app, author, articles)
    waiting = sent_paper(app, author, section_id=articles).submission_id
    issues.in_production(app, now(app, chief), paper)
    issues.galley(app, chief, paper)
    issue_id = issues.issue(app, now(app, chief))
    issues.placed(app, now(app, chief), issue_id, paper)
    visit = Visit(app, author)
    assert "Your paper has appeared" not in visit.text(f"/submissions/{paper}")
    issues.published(app, now(app, chief), issue_id)
    page = visit.text(f"/submissions/{paper}")
    assert "Your paper has appeared" in page
    address = page.split('href="/articles/')[1].split('"')[0]
    assert browser_of(app, author).get(f"/articles/{address}").status_code == 200
    before, finished = visit.text("/submissions").split("<h2>Finished</h2>")
    assert waiting in before
    assert paper in finished
    assert waiting not in finished
