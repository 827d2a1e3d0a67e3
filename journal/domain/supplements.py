"""Further files of a paper: data, figures, a checklist, the sources of its PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.wording import refuse, why_not_needed

MOST = 20
TITLE = 300


class SupplementKind(StrEnum):
    """What a further file is."""

    DATA = "data"
    APPENDIX = "appendix"
    FIGURE = "figure"
    TABLE = "table"
    QUESTIONNAIRE = "questionnaire"
    CHECKLIST = "checklist"
    LATEX = "latex"
    OTHER = "other"


KIND_LABELS = {
    SupplementKind.DATA: N_("Data"),
    SupplementKind.APPENDIX: N_("Appendix"),
    SupplementKind.FIGURE: N_("Figure"),
    SupplementKind.TABLE: N_("Table"),
    SupplementKind.QUESTIONNAIRE: N_("Questionnaire"),
    SupplementKind.CHECKLIST: N_("Reporting checklist"),
    SupplementKind.LATEX: N_("LaTeX source"),
    SupplementKind.OTHER: N_("Other"),
}
NOT_READY = Said(
    N_("One of the further files is not ready for reviewers: please look at it, or keep it back.")
)
_NO_KIND = Said(N_("Please choose what kind of file this is."))
_TOO_MANY = Said.of(
    N_("At most %(most)s further files, please: pack what belongs together into one ZIP archive."),
    most=MOST,
)
_NO_SOURCES = Said(
    N_("There is no LaTeX in this file. Pack the sources into one ZIP archive, with all they read.")
)


@dataclass(frozen=True, slots=True)
class About:
    """What its author says of a further file."""

    kind: str
    title: str
    is_for_reviewers: bool = False


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file that can be loaded."""

    id: str
    name: str
    size: int
    extension: str


class Standing(StrEnum):
    """Whether reviewers may have the clean copy of a file."""

    CHECKING = "checking"
    REFUSED = "refused"
    LOOK = "look"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Supplement:
    """A further file of one version as its authors and the desk see it.

    `number` is the version's; `copy` the clean one, where `standing` is READY. `needs_copy`:
    reviewers shall have that and nothing else. `is_readable`: no sealed name keeps it from editors.
    """

    id: str
    number: int
    kind: SupplementKind
    title: str
    is_for_reviewers: bool
    file: Bytes
    copy: Bytes | None
    standing: Standing
    needs_copy: bool = True
    is_readable: bool = True

    @property
    def is_open(self) -> bool:
        """Tell whether somebody shall have it and cannot."""
        return not self.is_readable or (self.needs_copy and self.standing is not Standing.READY)


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A further file that readers get beside a paper."""

    kind: str
    title: str
    sha256: str
    size: int
    media_type: str
    extension: str


def further_in(record: Mapping[str, Any]) -> tuple[PublishedFile, ...]:
    """Return the further files of a publication's record."""
    return tuple(PublishedFile(**one) for one in record.get("further", ()))


def check_about(about: About) -> None:
    """Raise Invalid for `kind` or `title`."""
    is_known = about.kind in KIND_LABELS
    refuse(
        {
            "kind": None if is_known else _NO_KIND,
            "title": why_not_needed(about.title, TITLE),
        }
    )


def check_sources(kind: str, *, has_sources: bool) -> None:
    """Raise Invalid for `file` where what is said to be LaTeX is none."""
    if kind == SupplementKind.LATEX and not has_sources:
        raise Invalid({"file": _NO_SOURCES})


def check_room(count: int) -> None:
    """Raise Invalid for `file` where no further one is taken."""
    if count >= MOST:
        raise Invalid({"file": _TOO_MANY})
