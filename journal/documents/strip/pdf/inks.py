"""Names of inks: programs let people name theirs, a screen shows a colour in their place."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from journal.documents import passages as at
from journal.documents.strip.pdf.objects import reached
from journal.documents.traces import PROGRAM_NOTES, Traces

_USUAL = re.compile(
    r"/(?:All|None|Cyan|Magenta|Yellow|Black|Red|Green|Blue|Gray|Orange|Violet|White|Varnish|Gold"
    r"|Silver|(?:PANTONE|Pantone|HKS|TOYO|DIC|RAL|FOCOLTONE|TRUMATCH)\b.*)"
)
_KINDS = (Name.Separation, Name.DeviceN)


def rename(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Give inks of a person's own naming names that say nothing."""
    names: dict[str, Name] = {}
    spaces = [value for value in reached(pdf) if _is_of_inks(value)]
    for space in spaces:
        for name in _inks(space):
            if not _USUAL.fullmatch(str(name)) and str(name) not in names:
                names[str(name)] = Name(f"/Ink{len(names) + 1}")
                traces.fixed(PROGRAM_NOTES, at.inside("/ColorSpace"), str(name)[1:])
    for space in spaces if names else ():
        _rename_in(space, names)


def _is_of_inks(value: Object) -> bool:
    return isinstance(value, Array) and len(value) >= 4 and value[0] in _KINDS


def _inks(space: Object) -> list[Object]:
    found = space[1]
    return list(found) if isinstance(found, Array) else [found]


def _rename_in(space: Object, names: dict[str, Name]) -> None:
    renamed = [names.get(str(name), name) for name in _inks(space)]
    space[1] = Array(renamed) if isinstance(space[1], Array) else renamed[0]
    about = space[4] if len(space) > 4 else None
    if not isinstance(about, Dictionary):
        return
    known = about.get(Name.Colorants)
    if isinstance(known, Dictionary):
        for old in [key for key, _ in known.items() if key in names]:
            known[names[old]] = known[old]
            del known[old]
    process = about.get(Name.Process)
    listed = process.get(Name.Components) if isinstance(process, Dictionary) else None
    if isinstance(process, Dictionary) and isinstance(listed, Array):
        process[Name.Components] = Array([names.get(str(name), name) for name in listed])
