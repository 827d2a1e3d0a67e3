"""Text from people, made into HTML that is safe to show: the one boundary."""

import re

import bleach
import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_TAGS = {
    "p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "hr",
    "code", "pre", "sub", "sup", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_H1 = re.compile(r"<(/?)h1>")


def _safe(html: str) -> Markup:
    cleaned = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener nofollow"
    )
    return Markup(cleaned)  # noqa: S704 - nh3 has just cleaned it


def rich(markdown: str) -> Markup:
    """Return Markdown as HTML of plain elements; raw HTML in it stays text, h1 becomes h2."""
    return _safe(_H1.sub(r"<\1h2>", _MARKDOWN.render(markdown)))


def linked(plain: str) -> Markup:
    """Return plain text as paragraphs with its addresses made links."""
    paragraphs = [p for p in re.split(r"\n\s*\n", plain.strip()) if p]
    html = "".join(f"<p>{escape(p)}</p>".replace("\n", "<br>") for p in paragraphs)
    return _safe(bleach.linkify(html, parse_email=False))
