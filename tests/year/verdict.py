"""The ledger of what was done, compared with what pages, letters and `journal check` tell."""

from collections import Counter
from collections.abc import Iterator

from journal.cli.check import findings
from journal.domain.workflow import STATE_LABELS, State
from tests.year.page import Page, words_of
from tests.year.story import Story


def faults_of(story: Story) -> list[str]:
    """Return all that does not agree."""
    return [
        *_states(story),
        *_own_lists(story),
        *_sent_reviews(story),
        *_archive(story),
        *_letters(story),
        *_answers(story),
        *_check(story),
    ]


def _states(story: Story) -> Iterator[str]:
    """The chief's list of each state holds exactly the papers that stand there."""
    for state in State:
        if state is State.DRAFT:
            continue
        shown = Counter(_titles(story, state))
        known = Counter(one.title for one in story.living.ledger.papers if one.state is state)
        for title, count in (shown - known).items():
            yield f"the desk shows as {state} ({count}): {title}"
        for title in known - shown:
            yield f"the desk does not show as {state}: {title}"


def _titles(story: Story, state: State) -> Iterator[str]:
    chief = story.chief.who
    page = chief.opens(f"/desk/submissions?state={state.value}")
    while True:
        for row in page.rows():
            assert str(STATE_LABELS[state]) in words_of(row), (state, words_of(row))
            yield words_of(row.find(".//a[@class='title']"))
        later = page.tree.xpath("//a[@rel='next']/@href")
        if not later:
            return
        page = chief.opens(str(later[0]))


def _own_lists(story: Story) -> Iterator[str]:
    """Authors find their papers."""
    for author in story.authors:
        if author.who.has_password:
            # From one address not everybody may sign in within the same minutes.
            story.living.clock.advance(minutes=5)
            text = author.who.opens("/submissions").text
            for paper in story.living.ledger.papers:
                if paper.author is author.who and paper.reference and paper.title not in text:
                    yield f"{author.who.name} does not find their paper {paper.reference}"


def _sent_reviews(story: Story) -> Iterator[str]:
    """Reviewers find what they sent."""
    for reviewer in story.pool.everybody:
        if reviewer.who.has_password:
            story.living.clock.advance(minutes=5)
            page = reviewer.who.opens("/reviews")
            count = sum(" Sent " in f" {words_of(row)} " for row in page.rows())
            known = story.living.ledger.reviews[reviewer.who.email]
            if count != known:
                yield f"{reviewer.who.name} sent {known} reviews, the list shows {count}"


def _archive(story: Story) -> Iterator[str]:
    """Readers find every issue, and in it every paper with its PDF."""
    reader = story.faces()["reader"]
    for issue in story.issues:
        if not any(one.state is State.PUBLISHED for one in issue.papers):
            continue
        reader.opens("/issues")
        page = reader.opens(
            next(link for link in _issue_links(reader.page) if issue.title in link[1])[0]
        )
        for paper in issue.papers:
            if paper.title not in page.text:
                yield f"{issue.title} does not show {paper.title}"
            else:
                reader.opens(page.link(paper.title))
                if not reader.fetches(reader.page.link("Read the PDF")).startswith(b"%PDF"):
                    yield f"no PDF of {paper.title}"


def _issue_links(page: Page) -> list[tuple[str, str]]:
    found = page.tree.xpath("//a[starts-with(@href, '/issues/')]")
    return [(str(one.get("href")), words_of(one.getparent())) for one in found]


def _letters(story: Story) -> Iterator[str]:
    """Each letter that somebody's act owed arrived once, and none twice."""
    letters = story.living.post.letters
    ids = Counter(one.message_id for one in letters)
    yield from (f"arrived {count} times: {name}" for name, count in ids.items() if count > 1)
    for (address, subject), due in story.living.ledger.letters.items():
        came = sum(subject in one.subject for one in story.living.post.to(address))
        if came != due:
            yield f"{came} letters “{subject}” to {address}, and {due} were due"


def _answers(story: Story) -> Iterator[str]:
    watch = story.living.watch
    if watch.failures():
        yield f"{watch.failures()} answers of the journal's own failure: {watch.statuses}"
    for name, count, address in watch.over():
        yield f"{name} asks the database {count} times: {address}"
    page = story.manager.who.opens("/manage/jobs")
    if page.has_button("Try again"):
        yield f"work was given up: {page.text[:300]}"


def _check(story: Story) -> Iterator[str]:
    """`journal check` finds nothing, with a worker that was there a moment ago."""
    story.living.post_goes()
    with story.app.app_context():
        found = [one.words for one in findings(story.app) if one.is_wrong]
    yield from (f"journal check: {words}" for words in found)
