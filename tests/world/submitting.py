"""How a paper of the world is written and sent: a canary in every field that takes words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from journal.domain.author import AuthorEntry
from journal.domain.consent import Consent
from journal.domain.named import NamedReviewer
from journal.domain.submission import STATEMENTS, Declarations, Details
from journal.domain.translation import Translation
from journal.domain.transparency import Transparency
from journal.models.submission import Submission
from journal.queries.byline import byline
from journal.services.author import save_authors
from journal.services.examination import examine_files
from journal.services.file import Upload
from journal.services.revision import RevisionFiles, save_revision
from journal.services.submission import start, submit, submit_revision
from journal.services.version import bring_anonymized, bring_manuscript
from journal.services.writing import save_declarations, save_details
from tests.cast import writing
from tests.world import further
from tests.world.canaries import canary_of, word
from tests.world.stage import Stage

# The kinds of canary of what the authors declare.
DECLARED = {
    "competing_interests": "interests",
    "funding": "funding",
    "ethics": "ethics",
    "data_availability": "data",
    "ai_use": "aiuse",
    "cover_letter": "cover",
}
# The kinds of canary of what stands in the files of the first version, and of the second.
VERSIONS = ("first", "second")
# The manuscripts that are Word files; the others are PDF, which is sooner made and sooner read.
IN_WORD = ("round", "printed", "single", "masked")
WITH_FURTHER = ("draft", "round", "second", "printed", "main")
if set(DECLARED) != set(STATEMENTS):
    raise AssertionError("a declaration has no canary")


@dataclass(frozen=True)
class Draft:
    """What a paper is before it is sent; `byline` are co-authors after the one who sends it."""

    key: str
    sender: str
    section_id: str
    call_slug: str | None = None
    coauthors: Sequence[AuthorEntry] = ()
    mode: Transparency = Transparency.DOUBLE
    has_copy: bool = True
    public_name: str = field(default="")


def coauthor(who: str) -> AuthorEntry:
    """Return somebody as a byline names them: by name, address and place."""
    canary = canary_of(who)
    return AuthorEntry(
        name=f"{canary.capitalize()} Family{canary}",
        family_name=f"Family{canary}",
        email=f"{canary}@{canary}.example",
        affiliation=f"Centre {canary.capitalize()}",
        country="GE",
    )


def draft(stage: Stage, paper: Draft) -> str:
    """Write a paper whole but do not send it; return its id."""
    key, sender = paper.key, paper.sender
    section_id = paper.section_id
    step = f"{key}: start"
    submission_id: str = stage.act(step, start, sender, paper.call_slug, section_id)
    if paper.mode is not Transparency.DOUBLE:
        with writing(stage.app):
            row = stage.app.extensions["sqlalchemy"].session.get(Submission, submission_id)
            row.transparency = paper.mode
    details = Details(
        section_id=section_id,
        title=f"Title {word('title', key)}",
        abstract=f"Abstract {word('abstract', key)}.",
        keywords=f"work; {word('keyword', key)}",
        notice_words=f"Loss {word('notice', key)}",
        study_kind="Case report",
        guideline=f"CARE {word('guideline', key)}",
        review_languages=("en", "fr"),
        correspondence_language="fr",
        translations=(
            Translation(
                "fr",
                f"Titre {word('frenchtitle', key)}",
                f"Résumé {word('frenchabstract', key)}.",
                f"travail\n{word('frenchkeyword', key)}",
            ),
        ),
    )
    stage.act(f"{key}: details", save_details, sender, submission_id, details)
    _write_byline(stage, paper, submission_id)
    said = {name: f"{name} {word(kind, key)}" for name, kind in DECLARED.items()}
    lists = {
        stance: (NamedReviewer(f"Somebody {stance}", reason=f"Known {word(stance, key)}"),)
        for stance in ("suggested", "opposed")
    }
    consents = (Consent("case", f"Case {word('consent', key)}", "Words.", is_held=True),)
    declared = Declarations(**said, **lists, is_original=True, is_agreed=True, consents=consents)
    stage.act(f"{key}: declare", save_declarations, sender, submission_id, declared)
    _bring_files(stage, paper, submission_id)
    return submission_id


def send(stage: Stage, paper: Draft) -> str:
    """Write a paper and send it; return its id."""
    submission_id = draft(stage, paper)
    stage.act(f"{paper.key}: submit", submit, paper.sender, submission_id)
    return submission_id


def revise(
    stage: Stage, key: str, sender: str, submission_id: str, *, send_it: bool = True
) -> None:
    """Prepare the second version with an answer to the reviewers, and send it."""
    manuscript = _manuscript(stage, key, sender, 2)
    copy = stage.passed(submission_id, _copy(stage, key, 2))
    answer = stage.pdf(word("responsename", key), f"We did {word('responsefile', key)}")
    files = RevisionFiles(manuscript, copy, stage.passed(submission_id, answer))
    text = f"We answer {word('response', key)}."
    stage.act(f"{key}: prepare", save_revision, sender, submission_id, text, files)
    if send_it:
        stage.act(f"{key}: resubmit", submit_revision, sender, submission_id)


def _write_byline(stage: Stage, paper: Draft, submission_id: str) -> None:
    if not (paper.coauthors or paper.public_name):
        return
    with stage.here():
        first = byline(submission_id)[0]
    named = AuthorEntry(
        **{name: getattr(first, name) for name in first.__slots__}
        | {"public_name": paper.public_name}
    )
    entries = [named, *paper.coauthors]
    stage.act(f"{paper.key}: byline", save_authors, paper.sender, submission_id, entries)


def _bring_files(stage: Stage, paper: Draft, submission_id: str) -> None:
    manuscript = _manuscript(stage, paper.key, paper.sender, 1)
    step = f"{paper.key}: manuscript"
    stage.act(step, bring_manuscript, paper.sender, submission_id, manuscript)
    if paper.has_copy:
        copy = stage.passed(submission_id, _copy(stage, paper.key, 1))
        stage.act(f"{paper.key}: copy", bring_anonymized, paper.sender, submission_id, copy)
    if paper.key in WITH_FURTHER:
        further.bring(stage, paper.key, paper.sender, submission_id)
    if paper.public_name:
        # Editors read a copy with the other name: without it the paper cannot be sent.
        stage.act(f"{paper.key}: look", examine_files, paper.sender, submission_id)


def _manuscript(stage: Stage, key: str, sender: str, number: int) -> Upload:
    who = stage.people[sender]
    receive = stage.docx if key in IN_WORD else stage.pdf
    return receive(
        word("manuscriptname", key),
        f"By {who.name}, {who.affiliation}, {who.email}",
        f"The text {word(VERSIONS[number - 1] + 'manuscript', key)}",
        author=f"{who.name} {word('metadata', key)}",
    )


def _copy(stage: Stage, key: str, number: int) -> Upload:
    text = word(VERSIONS[number - 1] + "copy", key)
    return stage.pdf(word("copyname", key), f"The text {text}")
