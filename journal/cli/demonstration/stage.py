"""Where the demonstration plays: its people, its calendar, and papers being sent."""

import io
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import select

from journal.cli.demonstration import further
from journal.cli.demonstration.declared import (
    CONSENTS,
    LANGUAGES,
    NOTICES,
    PSEUDONYMS,
    STUDIES,
    TRANSLATIONS,
)
from journal.cli.demonstration.papers import DemoPaper
from journal.cli.demonstration.sheets import sheet
from journal.domain.acting import Acting
from journal.domain.answering import Typed
from journal.domain.author import AuthorEntry
from journal.domain.named import NamedReviewer
from journal.domain.public_names import NameKind
from journal.domain.submission import Declarations, Details
from journal.jobs.outbox import send_waiting
from journal.models.submission import Submission
from journal.queries.decision_author import decisions
from journal.queries.read import session
from journal.queries.response import to_answer
from journal.services.anonymity import gate
from journal.services.around import surroundings
from journal.services.author import save_authors
from journal.services.file import Upload
from journal.services.revision import RevisionFiles, save_revision
from journal.services.submission import start, submit, submit_revision
from journal.services.version import bring_anonymized, bring_manuscript
from journal.services.writing import save_declarations, save_details

_LIMIT = 5_000_000
_RUNNING = "Demonstration: this paper is invented"


@dataclass
class Stage:
    """The demonstration while it is being played; `people` are accounts by key."""

    now: datetime
    people: dict[str, str] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)

    def by(self, who: str, days_ago: float) -> Acting:
        """Return this person acting so many days before today."""
        at = self.now - timedelta(days=days_ago)
        return Acting(at=at, account_id=self.people[who])

    def by_id(self, account_id: str, days_ago: float) -> Acting:
        """Return this account acting so many days before today."""
        return Acting(at=self.now - timedelta(days=days_ago), account_id=account_id)

    def draft(self, paper: DemoPaper, who: str, days_ago: float, call: str | None = None) -> str:
        """Begin the paper: file, details, authors and declarations; return its id."""
        by = self.by(who, days_ago)
        paper_id = start(by, call, None if call else self.sections[paper.section])
        bring_manuscript(by, paper_id, upload(paper, is_named=True))
        save_details(by, paper_id, self._details(paper))
        save_authors(by, paper_id, self._byline(paper, who))
        consents = CONSENTS.get(paper.key, ())
        save_declarations(by, paper_id, replace(_DECLARED, consents=consents))
        further.bring(by, paper_id, paper.key)
        return paper_id

    def send(
        self,
        paper: DemoPaper,
        who: str,
        days_ago: float,
        call: str | None = None,
        *,
        is_reviewed: bool = True,
    ) -> str:
        """Write the paper and send it; return its id."""
        paper_id = self.draft(paper, who, days_ago, call)
        if is_reviewed:
            copy = gate(paper_id, upload(paper, is_named=False))
            bring_anonymized(self.by(who, days_ago), paper_id, copy)
        submit(self.by(who, days_ago), paper_id)
        return paper_id

    def revise(self, paper_id: str, paper: DemoPaper, who: str, days_ago: float) -> None:
        """Send the revision that was asked for."""
        by = self.by(who, days_ago)
        # An author knows of a decision once its letter went.
        while send_waiting(lambda: by.at):
            pass
        files = RevisionFiles(
            manuscript=upload(paper, is_named=True, version=2),
            anonymized=gate(paper_id, upload(paper, is_named=False, version=2)),
        )
        save_revision(by, paper_id, _RESPONSE, files, _answered(paper_id))
        submit_revision(by, paper_id)

    def _details(self, paper: DemoPaper) -> Details:
        notices, words = NOTICES.get(paper.key, ((), ""))
        reads, letters_in = LANGUAGES.get(paper.key, ((), ""))
        study_kind, guideline = STUDIES.get(paper.key, ("", ""))
        return Details(
            section_id=self.sections[paper.section],
            title=paper.title,
            abstract=paper.abstract,
            keywords="\n".join(paper.keywords),
            translations=TRANSLATIONS.get(paper.key, ()),
            content_notices=notices,
            notice_words=words,
            review_languages=reads,
            correspondence_language=letters_in,
            study_kind=study_kind,
            guideline=guideline,
        )

    def _byline(self, paper: DemoPaper, who: str) -> list[AuthorEntry]:
        entries = []
        for place, author in enumerate(paper.authors):
            name = author.name.lower().split()[0]
            own = f"{who}@demo.example" if place == 0 else f"{name}{place}@authors.demo.example"
            pseudonym = PSEUDONYMS.get((paper.key, place), "")
            entries.append(
                AuthorEntry(
                    public_name=pseudonym,
                    kind=NameKind.PSEUDONYM if pseudonym else NameKind.NAME,
                    name=author.name,
                    family_name=author.family,
                    email=own.encode("ascii", "ignore").decode(),
                    affiliation=author.affiliation,
                    country=author.country,
                    is_corresponding=place == 0,
                    roles=_ROLES[min(place, 1)],
                )
            )
        return entries


def upload(paper: DemoPaper, *, is_named: bool, version: int = 1) -> Upload:
    """Return the paper's file, named or for reviewers, as it would come from an author."""
    byline = ", ".join(author.name for author in paper.authors) if is_named else ""
    running = f"{_RUNNING} · version {version}"
    content = sheet(paper, byline=byline, running=running)
    stored = surroundings().storage.receive(io.BytesIO(content), _LIMIT)
    name = f"{paper.key}{'' if is_named else '-anonymized'}-v{version}.pdf"
    return Upload(stored, name, "application/pdf", "pdf", paper.pages, paper.pages * 420)


def handling_editor(paper_id: str) -> str | None:
    """Return the account that handles the paper."""
    return session().scalar(select(Submission.handling_editor_id).where(Submission.id == paper_id))


_DECLARED = Declarations(
    competing_interests="None.",
    funding="No funding from outside.",
    ethics="Approved by the ethics board of the first author's institution (invented).",
    data_availability="On request, where the people concerned agreed.",
    ai_use="None.",
    is_original=True,
    is_agreed=True,
    suggested=(
        NamedReviewer(
            "Imre Szalai", "imre.szalai@uni.example", "University of Pécs", "Knows the method."
        ),
    ),
    opposed=(
        NamedReviewer(
            "Dora Kestrel", institution="Kestrel Clinic", reason="We disagree in public, and often."
        ),
    ),
)
_ROLES = (
    "conceptualization investigation methodology writing-original-draft",
    "formal-analysis validation writing-review-editing",
)
_RESPONSE = (
    "We thank the reviewers. The way from interviews to themes is now described in full, with the "
    "table of codes as an appendix. We say more about those who left the study. The sentence on "
    "causes is gone. We kept the second table, which two readers of our draft had asked for."
)


def _answered(paper_id: str) -> Typed:
    """Return an answer to every point of the reviews that the author was shown."""
    rows = to_answer(decisions(paper_id))
    return Typed({row.key: ("Thank you. We say so now, and why.", "Methods") for row in rows})
