"""A file on its way to reviewers: looked through, a clean copy made, searched for its authors.

`ask` is written in the act that brings the file. Whoever brought it does the work at once, outside
of any transaction; should that process die, a job does it. Until then the file is "being checked",
and reviewers can reach nothing.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, union

from journal.documents.answers import Refused as NotRead
from journal.documents.clean import CLEANER, Cleaned
from journal.documents.masking import Names
from journal.documents.reading import FileDetails, read_details
from journal.documents.reading.details import to_text as to_plain
from journal.documents.scan import scan
from journal.domain.acting import Acting
from journal.domain.examined import Examined, to_text
from journal.domain.finding import Finding
from journal.domain.refusal import Invalid, Overtaken
from journal.domain.said import N_, Said
from journal.domain.workflow import State
from journal.engines.incoming import Stored
from journal.models.examination import Examination
from journal.models.file import File, FileKind
from journal.models.submission import Version
from journal.models.supplement import Supplement
from journal.queries.byline import searched
from journal.queries.examination import Asked, asked, found_in, of_manuscript
from journal.queries.read import rest
from journal.queries.sealed import is_sealed, mark
from journal.queries.supplement import files_to_examine
from journal.queries.writing import policy_of
from journal.services import job, unit
from journal.services.absent import bring
from journal.services.allowed import allowed
from journal.services.anonymity import may_be_cited, refuse_named, shown
from journal.services.around import surroundings
from journal.services.as_told import allowed_as_told
from journal.services.cleaning import as_copy, cleaned_copy, masked_copy
from journal.services.file import Upload, attach
from journal.services.history import record
from journal.services.move import state_of
from journal.services.sealing import kept_text, masked_names

JOB = "examine"
# Who brought the file does it at once: the job comes after, for when that was cut short.
_LATER = timedelta(minutes=2)
_NO_COPY = N_("No safe copy can be made of this file, so nobody can answer for it. %(why)s")
_STILL = Said(N_("The paper is still being checked. Please look again in a moment."))


@unit.act
def ask(by: Acting, file_id: str) -> None:
    """Write that the file is to be looked through; joins the act that brings it."""
    bring(Examination, file_id=file_id, asked_at=by.at)
    job.enqueue(by, JOB, subject_id=file_id, run_at=by.at + _LATER)


def examine(by: Acting, file_id: str) -> None:
    """Look through the file as far as that was not done; asked again, nothing changes.

    Call it outside of any transaction: documents are opened in a child process.
    """
    found = asked(file_id)
    if found is not None and (not found.is_done or found.cleaner < CLEANER):
        original = Stored(found.sha256, found.size)
        cleaned, copy = cleaned_copy(original)
        is_paper = found.kind is FileKind.MANUSCRIPT
        _keep_copy(by, file_id, cleaned, copy, _read(original) if is_paper else None)
        found = asked(file_id)
    if found is not None and found.copy:
        _search(by, found, found.copy)
    if found is not None:
        _mask(by, found)


@unit.act
def renew(by: Acting) -> None:
    """Have every copy of a file made again that an older cleaner made of it.

    Until then the old copy stays; the new one takes its place once it was searched. For copies that
    people brought themselves see services.renewal.
    """
    brought: Any = union(select(Version.manuscript_id), select(Supplement.file_id))
    old = select(Examination.file_id).where(
        Examination.cleaner < CLEANER,
        Examination.done_at.is_not(None),
        Examination.file_id.in_(brought),
    )
    for file_id in unit.session().scalars(old):
        job.enqueue(by, JOB, subject_id=file_id, once=f"{JOB}:{file_id}:{CLEANER}")


def examine_files(by: Acting, submission_id: str) -> None:
    """Look through all files of the newest version; harmless where that was done."""
    found = of_manuscript(submission_id)
    if found is not None:
        examine(by, found.file_id)
    for file_id in files_to_examine(submission_id):
        examine(by, file_id)


@unit.act
def answer_for(by: Acting, submission_id: str) -> None:
    """Let the copy pass on the author's word that nothing of what was found tells who wrote it.

    Raises Recognizable for `file` where an author is named outright, Overtaken where the file is
    still being checked.
    """
    may_prepare(by, submission_id)
    found = of_manuscript(submission_id)
    if found is None:
        raise Overtaken(_STILL)
    answer_for_file(by, submission_id, found.file_id)


def answer_for_file(by: Acting, submission_id: str, file_id: str, field: str = "file") -> None:
    """Let the copy of this file pass likewise; joins the act of who may prepare the paper."""
    words, row = words_sought(submission_id), _locked(file_id)
    found = _found(row)
    if row.done_at is not None and found.refused:
        raise Invalid({field: Said.of(_NO_COPY, why=shown(found.refused[0]))})
    if row.copy_id is None or row.searched_for != mark(submission_id, words):
        raise Overtaken(_STILL)
    refuse_named(field, words, found.named, cited=True)
    row.answered_for = _answer(row)
    _let_pass(row)
    record(by, "answer_for_copy", submission_id=submission_id, thing_id=file_id)


def may_answer(words: Sequence[str], found: Examined) -> bool:
    """Tell whether an author's word is enough: nobody is named outright."""
    return all(may_be_cited(one, words) for one in found.named)


