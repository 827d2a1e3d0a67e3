"""What no reader of the standard draws is taken out of a part: elements, attributes, extensions."""

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip import languages
from journal.documents.strip.office.names import FOREIGN, SPACES, every, local, of, prefix, short
from journal.documents.strip.trees import text_of, unwrapped, without
from journal.documents.traces import EDITING_ID, HIDDEN_TEXT, PROGRAM_NOTES, Traces

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_IGNORABLE, _REQUIRES = _MC + "Ignorable", "Requires"
_USUAL = {*SPACES.values(), "ve", "sl", "xsi", "wne", "w15", "w16", "x15", "mv"}
_ID = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|\b[0-9A-F]{8}\b")
_PLACE = re.compile(r"[A-Za-z]:\\|\\\\|/Users/|/home/|file:|@")
_XML = {"xml:space", "xml:lang"}
_VML = {"v", "o", "w10", "x", "pvml"}
# Everything that one program writes to find its own traces again.
_IDS = {"w14:paraId", "w14:textId", "wp14:anchorId", "wp14:editId", "w:tplc"}
# Known names all the same, for nothing that is drawn.
_LEFT = {"p14:creationId", "p14:modifyId", "p14:sectionLst", "p14:media", "p14:laserClr",
         "p14:modifyVerifier", "p14:defaultImageDpi", "p14:discardImageEditData", "a14:imgProps",
         "a14:compatExt", "x14:slicerList", "x14:slicerCaches", "x14:pivotCaches",
         "x14:pivotCacheDefinition", "x14:pivotTableDefinition", "x14:definedNames",
         "x14:workbookPr", "x14:slicerStyles", "w14:docId", "w14:conflictMode",
         "w14:defaultImageDpi", "w14:discardImageEditingData", "o:lock", "o:ink",
         "x14:protectedRanges", "x14:dataValidations"}  # fmt: skip
_LANGUAGES = {"w:lang", "w:themeFontLang"}
_EXTENSIONS = {"a:extLst", "c:extLst", "p:extLst", "s:extLst", "dgm:extLst", "cx:extLst",
               "c15:extLst", "pic:extLst", "wps:extLst", "wpg:extLst"}  # fmt: skip


def leave(root: etree._Element, part: str, traces: Traces) -> None:
    """Take out what is foreign; of alternatives keep those that are known."""
    for node in list(root.iter(_MC + "AlternateContent")):
        _choose(node, part, traces)
    gone: set[etree._Element] = set()
    for node in list(root.iter()):
        if node.getparent() in gone:  # told with what it stood in
            gone.add(node)
        elif _is_left(str(node.tag)) and node is not root:
            _leave_element(node, part, traces)
            gone.add(node)
        else:
            _leave_attributes(node, part, traces)
    for node in every(root, *_EXTENSIONS):
        _leave_extensions(node)


@lru_cache(maxsize=20_000)
def _is_left(tag: str) -> bool:
    return prefix(tag) == FOREIGN or short(tag) in _LEFT


def _choose(node: etree._Element, part: str, traces: Traces) -> None:
    """Leave out choices of unknown programs; without one left, what is for all others stays."""
    for choice in list(node):
        needed = choice.get(_REQUIRES)
        if local(str(choice.tag)) == "Choice" and not _is_known(choice, needed or ""):
            _tell_places(choice, part, traces)
            without(choice)
    _leave_other_words(node, part, traces)
    if not any(local(str(inner.tag)) == "Choice" for inner in node):
        for fallback in list(node):
            unwrapped(fallback)
        unwrapped(node)


def _leave_other_words(node: etree._Element, part: str, traces: Traces) -> None:
    """Leave out what older programs would show instead, where it says something else."""
    said = [_words(inner) for inner in node if local(str(inner.tag)) == "Choice"]
    for fallback in [n for n in node if local(str(n.tag)) == "Fallback"] if said else ():
        words = _words(fallback)
        if words and words not in said:
            traces.fixed(HIDDEN_TEXT, at.inside(part), words)
            without(fallback)


def _words(node: etree._Element) -> str:
    return "".join(inner.text or "" for inner in every(node, "w:t")).strip()


def _tell_places(node: etree._Element, part: str, traces: Traces) -> None:
    for value in {str(v) for inner in node.iter() for v in inner.attrib.values()}:
        if _PLACE.search(value):
            traces.fixed(PROGRAM_NOTES, at.inside(part), value)


def _is_known(node: etree._Element, needed: str) -> bool:
    return all(node.nsmap.get(word, FOREIGN) in SPACES for word in needed.split())


