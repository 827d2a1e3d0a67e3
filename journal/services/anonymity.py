"""The gate: nothing goes to reviewers in which an author can be recognized.

Documents are opened in a child process: call these outside of any transaction.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from journal.documents.finds import UNREADABLE, Finds
from journal.documents.match import hits
from journal.documents.passages import Passage, Role, said_place
from journal.documents.scan import scan
from journal.documents.terms import NAME, PART_OF_NAME, terms_for
from journal.domain.acting import Acting
from journal.domain.finding import Finding, Severity
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.queries.anonymity import FURTHER, Passed, to_pass
from journal.queries.byline import searched
from journal.queries.read import rest
from journal.queries.sealed import mark
from journal.queries.writing import writing
from journal.services.around import surroundings
from journal.services.cleaning import as_copy, cleaned_copy
from journal.services.file import Upload

_IN_TEXT = N_("the text of your answer")
_IN_DETAILS = {
    "title": N_("the title"),
    "abstract": N_("the abstract"),
    "keywords": N_("the keywords"),
    "notice_words": N_("the content notices"),
    "guideline": N_("the words on the guideline"),
    FURTHER: N_("the titles of further files"),
}
_IN_TRANSLATIONS = {
    "title": N_("the title in another language"),
    "abstract": N_("the abstract in another language"),
    "keywords": N_("the keywords in another language"),
}
_TEXTS = (_IN_TEXT, *_IN_DETAILS.values(), *_IN_TRANSLATIONS.values())
_RUNNING = re.compile("|".join((r"(page|paragraph) \d+", *_TEXTS)))
_FOUND = N_("Reviewers could see who wrote this. In %(place)s stands: “%(text)s”.")
_FOUND_MORE = (
    N_(
        "Reviewers could see who wrote this. In %(place)s stands: “%(text)s”, and there is"
        " %(count)s more such place."
    ),
    N_(
        "Reviewers could see who wrote this. In %(place)s stands: “%(text)s”, and there are"
        " %(count)s more such places."
    ),
)
_CITED = N_(
    "A name stands alone in %(place)s: “%(text)s”. If this is a source that you cite as you"
    " would cite anybody's, say so below and send it again."
)
_UNCLEANED = N_("The author may read this file, and no safe copy of it can be made. %(reason)s")
_UNREADABLE = N_("Part of this file cannot be searched: %(place)s. %(text)s")


class Recognizable(Invalid):
    """An author can be recognized; `findings` tells every place.

    `may_be_cited` where nothing but family names standing alone was found.
    """

    def __init__(self, field: str, findings: Sequence[Finding], *, may_be_cited: bool) -> None:
        self.findings = tuple(findings)
        self.may_be_cited = may_be_cited
        super().__init__({field: _told(self.findings, may_be_cited=self.may_be_cited)})


def gate(submission_id: str, upload: Upload, *, cited: bool = False, field: str = "file") -> Upload:
    """Return the clean copy of the file, marked as searched; raises Recognizable for `field`.

    `cited`: who sends it says that family names standing alone are sources cited.
    """
    words = searched(submission_id)
    cleaned, copy = cleaned_copy(upload.stored, words)
    refuse_named(field, words, cleaned.naming, cited=cited)
    assert copy is not None
    return replace(
        as_copy(upload, copy),
        passed_for=mark(submission_id, words),
        original=upload.stored,
        findings=cleaned.findings,
    )


def without_traces(upload: Upload, field: str = "file") -> Upload:
    """Return the clean copy of a file, whoever is named in it; raises Invalid for `field`.

    For what a reviewer sends: the author must not learn from the file itself who reviewed.
    """
    cleaned, copy = cleaned_copy(upload.stored)
    if copy is None:
        raise Invalid({field: Said(_UNCLEANED, {"reason": shown(cleaned.reasons[0])})})
    return replace(as_copy(upload, copy), original=upload.stored, findings=cleaned.findings)


def gate_text(
    submission_id: str, text: str, *, cited: bool = False, field: str = "response"
) -> None:
    """Let a text pass that reviewers will read; raises Recognizable for `field`."""
    words = searched(submission_id)
    refuse_named(field, words, _in_text(words, text, _IN_TEXT), cited=cited)


def gate_details(submission_id: str, details: Mapping[str, str]) -> None:
    """Let details pass that reviewers read, by field; raises Recognizable for the first that tells.

    Family names standing alone pass: they may be sources.
    """
    words = searched(submission_id)
    for field, text in details.items():
        refuse_named(field, words, _in_text(words, text, _place_of(field)), cited=True)


def gate_copy(submission_id: str, words: Sequence[str]) -> None:
    """Search the newest copy for reviewers for words; raises Recognizable for `anonymized`."""
    read = ("anonymized", FURTHER)
    files = [file for file in to_pass(submission_id).files if file.field in read]
    rest()
    for file in files:
        path = surroundings().storage.path(file.sha256)
        refuse_named("anonymized", words, scan(path, words), cited=True)


def recheck(by: Acting, submission_id: str) -> Passed:
    """Search again what was searched for other words than stand in the byline now.

    So are title, abstract and keywords of a draft: the invitation tells them to reviewers.
    Returns what passed, for `holds`. Raises Recognizable for `anonymized`, `response_file`,
    `response`, `supplements`, `title`, `abstract`, `keywords` or a field of `translations`.
    """
    if by.account_id is None or writing(by.account_id, submission_id) is None:
        raise Refused(HIDDEN)
    asked = to_pass(submission_id)
    bears = mark(submission_id, asked.words)
    rest()
    for file in asked.files:
        if file.passed_for != bears:
            path = surroundings().storage.path(file.sha256)
            refuse_named(file.field, asked.words, scan(path, asked.words), cited=False)
    # Family names in it were vouched for when the text was saved.
    texts = [("response", asked.text, _IN_TEXT)]
    texts += [(field, text, _place_of(field)) for field, text in asked.details]
    for field, text, where in texts:
        refuse_named(field, asked.words, _in_text(asked.words, text, where), cited=True)
    return asked


def holds(submission_id: str, passed: Passed) -> bool:
    """Tell whether what passed is still what will be sent; asked inside the act that sends it."""
    return to_pass(submission_id) == passed


def place(finding: Finding) -> Said:
    """Return where it was found, as a message."""
    *outer, last = said_place(finding.place)
    told = last
    for one in reversed(outer):
        told = Said.of(N_("%(outer)s, %(inner)s"), outer=one, inner=told)
    return told


def shown(finding: Finding) -> Said | str:
    """Return what was found: words of the document as they stand there, a reason as a message."""
    # What was kept by an older cleaner is a reason in English, a message if it has no values.
    is_reason = finding.kind == UNREADABLE
    return finding.said or (Said(finding.text) if is_reason and finding.text else finding.text)


def refuse_named(
    field: str, words: Sequence[str], found: Sequence[Finding], *, cited: bool
) -> None:
    """Raise Recognizable where an author is named; `cited` lets family names alone pass."""
    alone = [one for one in found if may_be_cited(one, words)]
    telling = [one for one in found if one not in alone]
    if telling or (alone and not cited):
        raise Recognizable(field, telling + alone, may_be_cited=not telling)


def may_be_cited(finding: Finding, words: Sequence[str]) -> bool:
    """Tell whether it may be a source: a family or single name, alone, in the running text."""
    if not _RUNNING.fullmatch(finding.place):
        return False
    if finding.kind == PART_OF_NAME:
        return True
    longer = [word for word in words if len(word.split()) > 1]
    return finding.kind == NAME and not hits(terms_for(longer), finding.text)


def _told(found: Sequence[Finding], *, may_be_cited: bool) -> Said:
    first = found[0]
    values: dict[str, object] = {"place": place(first), "text": shown(first)}
    if first.severity is Severity.REFUSED:
        return Said(_UNREADABLE, values)
    if may_be_cited:
        return Said(_CITED, values)
    if len(found) > 1:
        one, several = _FOUND_MORE
        return Said(one, values | {"count": len(found) - 1}, several)
    return Said(_FOUND, values)


def _place_of(field: str) -> str:
    """Return where the text of this field of the details stands, as a message."""
    return _IN_DETAILS.get(field) or _IN_TRANSLATIONS[field.rpartition("-")[2]]


def _in_text(words: Sequence[str], text: str, where: str) -> list[Finding]:
    finds = Finds(terms_for(words))
    finds.take(Passage(where, text, Role.BODY), "")
    return finds.all()
