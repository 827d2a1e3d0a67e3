"""What people do to the journal while it is killed: each act by a real form, each asked for after.

An act says how it is done, and how the database shows that it was.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import Select, func, select

from journal.domain.issue_fields import IssueFields
from journal.domain.office import Office
from journal.domain.reviews import answer_field
from journal.domain.usual_form import USUAL
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.decision import Decision
from journal.models.file import File
from journal.models.issue import Issue
from journal.models.review import Review
from journal.models.submission import Submission
from journal.models.supplement import Supplement
from journal.services.around import surroundings
from journal.services.submission import start
from tests.builders import issue as issues
from tests.builders.document import docx_of
from tests.builders.submission import ready_draft
from tests.cast import Person, browser_of, person, section
from tests.kill.visitor import Seen, Visitor

_REVIEWERS, _AUTHORS = 6, 4
_PAPERS_AN_ISSUE = 2


@dataclass(frozen=True)
class Act:
    """One act: its kind, what it is about, how it is done, whether it is done."""

    kind: str
    thing: str
    do: Callable[[], int | None]
    is_done: Callable[[], bool]


class Stage:
    """The people of the siege, and papers for them."""

    def __init__(self, app: Flask, base: str) -> None:
        self.app, self.seen = app, Seen()
        self.section_id = section(app)
        self.chief = person(app, "chief", Office.CHIEF)
        self.authors = [person(app, f"author{n}") for n in range(_AUTHORS)]
        self.reviewers = [person(app, f"reviewer{n}") for n in range(_REVIEWERS)]
        everybody = (self.chief, *self.authors, *self.reviewers)
        self._browsers = {one.id: self._browser(one, base) for one in everybody}

    def holds(self, query: Select[tuple[int]]) -> bool:
        """Tell whether the count that this query asks for is more than none."""
        with self.app.app_context():
            return bool(db.session.scalar(query))

    def of(self, who: Person) -> Visitor:
        """Return this person's browser."""
        return self._browsers[who.id]

    def _browser(self, who: Person, base: str) -> Visitor:
        client = browser_of(self.app, who)
        client.get("/account")  # from its form on the cookie holds what proves our forms ours
        held = client.get_cookie("journal")
        assert held is not None
        return Visitor(base, f"journal={held.value}", self.seen)

    # Stories: each yields its acts one after the other, and goes on when one is done.

    def paper(self, number: int) -> Iterator[Act]:
        """A paper is sent, reviewed by two, and decided."""
        author = self.authors[number % _AUTHORS]
        title = f"Paper {number}: sleep and solitary confinement"
        paper = ready_draft(self.app, author, section_id=self.section_id, title=title)
        yield self._act(
            "submit", paper, author, f"/submissions/{paper}/send", {}, _past(paper, State.DRAFT)
        )
        desk = f"/desk/submissions/{paper}"
        seen = _past(paper, State.SUBMITTED)
        yield self._act("send to review", paper, self.chief, f"{desk}/review", {}, seen)
        for shift in (0, 1):
            yield from self._review(paper, self.reviewers[(number + shift) % _REVIEWERS])
        kind = "accept" if number % 2 else "reject"
        decided = select(func.count()).where(Decision.submission_id == paper)
        letter = {
            "step": "send",
            "subject": f"Decision on {number}",
            "text": f"We {kind} {number}.",
        }
        yield self._act("decide", paper, self.chief, f"{desk}/decision/{kind}", letter, decided)

    def _review(self, paper: str, who: Person) -> Iterator[Act]:
        asked = select(func.count()).where(
            Review.submission_id == paper, Review.account_id == who.id
        )
        address = f"/desk/submissions/{paper}/reviewers/{who.id}"
        yield self._act("invite", paper, self.chief, address, {"step": "send"}, asked)
        with self.app.app_context():
            review = db.session.scalars(
                select(Review.id).where(Review.submission_id == paper, Review.account_id == who.id)
            ).one()
        page, mine = f"/reviews/{review}", select(func.count()).where(Review.id == review)
        accepted = mine.where(Review.accepted_at.is_not(None))
        yield self._act("accept", review, who, page, {}, accepted, action="/accept")
        written = {answer_field(one.id): "4" for one in USUAL.elements} | {
            "recommendation": "minor-revision",
            "comments_author": "The sample is described with care.",
            "do": "send",
        }
        came = mine.where(Review.submitted_at.is_not(None))
        yield self._act("review", review, who, page, written, came, having="comments_author")

    def upload(self, number: int) -> Iterator[Act]:
        """An author begins a paper, and brings its manuscript and a table beside it."""
        author = self.authors[number % _AUTHORS]
        with self.app.app_context():
            paper = start(author.acting(datetime.now(UTC)), None, self.section_id)
        content = docx_of(f"Manuscript {number}", "Sleep is what solitary confinement takes first.")
        named = select(func.count()).select_from(File).where(File.submission_id == paper)
        here = f"/submissions/{paper}"
        yield self._sent("upload", f"{here}/manuscript", author, {}, ("a.docx", content), named)
        told = {"kind": "data", "title": "Nights without sleep", "is_for_reviewers": "y"}
        table = f"night,hours\n{number},4\n".encode()
        beside = named.join(Supplement, Supplement.file_id == File.id)
        yield self._sent("further file", f"{here}/further", author, told, ("a.csv", table), beside)

    def _sent(
        self,
        kind: str,
        address: str,
        who: Person,
        typed: dict[str, str],
        file: tuple[str, bytes],
        named: Select[tuple[int]],
    ) -> Act:
        """Return the act of sending a file; it is done when its row and its bytes are there."""
        visitor, sha = self.of(who), hashlib.sha256(file[1]).hexdigest()

        def is_done() -> bool:
            if not self.holds(named.where(File.sha256 == sha)):
                return False
            with self.app.app_context():
                return surroundings().storage.exists(sha)

        files = {"file": file}
        return Act(
            kind,
            address.split("/")[2],
            lambda: visitor.press(address, typed, having="file", files=files),
            is_done,
        )

    def issue(self, number: int) -> Iterator[Act]:
        """An issue is made ready beforehand, and published."""
        by = self.chief.acting(datetime.now(UTC))
        issue_id = issues.issue(self.app, by, IssueFields(volume=number, number="1", year=2026))
        for place in range(_PAPERS_AN_ISSUE):
            title = f"Paper {place} of issue {number}"
            author = self.authors[place % _AUTHORS]
            paper = issues.accepted(self.app, author, self.section_id, issues.Paper(title=title))
            issues.galley(self.app, self.chief, paper, 2)
            issues.in_production(self.app, by, paper)
            issues.placed(self.app, by, issue_id, paper)
        published = select(func.count()).where(
            Issue.id == issue_id, Issue.published_at.is_not(None)
        )
        address = f"/desk/issues/{issue_id}"
        yield self._act("publish", issue_id, self.chief, address, {}, published, action="/publish")

    def _act(
        self,
        kind: str,
        thing: str,
        who: Person,
        address: str,
        typed: dict[str, str],
        done: Select[tuple[int]],
        **where: str,
    ) -> Act:
        visitor = self.of(who)
        return Act(
            kind, thing, lambda: visitor.press(address, typed, **where), lambda: self.holds(done)
        )


def _past(paper: str, state: State) -> Select[tuple[int]]:
    """Count the paper once it has left this state."""
    return select(func.count()).where(Submission.id == paper, Submission.state != state)