def _leave_element(node: etree._Element, part: str, traces: Traces) -> None:
    values = [str(v) for inner in node.iter() for v in inner.attrib.values()]
    _tell(" ".join([text_of(node), *values]), part, traces)
    without(node)


def _tell(noted: str, part: str, traces: Traces) -> None:
    """Tell what was noted; numbers and switches are no notes that a person wants to hear of."""
    plain = _ID.sub("", noted)
    if sum(map(str.isalpha, plain)) > len("false"):
        traces.fixed(PROGRAM_NOTES, at.inside(part), plain)
    elif plain != noted:
        traces.fixed(EDITING_ID, at.inside(part))


def _leave_attributes(node: etree._Element, part: str, traces: Traces) -> None:
    own = prefix(str(node.tag))
    if of(node) in _LANGUAGES:
        _speak_plainly(node)
    for key in node.keys():  # noqa: SIM118 - a list of its own, without the mapping
        name = short(str(key))
        if _is_kept(name, own):
            continue
        if name != "w:tplc" and (name in _IDS or name.startswith("w:rsid")):
            traces.fixed(EDITING_ID, at.inside(part))
        elif prefix(name) == FOREIGN:
            _tell(str(node.get(key)), part, traces)
        del node.attrib[key]


def _speak_plainly(node: etree._Element) -> None:
    """Leave of languages what is no one's own; a mark that says nothing else goes."""
    for key, mark in list(node.attrib.items()):
        if languages.plain(str(mark)) != mark:
            node.set(key, languages.plain(str(mark)) or "en-US")


def _is_kept(name: str, own: str) -> bool:
    if name.startswith("w:rsid") or name in _IDS:
        return False
    space, _, _ = name.rpartition(":")
    if not space:
        return own != "w"
    if space in {own, "r"}:
        return True
    if space in _VML and own in _VML:
        return True
    return name in _XML or name == "mc:Ignorable" or (space == "p14" and own == "p")


def _leave_extensions(node: etree._Element) -> None:
    """Leave out extensions with nothing in them: what they held was foreign."""
    for extension in list(node):
        if not len(extension):
            without(extension)
    if not len(node):
        without(node)


def tidy(root: etree._Element) -> etree._Element:
    """Leave the prefixes that are in use, and say of those alone that they may be ignored."""
    used = _used(root)
    ignored = [word for word in root.get(_IGNORABLE, "").split() if root.nsmap.get(word) in used]
    needed = {
        word for node in root.iter(_MC + "Choice") for word in (node.get(_REQUIRES) or "").split()
    }
    if ignored:
        root.set(_IGNORABLE, " ".join(ignored))
    else:
        root.attrib.pop(_IGNORABLE, "")
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted({*ignored, *needed}))
    return usual(root)


def usual(root: etree._Element) -> etree._Element:
    """Return the same tree under the prefixes that programs use: a person's own may be a name."""
    if not any(_is_odd(prefix) for prefix in _prefixes(root)):
        return root
    uris = {uri: short for uri, short in SPACES.items() if uri in _used(root)}
    spaces: dict[str | None, str] = {short: uri for uri, short in uris.items()}
    if None in root.nsmap and root.nsmap[None] in uris:
        spaces[None] = root.nsmap[None]
    new = etree.Element(root.tag, nsmap=spaces)  # type: ignore[arg-type] # None: the default one
    old = dict(root.nsmap)
    for key, value in root.attrib.items():
        words = [_usual_prefix(word, old) for word in str(value).split()]
        new.set(key, " ".join(words) if str(key) == _IGNORABLE else value)
    for choice in root.iter(_MC + "Choice"):
        words = [_usual_prefix(word, choice.nsmap) for word in choice.get(_REQUIRES, "").split()]
        choice.set(_REQUIRES, " ".join(words))
    new.text = root.text
    new.extend(list(root))
    return new


def _prefixes(root: etree._Element) -> set[str]:
    found = {prefix for prefix in root.nsmap if prefix}
    for node in root.iter():
        if node.prefix:
            found.add(node.prefix)
    return found


def _is_odd(prefix: str) -> bool:
    return prefix not in _USUAL and not re.fullmatch(r"ns\d+", prefix)


def _usual_prefix(word: str, spaces: Mapping[str | None, str]) -> str:
    return SPACES.get(spaces.get(word, ""), word)


def _used(root: etree._Element) -> set[str]:
    names = {str(node.tag) for node in root.iter()}
    names |= {str(key) for node in root.iter() for key in node.attrib}
    return {name[1:].partition("}")[0] for name in names if name.startswith("{")}
