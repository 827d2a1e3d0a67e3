"""A paper that two people reviewed and an editor decided upon, by the acts of everybody."""

from dataclasses import dataclass, replace

from flask import Flask

from journal.domain.author import AuthorEntry
from journal.domain.office import Office
from journal.jobs.outbox import send_waiting
from journal.services import review
from journal.services.review_file import attach_file
from tests.builders import decision
from tests.builders import round as rounds
from tests.builders.document import docx_of
from tests.builders.submission import sent_paper, upload
from tests.cast import Person, person, section


@dataclass(frozen=True)
class Story:
    """Who was in it; the first reviewer's file is released, the second's is not."""

    app: Flask
    author: Person
    co_author: Person
    editor: Person
    reviewers: tuple[Person, Person]
    id: str
    reference: str
    review_ids: tuple[str, str]

    @property
    def path(self) -> str:
        """The paper's page."""
        return f"/submissions/{self.id}"


def in_review(app: Flask) -> Story:
    """Return the story up to the reviews."""
    author, co_author = person(app, "quince"), person(app, "olive")
    section_id = section(app)
    editor = person(app, "hazel", Office.EDITOR, section_id=section_id)
    reviewers = (person(app, "thorn"), person(app, "medlar"))
    entry = AuthorEntry(name=co_author.name, email=co_author.email)
    paper = sent_paper(app, author, section_id=section_id, co_authors=(entry,))
    rounds.in_review(app, editor, paper.submission_id)
    reviews = [_reviewed(app, editor, paper.submission_id, one) for one in reviewers]
    first, second = reviews
    return Story(
        app, author, co_author, editor, reviewers, paper.submission_id, paper.reference,
        (first, second),
    )  # fmt: skip


def _reviewed(app: Flask, editor: Person, submission_id: str, reviewer: Person) -> str:
    review_id = rounds.invited(app, editor, submission_id, reviewer)
    rounds.accepted(app, reviewer, review_id)
    file = upload(app, docx_of(f"Remarks {review_id}"), f"remarks-of-{reviewer.canary}.docx")
    with app.app_context():
        attach_file(rounds.now(app, reviewer), review_id, file)
    text = replace(rounds.REVIEW, comments_author=f"Point of {review_id[:4]}.")
    with app.app_context():
        review.submit(rounds.now(app, reviewer), review_id, text)
    return review_id


def decided(story: Story, kind: str = "major-revision", *, is_sent: bool = True) -> None:
    """Decide; without `is_sent` the letter still lies in the outbox."""
    files = frozenset(story.review_ids[:1])
    decision.decided(story.app, story.editor, story.id, kind, files=files)
    if is_sent:
        send_letters(story.app)


def send_letters(app: Flask) -> None:
    """Let every letter be sent, as the worker does."""
    with app.app_context():
        while send_waiting(app.extensions["surroundings"].clock):
            pass
