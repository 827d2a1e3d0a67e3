"""What an author gets has no place for who reviewed."""

import dataclasses
import typing

from journal.access import copies_author
from journal.domain.author import AuthorEntry
from journal.queries.submission_author import own_paper, own_papers
from tests.builders import round as rounds
from tests.builders.submission import ready_draft, sent_paper
from tests.cast import person, section

FORBIDDEN = {"account_id", "reviewer", "reviewer_id", "recommendation", "scores", "comments_editor"}


def shapes_in(kind, seen):
    """Every dataclass that can be reached from this one."""
    if dataclasses.is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        for hint in typing.get_type_hints(kind).values():
            for part in (hint, *typing.get_args(hint)):
                shapes_in(part, seen)
    return seen


def test_no_shape_of_an_author_has_a_field_for_a_reviewer():
    shapes = shapes_in(copies_author.OwnPaper, set()) | shapes_in(copies_author.Writing, set())
    assert copies_author.ReleasedReview in shapes
    names = {field.name for shape in shapes for field in dataclasses.fields(shape)}
    assert not names & FORBIDDEN
    assert {"alias", "text", "file_name"} <= names


def test_the_same_page_whoever_reviews_and_however_many(app, clock):
    author = person(app, "quince")
    section_id = section(app)
    chief = person(app, "hazel", "chief")
    entry = AuthorEntry(name="Suu")
    paper = sent_paper(app, author, section_id=section_id, co_authors=(entry,)).submission_id
    rounds.in_review(app, chief, paper)
    with app.app_context():
        before = own_paper(author.id, paper)
    for canary in ("thorn", "medlar"):
        reviewer = person(app, canary)
        rounds.reviewed(app, reviewer, rounds.invited(app, chief, paper, reviewer))
    with app.app_context():
        assert own_paper(author.id, paper) == before
        assert before.milestones[-1].label == "Sent to reviewers"


def test_a_draft_is_in_the_list_of_who_writes_it_alone(app, clock):
    author, co_author = person(app, "quince"), person(app, "olive")
    entry = AuthorEntry(name=co_author.name, email=co_author.email)
    draft = ready_draft(app, author, co_authors=(entry,))
    sent = sent_paper(
        app, author, section_id=section(app, "Others"), co_authors=(entry,)
    ).submission_id
    with app.app_context():
        assert {line.id for line in own_papers(author.id)} == {draft, sent}
        assert {line.id for line in own_papers(co_author.id)} == {sent}
        assert own_paper(co_author.id, draft) is None
