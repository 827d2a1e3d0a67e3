"""May this file be opened at all? Asked before anything else looks into it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from journal.documents import allowance, kinds
from journal.documents import bounds as say
from journal.documents.answers import Refused, Unfit
from journal.documents.bounds import Bounds, Budget
from journal.documents.child import USUAL, Limits, run_in_child
from journal.documents.kinds import Kind
from journal.documents.sniff import HEAD, PDF_MAGIC, sniff
from journal.documents.text import count_words, passages_of
from journal.domain.said import Said


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be opened: what it is by its content, and its size to a reader.

    `pages` is known of a PDF, `words` of what has text.
    """

    media_type: str
    extension: str
    pages: int | None
    words: int | None


USUAL_BOUNDS = Bounds()
Look = Callable[[Path, Bounds], int | None]


def check(
    path: Path,
    allowed: Collection[Kind],
    bounds: Bounds = USUAL_BOUNDS,
    limits: Limits = USUAL,
) -> Checked | Refused:
    """Tell what the file is, or why it is not taken; opens it in a child process."""
    names = sorted(kind.name for kind in allowed)
    told = run_in_child("check", path, {"allowed": names, "bounds": asdict(bounds)}, limits)
    return told if isinstance(told, Refused) else Checked(**told)


def examine(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "check" in the child; raises Unfit."""
    bounds = Bounds(**arguments["bounds"])
    allowed = [kinds.BY_NAME[name] for name in arguments["allowed"]]
    kind, pages = _opened(path, allowed, bounds, _INSIDE)
    words = None
    if kind in _WITH_WORDS:
        words = count_words(list(passages_of(path.read_bytes(), kind)))
    return asdict(Checked(kind.media_type, kind.extension, pages, words))


def examine_to_clean(path: Path, allowed: Collection[Kind], bounds: Bounds = USUAL_BOUNDS) -> Kind:
    """Return what the file is, where it may be opened to be cleaned; in the child, raises Unfit.

    What would run or load by itself is let pass: the clean copy will be without it.
    """
    kind, _ = _opened(path, list(allowed), bounds, _INSIDE | _TO_CLEAN)
    return kind


def _opened(
    path: Path, allowed: list[Kind], bounds: Bounds, inside: Mapping[Kind, Look]
) -> tuple[Kind, int | None]:
    """Return kind and pages of the file, weighed; the process may use what one so heavy needs."""
    budget = Budget(bounds)
    kind = _known(path, allowed, budget)
    pages = inside.get(kind, _nothing_more)(path, bounds)
    allowance.grant(path.stat().st_size, bounds.markup - budget.markup, pages or 0)
    return kind, pages


def _known(path: Path, allowed: list[Kind], budget: Budget) -> Kind:
    if path.stat().st_size == 0:
        raise Unfit(say.EMPTY)
    kind = sniff(path)
    _check_archive(path, kind, budget)
    kind = _allowed(kind, allowed)
    _check_other_headers(path, kind)
    return kind


def _check_archive(path: Path, kind: Kind | None, budget: Budget) -> None:
    # Before asking what it is: of half an archive that cannot be told.
    if kind in kinds.ZIPPED:
        from journal.documents import zips

        with path.open("rb") as file:
            zips.check_archive(file, budget)


def _allowed(kind: Kind | None, allowed: list[Kind]) -> Kind:
    taken = ", ".join(sorted({k.extension.upper() for k in allowed}))
    if kind is None:
        raise Unfit(say.UNKNOWN, kinds=taken)
    if kind is kinds.SEALED:
        raise Unfit(say.PROTECTED)
    if kind not in allowed:
        if kind is kinds.DOC and kinds.DOCX in allowed:
            raise Unfit(say.OLD_WORD)
        if kind is kinds.LATEX and set(allowed) >= kinds.MANUSCRIPT:
            raise Unfit(say.SOURCES)
        raise Unfit(say.OTHER_KIND, kind=Said(kind.label), kinds=taken)
    return kind


def _check_other_headers(path: Path, kind: Kind) -> None:
    """Refuse what would be one kind of file to us and another to someone else."""
    content = path.read_bytes()
    if kind is not kinds.PDF and PDF_MAGIC in content[:HEAD]:
        raise Unfit(say.ELSE_INSIDE)
    if kind not in kinds.ZIPPED:
        from journal.documents import zips

        if zips.ends_as_archive(content):
            raise Unfit(say.ELSE_INSIDE)


def _pdf(path: Path, bounds: Bounds) -> int:
    from journal.documents import pdfs  # slow to load; most files are no PDF

    return pdfs.check_pdf(path.read_bytes(), bounds)


def _pdf_to_clean(path: Path, bounds: Bounds) -> int:
    from journal.documents import pdfs

    return pdfs.check_pdf(path.read_bytes(), bounds, may_act=True)


def _rtf(path: Path, bounds: Bounds) -> None:
    from journal.documents import rtf

    del bounds
    rtf.check_rtf(path.read_bytes())


def _rtf_to_clean(path: Path, bounds: Bounds) -> None:
    from journal.documents import rtf

    del bounds
    rtf.check_rtf(path.read_bytes(), may_act=True)


def _office(path: Path, bounds: Bounds) -> None:
    from journal.documents import links

    del bounds
    links.check_links(path.read_bytes())


def _picture(path: Path, bounds: Bounds) -> None:
    from journal.documents import pictures

    pictures.check_picture(path, bounds)


def _old_word(path: Path, bounds: Bounds) -> None:
    from journal.documents import ole

    del bounds
    if ole.has_macros(path.read_bytes()):
        raise Unfit(say.MACROS)


def _markup(path: Path, bounds: Bounds) -> None:
    from journal.documents import weight

    weight.weigh(path.read_bytes(), Budget(bounds))


def _plain(path: Path, bounds: Bounds) -> None:
    if path.stat().st_size > bounds.text:
        raise Unfit(say.BOMB)


def _nothing_more(path: Path, bounds: Bounds) -> None:
    del path, bounds


_INSIDE: dict[Kind, Look] = {
    kinds.PDF: _pdf,
    kinds.RTF: _rtf,
    kinds.DOC: _old_word,
    kinds.SVG: _markup,
    kinds.XML: _markup,
    kinds.TXT: _plain,
    kinds.CSV: _plain,
    **dict.fromkeys(kinds.OFFICE, _office),
    **dict.fromkeys(kinds.PICTURES, _picture),
}
_TO_CLEAN: dict[Kind, Look] = {
    kinds.PDF: _pdf_to_clean,
    kinds.RTF: _rtf_to_clean,
    # Whoever cleans one looks at all of its structure, and unpacks nothing.
    **dict.fromkeys(kinds.PICTURES, _nothing_more),
    **dict.fromkeys(kinds.OFFICE, _nothing_more),
}
_WITH_WORDS = {kinds.PDF, kinds.DOCX, kinds.ODT, kinds.RTF, kinds.TXT}
