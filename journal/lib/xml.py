"""XML that is well formed whatever the text in it is."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

# What XML 1.0 (section 2.2) has no place for.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def root(name: str, spaces: Mapping[str, str]) -> etree._Element:
    """Return a new element `{namespace}name`; `spaces` by prefix, the one without has none."""
    named: Any = {prefix or None: space for prefix, space in spaces.items()}
    return etree.Element(name, nsmap=named)


def element(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Return a new element `{namespace}name`, put at the end of its parent."""
    made = etree.SubElement(parent, name)
    if text:
        made.text = _UNFIT.sub("", text)
    for key, value in attributes.items():
        made.set(key, _UNFIT.sub("", value))
    return made


def document(root: etree._Element) -> bytes:
    """Return the whole document in UTF-8."""
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
