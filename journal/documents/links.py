"""What an Office file would fetch from elsewhere while someone opens it."""

from lxml import etree

from journal.documents import archive, markup
from journal.documents import bounds as say
from journal.documents.answers import Unfit

# Links that a person has to click are no danger; everything else is fetched without asking.
_CLICKED = "/hyperlink"
_AWAY = ("http:", "https:", "ftp:", "\\\\", "file://", "//")
_LOCAL = "file:///"


def check_links(content: bytes) -> None:
    """Raise Unfit where opening the file tells a machine elsewhere that it was opened."""
    for name, part in archive.parts(content):
        if name.endswith(".rels") and any(map(_fetches, markup.parse(part))):
            raise Unfit(say.LINKS)


def _fetches(relation: etree._Element) -> bool:
    if relation.get("TargetMode") != "External" or relation.get("Type", "").endswith(_CLICKED):
        return False
    target = relation.get("Target", "").strip().lower()
    # A template on the author's own disk is only a path: for the anonymity gate, not for this one.
    if target.startswith(_LOCAL) and not target.startswith(_LOCAL + "\\\\"):
        return False
    return target.startswith(_AWAY)
