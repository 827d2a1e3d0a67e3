"""Named places in the file get names that tell nothing; every way to them is kept."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from journal.documents.strip.pdf.objects import reached
from journal.documents.traces import Traces

_MOST = 200_000


def rename(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Rename the places, in their order: the first is p000001."""
    del traces  # names such as "section.2" tell nothing worth a line
    places = dict(_places(pdf))
    if not places:
        return
    names = {name: f"p{number:06d}" for number, name in enumerate(sorted(places), 1)}
    for value in list(reached(pdf)):
        if isinstance(value, Dictionary):
            _follow(value, names)
    tree = Array()
    for name in sorted(places):
        tree.append(String(names[name]))
        tree.append(places[name])
    if Name.Dests in pdf.Root:
        del pdf.Root[Name.Dests]
    pdf.Root[Name.Names] = Dictionary(Dests=Dictionary(Names=tree))


def _places(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Object]]:
    old = pdf.Root.get(Name.Dests)
    if isinstance(old, Dictionary):
        for key, place in old.items():
            yield key.removeprefix("/"), _bare(place)
    names = pdf.Root.get(Name.Names)
    waiting = [names.get(Name.Dests)] if isinstance(names, Dictionary) else []
    for tree in waiting:
        if not isinstance(tree, Dictionary):
            continue
        waiting += list(tree.get(Name.Kids, Array()))
        if len(waiting) > _MOST:
            raise pikepdf.PdfError("the tree of names has no end")
        leaf = list(tree.get(Name.Names, Array()))
        for name, place in zip(leaf[::2], leaf[1::2], strict=False):
            yield str(name), _bare(place)


def _bare(place: Object) -> Object:
    """Return the place alone: a dictionary may carry more."""
    if isinstance(place, Dictionary):
        return Dictionary(D=place.get(Name.D, Array()))
    return place


def _follow(value: Dictionary, names: dict[str, str]) -> None:
    keys = [Name.Dest]
    if value.get(Name.S) == Name.GoTo:
        keys.append(Name.D)
    for key in keys:
        target = value.get(key)
        if isinstance(target, String | Name):
            wanted = str(target).removeprefix("/") if isinstance(target, Name) else str(target)
            if wanted in names:
                value[key] = String(names[wanted])
            else:
                del value[key]
