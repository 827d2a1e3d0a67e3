"""Archives of files, each cleaned by itself: sources in LaTeX, and supplementary material."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.bounds import NOTHING_LEFT
from journal.documents.sniff import decoded
from journal.documents.strip import strip as strip_file
from journal.documents.strip.packing import packed, unpacked
from journal.documents.strip.sources import bib, eps, filenames, tex
from journal.documents.strip.sources.plain import strip_text
from journal.documents.traces import EMBEDDED, EXTRA_PART, Traces

Strip = Callable[[bytes, Traces], bytes]
# What LaTeX reads, and how each is cleaned; logs, lists of its own and versions are left out.
_SOURCES: dict[str, Strip] = {
    **dict.fromkeys((".tex", ".ltx", ".tikz", ".pgf", ".bbl", ".sty", ".cls", ".clo", ".bst",
                     ".def", ".cfg", ".fd", ".ldf", ".bbx", ".cbx", ".lbx"), tex.strip),
    ".bib": bib.strip,
    **dict.fromkeys((".csv", ".dat", ".txt"), strip_text),
    **dict.fromkeys((".eps", ".ps"), eps.strip),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".pdf", ".svg"), strip_file),
}  # fmt: skip
_TEXTS = {tex.strip, bib.strip, strip_text}


def strip_latex(content: bytes, traces: Traces) -> bytes:
    """Return the sources without comments, logs and versions; what they make is the same."""

    def cleaned(name: str, part: bytes, within: Traces) -> bytes | None:
        clean = _SOURCES.get(PurePosixPath(name).suffix.lower())
        if clean is None or _is_hidden(name) or (clean in _TEXTS and decoded(part) is None):
            return None
        return clean(part, within)

    return _each(content, traces, cleaned)


def strip_archive(content: bytes, traces: Traces) -> bytes:
    """Return the archive with every file cleaned; what cannot be cleaned is left out, and told."""

    def cleaned(name: str, part: bytes, within: Traces) -> bytes | None:
        return None if _is_hidden(name) else strip_file(part, within)

    return _each(content, traces, cleaned)


def _each(
    content: bytes, traces: Traces, cleaned: Callable[[str, bytes, Traces], bytes | None]
) -> bytes:
    parts = unpacked(content, traces)
    kept: list[tuple[str, bytes]] = []
    for name, new in _names(list(parts)):
        try:
            clean = cleaned(name, parts[name], traces.within(at.inside(new)))
        except Unfit:
            traces.fixed(EMBEDDED, at.inside(name))
            continue
        if clean is None:
            traces.fixed(EXTRA_PART, at.inside(name))
        else:
            kept.append((new, clean))
    if not kept:
        raise Unfit(NOTHING_LEFT)
    return packed(kept)


def _names(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield every name and its new one: safe, and without the one folder that all lie in."""
    shown = [name for name in names if not _is_hidden(name)]
    tops = {name.partition("/")[0] for name in shown}
    top = f"{tops.pop()}/" if len(tops) == 1 and all("/" in name for name in shown) else ""
    new = filenames.safe(name.removeprefix(top) for name in names)
    for name in names:
        yield name, new[name.removeprefix(top)]


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX", "~$")) for part in name.split("/"))
