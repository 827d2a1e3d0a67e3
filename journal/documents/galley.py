"""A PDF galley: may it be published, and the same file with the journal's own metadata."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from journal.documents.answers import Refused
from journal.documents.bounds import Bounds
from journal.documents.card import GalleyCard, card_from_plain, card_to_plain
from journal.documents.check import USUAL_BOUNDS
from journal.documents.child import USUAL, Limits, run_in_child
from journal.domain.finding import Finding, Severity, finding_from, plain_finding
from journal.domain.said import N_

__all__ = ["CheckedGalley", "GalleyCard", "check_galley", "write_metadata"]

KIND_LABELS = {
    "font": N_("Font that is not embedded: readers may see another"),
    "comment": N_("Comment left on a page"),
    "attachment": N_("File attached to the PDF"),
    "untagged": N_("No tags: screen readers cannot follow the text"),
    "language": N_("No language told: screen readers cannot pronounce the text"),
}


@dataclass(frozen=True, slots=True)
class CheckedGalley:
    """A galley that can be published; `notes` are what a person should look at before."""

    pages: int
    notes: tuple[Finding, ...]


def check_galley(
    path: Path, bounds: Bounds = USUAL_BOUNDS, limits: Limits = USUAL
) -> CheckedGalley | Refused:
    """Tell whether the PDF can be published, and what is odd about it; in a child process."""
    told = run_in_child("check-galley", path, {"bounds": asdict(bounds)}, limits)
    if isinstance(told, Refused):
        return told
    notes = [finding_from(n) for n in told["notes"]]
    return CheckedGalley(told["pages"], tuple(notes))


def write_metadata(
    source: Path, target: Path, card: GalleyCard, limits: Limits = USUAL
) -> int | Refused:
    """Write the PDF anew with the card's metadata alone; return its number of pages.

    The old metadata, history and unused parts are gone, tags and looks stay. The same source and
    card give the same bytes. `target` appears whole or not at all. In a child process.
    """
    arguments = {"target": str(target.absolute()), "card": card_to_plain(card)}
    told = run_in_child("write-metadata", source, arguments, limits)
    return told if isinstance(told, Refused) else int(told["pages"])


def examine(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "check-galley" in the child; raises Unfit."""
    from journal.documents import galleynotes, pdfs  # slow to load; the callers above need neither

    content = path.read_bytes()
    pages = pdfs.check_pdf(content, Bounds(**arguments["bounds"]))
    with pdfs.opened(content) as pdf:
        notes = _told(galleynotes.notes(pdf))
        return {"pages": pages, "notes": [plain_finding(note) for note in notes]}


def rewrite(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "write-metadata" in the child; raises Unfit."""
    from journal.documents import galleyfile

    card = card_from_plain(arguments["card"])
    return {"pages": galleyfile.write(path.read_bytes(), Path(arguments["target"]), card)}


def _told(notes: Iterator[tuple[str, str, str]]) -> Iterator[Finding]:
    for kind, place, text in notes:
        yield Finding(kind, place, text, Severity.NEEDS_PERSON)
