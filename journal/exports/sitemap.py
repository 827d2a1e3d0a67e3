"""What indexes may look at (sitemaps.org, protocol 0.9)."""

from collections.abc import Iterable
from datetime import date

from journal.lib.xml import document, element, root

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[tuple[str, date | None]]) -> bytes:
    """Return these addresses, each with the day of its last change where it is known."""
    return _list("urlset", "url", addresses)


def sitemap_index(addresses: Iterable[str]) -> bytes:
    """Return a list of further sitemaps."""
    return _list("sitemapindex", "sitemap", ((address, None) for address in addresses))


def _list(name: str, line: str, addresses: Iterable[tuple[str, date | None]]) -> bytes:
    top = root(f"{{{_SPACE}}}{name}", {"": _SPACE})
    for address, changed_on in addresses:
        url = element(top, f"{{{_SPACE}}}{line}")
        element(url, f"{{{_SPACE}}}loc", address)
        if changed_on:
            element(url, f"{{{_SPACE}}}lastmod", changed_on.isoformat())
    return document(top)