def is_fresh(found: Asked, words: Sequence[str]) -> bool:
    """Tell whether nothing is left to be done, the authors being known by these words."""
    is_searched = found.copy is None or found.searched_for == mark(found.submission_id, words)
    return found.is_done and found.cleaner >= CLEANER and is_searched


def words_sought(submission_id: str) -> tuple[str, ...]:
    """Return the words that must not stand in what reviewers read.

    Where authors are seen these are what a sealed name closes alone.
    """
    if policy_of(submission_id).needs_anonymized:
        return searched(submission_id)
    if not is_sealed(submission_id):
        return ()
    return tuple(word for words, _ in masked_names(submission_id) for word in words)


def may_prepare(by: Acting, submission_id: str) -> None:
    """Ask whether the draft or the revision is this person's to prepare; raises Refused."""
    if state_of(submission_id) is State.DRAFT:
        allowed(by, "edit_draft", submission_id)
    else:
        allowed_as_told(by, "prepare_revision", submission_id)


def _read(original: Stored) -> FileDetails | None:
    """Return what the manuscript says of itself, to be offered to its author."""
    storage = surroundings().storage
    if not storage.exists(original.sha256):
        return None
    details = read_details(storage.path(original.sha256))
    return None if isinstance(details, NotRead) else details


@unit.act
def _keep_copy(
    by: Acting, file_id: str, cleaned: Cleaned, copy: Stored | None, details: FileDetails | None
) -> None:
    row = _locked(file_id)
    if row.done_at is not None and row.cleaner >= CLEANER:
        return  # somebody else was quicker
    file = unit.session().get_one(File, file_id)
    paper_id = file.submission_id
    row.findings = kept_text(paper_id, to_text(cleaned.findings))
    row.details = kept_text(paper_id, to_plain(details) if details else "")
    if details is not None:
        file.figure_count, file.table_count = details.figures, details.tables
        file.reference_count = details.references
    row.named, row.searched_for = "[]", ""
    row.copy_id = attached(by, file_id, FileKind.ANONYMIZED, copy) if copy else None
    row.cleaner, row.done_at, row.masked_for = CLEANER, by.at, ""


def attached(by: Acting, file_id: str, kind: FileKind, copy: Stored) -> str:
    """Write the row of a copy made of this file and return its id; joins an act."""
    row = unit.session().get_one(File, file_id)
    original = Upload(
        stored=Stored(row.sha256, row.size),
        name=row.name,
        media_type=row.media_type,
        extension=row.extension,
        page_count=row.page_count,
        word_count=row.word_count,
    )
    upload = as_copy(original, copy)
    return attach(by, row.submission_id, kind, upload, made_from_id=file_id)


def _search(by: Acting, found: Asked, copy: str) -> None:
    """Search the copy for the authors as they stand now, unless that was done."""
    words = words_sought(found.submission_id)
    bears = mark(found.submission_id, words)
    if found.searched_for == bears:
        return
    rest()
    named = scan(surroundings().storage.path(copy), words) if words else []
    _keep_search(by, found.file_id, bears, named)


