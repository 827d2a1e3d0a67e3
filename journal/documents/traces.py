"""What a document tells about who made it, without being asked, and what was done about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from journal.documents import passages as at
from journal.documents.match import hits
from journal.documents.terms import Term
from journal.domain.finding import Finding, Severity
from journal.domain.said import N_, Said

PROPERTY = "property"
PERSON = "person"
COMMENT = "comment"
TRACKED_CHANGE = "tracked-change"
EDITING_ID = "editing-id"
FIELD = "field"
TEMPLATE = "template"
MAIL_MERGE = "mail-merge"
PRINTER = "printer"
EMBEDDED = "embedded"
PICTURE = "picture"
THUMBNAIL = "thumbnail"
REFERENCES = "references"
HIDDEN_TEXT = "hidden-text"
FAINT_TEXT = "faint-text"
BOOKMARK = "bookmark"
CONTROL = "control"
STYLE = "style"
PACKAGING = "packaging"
EXTRA_PART = "extra-part"
LINK = "link"
CALLS_HOME = "calls-home"
EARLIER_REVISION = "earlier-revision"
UNUSED_PART = "unused-part"
ANNOTATION = "annotation"
ATTACHMENT = "attachment"
LAYER = "layer"
FORM = "form"
SIGNATURE = "signature"
PROGRAM_NOTES = "program-notes"
DESCRIPTION = "description"
COLOUR_PROFILE = "colour-profile"

# What is told to authors and editors of each kind; the severity says what was done.
KIND_LABELS = {
    PROPERTY: N_("Document property"),
    PERSON: N_("List of people who worked on the file"),
    COMMENT: N_("Comment in the margin"),
    TRACKED_CHANGE: N_("Tracked change"),
    EDITING_ID: N_("Mark by which copies of one file know each other"),
    FIELD: N_("Field that fills itself in"),
    TEMPLATE: N_("Path of a template"),
    MAIL_MERGE: N_("Source of a serial letter"),
    PRINTER: N_("Settings of a printer"),
    EMBEDDED: N_("File within the file"),
    PICTURE: N_("What a camera or program wrote into a picture"),
    THUMBNAIL: N_("Preview picture"),
    REFERENCES: N_("Codes of a reference manager"),
    HIDDEN_TEXT: N_("Hidden text"),
    FAINT_TEXT: N_("Text too faint or too small to be read"),
    BOOKMARK: N_("Bookmark"),
    CONTROL: N_("Form field of the text"),
    STYLE: N_("Name of a style"),
    PACKAGING: N_("Note on the packaging of the file"),
    EXTRA_PART: N_("Part that does not belong to the document"),
    LINK: N_("Link"),
    CALLS_HOME: N_("Part that is loaded from elsewhere when the file is opened"),
    EARLIER_REVISION: N_("Earlier revision of the file"),
    UNUSED_PART: N_("Part that no page shows"),
    ANNOTATION: N_("Note on a page"),
    ATTACHMENT: N_("Attached file"),
    LAYER: N_("Name of a layer"),
    FORM: N_("Form"),
    SIGNATURE: N_("Digital signature"),
    PROGRAM_NOTES: N_("Notes that a program left for itself"),
    DESCRIPTION: N_("Description of a picture"),
    COLOUR_PROFILE: N_("Colour profile"),
}

_LONGEST = 200
# Nobody reads more; of whatever is found beyond, each kind is told once.
_MOST = 2_000


@dataclass(slots=True)
class Traces:
    """Collects what is found while a document is cleaned; the same thing is told once a place.

    `where` is the outer place of something that lies within another file; `terms` are the names
    that must not stay where no page shows them.
    """

    where: str = ""
    found: dict[tuple[str, str, str], Finding] = field(default_factory=dict)
    terms: Sequence[Term] = ()

    def names(self, text: str) -> bool:
        """Tell whether one of the names stands in a text that no page shows."""
        return bool(hits(self.terms, text, is_mark=True))

    def fixed(self, kind: str, place: str, text: str = "") -> None:
        """Tell what was taken out."""
        self._tell(kind, place, text, Severity.FIXED)

    def ask(self, kind: str, place: str, text: str = "") -> None:
        """Tell what a person has to look at: it stays as it is."""
        self._tell(kind, place, text, Severity.NEEDS_PERSON)

    def refuse(self, kind: str, place: str, said: Said) -> None:
        """Tell what can be neither taken out nor looked at: no clean copy can be made."""
        self._keep(Finding.refused(kind, at.within(self.where, place), said))

    def within(self, place: str) -> "Traces":
        """Return the same collection for a file that lies in this one."""
        return Traces(at.within(self.where, place), self.found, self.terms)

    def all(self) -> list[Finding]:
        """Return every finding, in the order of finding."""
        return list(self.found.values())

    def _tell(self, kind: str, place: str, text: str, severity: Severity) -> None:
        whole = at.within(self.where, place)
        shown = " ".join(text[: _LONGEST * 4].split())[:_LONGEST]
        if len(self.found) >= _MOST:
            # What a person has to look at is not lost behind the same that was mended.
            whole, shown = at.WHOLE, "" if severity is Severity.FIXED else "…"
        self._keep(Finding(kind, whole, shown, severity))

    def _keep(self, finding: Finding) -> None:
        self.found.setdefault((finding.kind, finding.place, finding.text), finding)
