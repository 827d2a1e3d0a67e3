"""Files for reviewers on their way in: each looked into, and searched for its authors."""

from dataclasses import dataclass, field

from flask import request

from journal.access.copies_author import Writing
from journal.domain.refusal import Invalid
from journal.services import file as files
from journal.services.anonymity import Recognizable, gate
from journal.services.file import Upload, checked
from journal.web.examined import Found, in_words
from journal.web.forms import Form
from journal.web.receiving import received
from journal.web.speaking import searched


@dataclass(slots=True)
class Arrived:
    """What came with a form, by field: what may be kept, and where authors were recognized.

    `held` are tickets: files that may be vouched for without being sent again.
    """

    uploads: dict[str, Upload] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    held: dict[str, str] = field(default_factory=dict)
    may_be_cited: bool = False

    def tell(self, error: Recognizable) -> None:
        """Add what a refusal found."""
        self.found += in_words(error.findings)
        self.may_be_cited = self.may_be_cited or error.may_be_cited


def take(
    came: Arrived, paper: Writing, form: Form, name: str, *, is_searched: bool, cited: bool
) -> None:
    """Take in the file of this field; what is wrong with it stands beside the field."""
    try:
        upload = _upload(paper, name)
        if upload is not None and is_searched:
            upload = _passed(came, paper, name, upload, cited=cited)
    except Recognizable as told:
        came.tell(told)
        form.show(told)
    except Invalid as invalid:
        form.show(Invalid({name: next(iter(invalid.errors.values()))}))
    else:
        if upload is not None:
            came.uploads[name] = upload


def _upload(paper: Writing, name: str) -> Upload | None:
    """Return what was sent now or a moment ago; None where nothing was."""
    file = received(name)
    if file is not None:
        return checked(file.stored, file.name)
    return files.redeemed(paper.id, request.form.get(f"held_{name}", ""))


def _passed(came: Arrived, paper: Writing, name: str, upload: Upload, *, cited: bool) -> Upload:
    try:
        return searched(paper.id, lambda: gate(paper.id, upload, cited=cited, field=name))
    except Recognizable as told:
        if told.may_be_cited:
            came.held[name] = files.ticket(paper.id, upload)
        raise
