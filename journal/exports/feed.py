"""Feeds: Atom (RFC 4287) and RSS 2.0 (RSS Advisory Board, 2.0.11) of the same posts.

Moments are days, as everywhere for readers: midnight in UTC.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from lxml import etree

from journal.lib.xml import document, element, root

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_PRISM = "http://prismstandard.org/namespaces/basic/2.0/"
_XML = "http://www.w3.org/XML/1998/namespace"
# The day of a feed in which nothing ever stood.
_NEVER = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class File:
    """A file that belongs to a post: its address and size in bytes."""

    address: str
    size: int
    media_type: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class Post:
    """One thing that is new; its address names it for ever.

    `summary` is plain text, `html` the whole text, cleaned; `prism` tells issue and pages.
    """

    address: str
    title: str
    published_on: date
    summary: str = ""
    html: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    rights: str = ""
    file: File | None = None
    prism: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new, the newest first; `own` is the feed's address, `address` that of its page."""

    title: str
    subtitle: str
    address: str
    own: str
    publisher: str
    language: str
    posts: tuple[Post, ...]

    @property
    def updated_on(self) -> date:
        """Return the day of the newest post."""
        return max((post.published_on for post in self.posts), default=_NEVER)


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    top = root(_atom("feed"), {"": _ATOM, "prism": _PRISM})
    top.set(f"{{{_XML}}}lang", feed.language)
    element(top, _atom("id"), feed.own)
    element(top, _atom("title"), feed.title)
    if feed.subtitle:
        element(top, _atom("subtitle"), feed.subtitle)
    element(top, _atom("updated"), _instant(feed.updated_on))
    element(top, _atom("link"), rel="self", type="application/atom+xml", href=feed.own)
    element(top, _atom("link"), rel="alternate", type="text/html", href=feed.address)
    element(element(top, _atom("author")), _atom("name"), feed.publisher)
    for post in feed.posts:
        _entry(element(top, _atom("entry")), post)
    return document(top)


def rss(feed: Feed) -> bytes:
    """Return the feed as RSS."""
    top = root("rss", {"atom": _ATOM, "dc": _DC, "prism": _PRISM})
    top.set("version", "2.0")
    channel = element(top, "channel")
    element(channel, "title", feed.title)
    element(channel, "link", feed.address)
    element(channel, "description", feed.subtitle or feed.title)
    element(channel, "language", feed.language)
    element(channel, "lastBuildDate", _dated(feed.updated_on))
    element(channel, _atom("link"), rel="self", type="application/rss+xml", href=feed.own)
    for post in feed.posts:
        _item(element(channel, "item"), post)
    return document(top)


def _entry(entry: etree._Element, post: Post) -> None:
    if post.language:
        entry.set(f"{{{_XML}}}lang", post.language)
    element(entry, _atom("id"), post.address)
    element(entry, _atom("title"), post.title)
    element(entry, _atom("published"), _instant(post.published_on))
    element(entry, _atom("updated"), _instant(post.published_on))
    element(entry, _atom("link"), rel="alternate", type="text/html", href=post.address)
    if post.file:
        sized = {"type": post.file.media_type, "length": str(post.file.size)}
        element(entry, _atom("link"), rel="enclosure", href=post.file.address, **sized)
    for name in post.authors:
        element(element(entry, _atom("author")), _atom("name"), name)
    for category in post.categories:
        element(entry, _atom("category"), term=category)
    if post.summary:
        element(entry, _atom("summary"), post.summary, type="text")
    if post.html:
        element(entry, _atom("content"), post.html, type="html")
    if post.rights:
        element(entry, _atom("rights"), post.rights)
    _prism(entry, post)


def _item(item: etree._Element, post: Post) -> None:
    element(item, "title", post.title)
    element(item, "link", post.address)
    element(item, "description", post.html or post.summary or post.title)
    element(item, "guid", post.address, isPermaLink="true")
    element(item, "pubDate", _dated(post.published_on))
    for category in post.categories:
        element(item, "category", category)
    if post.file:
        sized = {"type": post.file.media_type, "length": str(post.file.size)}
        element(item, "enclosure", url=post.file.address, **sized)
    for name in post.authors:
        element(item, f"{{{_DC}}}creator", name)
    for name, text in (("language", post.language), ("rights", post.rights)):
        if text:
            element(item, f"{{{_DC}}}{name}", text)
    _prism(item, post)


def _prism(parent: etree._Element, post: Post) -> None:
    for name, text in post.prism.items():
        if text:
            element(parent, f"{{{_PRISM}}}{name}", text)


def _atom(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _dated(day: date) -> str:
    return format_datetime(datetime.combine(day, time.min, UTC), usegmt=True)