@unit.act
def _keep_search(_by: Acting, file_id: str, bears: str, named: Sequence[Finding]) -> None:
    row = _locked(file_id)
    paper_id = unit.session().get_one(File, row.file_id).submission_id
    if row.copy_id is None or bears != mark(paper_id, words_sought(paper_id)):
        return  # searched for people who are not its authors any more: another search is asked for
    row.named, row.searched_for = kept_text(paper_id, to_text(named)), bears
    if not _found(row).open or row.answered_for == _answer(row):
        _let_pass(row)
    else:
        row.answered_for = ""
        _take_back(row)


def _mask(by: Acting, found: Asked) -> None:
    """Make the copy that editors read where an author's name is sealed, unless that was done."""
    names = masked_names(found.submission_id)
    bears = _borne(found.submission_id, names)
    if found.masked_for == bears:
        return
    copy = masked_copy(Stored(found.sha256, found.size), names) if names else None
    _keep_masked(by, found, bears, copy)


def _borne(submission_id: str, names: Names) -> str:
    """Return what a copy for editors bears that was made for these names."""
    told = [word for words, shown in names for word in (*words, shown)]
    return mark(submission_id, told) if names else ""


@unit.act
def _keep_masked(by: Acting, found: Asked, bears: str, copy: Stored | None) -> None:
    row, paper_id = _locked(found.file_id), found.submission_id
    if row.masked_for == bears or bears != _borne(paper_id, masked_names(paper_id)):
        return  # somebody else was quicker, or it was made for names that are not these any more
    row.masked_id = attached(by, found.file_id, found.kind, copy) if copy else None
    row.masked_for = bears


def _answer(row: Examination) -> str:
    """Return what an answer is for: these findings, the authors being known by these words."""
    paper_id = unit.session().get_one(File, row.file_id).submission_id
    return mark(paper_id, [row.searched_for, to_text(_found(row).open)])


def _found(row: Examination) -> Examined:
    return found_in(row)


def _let_pass(row: Examination) -> None:
    """Let reviewers have the copy, unless its author brought another of their own."""
    unit.session().get_one(File, row.copy_id).passed_for = row.searched_for
    version = _version(row.file_id)
    if version is not None and (version.anonymized_id is None or _is_ours(version, row.file_id)):
        version.anonymized_id = row.copy_id


def _take_back(row: Examination) -> None:
    """Take the copy out of a version that is not sent yet; what was sent, editors look after.

    Where authors are seen nobody does, and what tells a sealed name is taken out at any time.
    """
    file = unit.session().get_one(File, row.file_id)
    if file.kind is FileKind.SUPPLEMENTARY:
        _take_back_further(row, file)
        return
    version = _version(row.file_id)
    if version is None or not _is_ours(version, row.file_id):
        return
    if version.submitted_at is None or not policy_of(version.submission_id).needs_anonymized:
        version.anonymized_id = None


def _take_back_further(row: Examination, file: File) -> None:
    """Let the copy of a further file be none, likewise."""
    days = select(Version.submitted_at).join(Supplement, Supplement.version_id == Version.id)
    was_sent = any(unit.session().scalars(days.where(Supplement.file_id == file.id)))
    if not was_sent or not policy_of(file.submission_id).needs_anonymized:
        unit.session().get_one(File, row.copy_id).passed_for = ""


def _version(file_id: str) -> Version | None:
    return unit.session().scalar(
        select(Version)
        .where(Version.manuscript_id == file_id)
        .order_by(Version.number.desc())
        .limit(1)
        .with_for_update()
    )


def _is_ours(version: Version, file_id: str) -> bool:
    """Tell whether what reviewers would read was made of this file."""
    if version.anonymized_id is None:
        return False
    return unit.session().get_one(File, version.anonymized_id).made_from_id == file_id


def _locked(file_id: str) -> Examination:
    return unit.session().get_one(Examination, file_id, with_for_update=True)
