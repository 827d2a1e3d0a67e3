"""What indexes may look at, and what is not for them."""

from collections.abc import Iterator
from datetime import date

from flask import Response, abort

from journal.exports.sitemap import sitemap, sitemap_index
from journal.queries.announcement import latest as latest_announcements
from journal.queries.archive import article_count, article_days
from journal.queries.call import announced
from journal.queries.page import pages
from journal.queries.published import issues
from journal.queries.section import published_sections
from journal.services.around import identity
from journal.web.asking import acting_nobody
from journal.web.feeds import blueprint
from journal.web.policy import PRIVATE_PREFIXES, Policy, policy

# So many papers a file: it stays small enough to be kept as a finished page.
A_PART = 1_000
_LISTED = 5_000
_FIXED = ("/", "/issues", "/calls", "/search", "/about", "/editorial-team", "/announcements")
# What changes with who asks, is a form, or has no end: nothing for indexes.
_NOT_INDEXED = (*PRIVATE_PREFIXES, "/account", "/sign-in", "/register", "/r/", "/a/", "/search?")
Place = tuple[str, date | None]


@blueprint.get("/robots.txt")
@policy(Policy.PUBLIC)
def robots() -> Response:
    """Tell indexes what is not for them, and where what is for them is listed."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_INDEXED)]
    lines += ["", f"Sitemap: {identity().base_url}/sitemap.xml"]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@blueprint.get("/sitemap.xml")
@policy(Policy.PUBLIC)
def whole() -> Response:
    """List every public page; where there are many, list the parts of the list."""
    count = article_count()
    if count <= A_PART:
        return _listed([*_pages(), *_papers(1)])
    parts = range(-(-count // A_PART) + 1)
    return _xml(sitemap_index(f"{identity().base_url}/sitemap-{part}.xml" for part in parts))


@blueprint.get("/sitemap-<int:number>.xml")
@policy(Policy.PUBLIC)
def part(number: int) -> Response:
    """List a thousand papers; part 0 lists all other pages."""
    places = list(_papers(number) if 0 < number <= _LISTED else _pages() if number == 0 else ())
    return _listed(places) if places else abort(404)


def _pages() -> Iterator[Place]:
    yield from ((path, None) for path in _FIXED)
    yield from ((f"/issues/{one.slug}", one.published_on) for one in issues())
    yield from ((f"/sections/{one.slug}", None) for one in published_sections())
    yield from ((f"/calls/{one.slug}", None) for one in announced(_LISTED))
    yield from ((f"/about/{one.slug}", None) for one in pages(acting_nobody().at.date()))
    for news in latest_announcements(acting_nobody().at, _LISTED):
        yield f"/announcements/{news.slug}", news.published_at.date()


def _papers(number: int) -> Iterator[Place]:
    for slug, on in article_days(A_PART, (number - 1) * A_PART):
        yield f"/articles/{slug}", on


def _listed(places: list[Place]) -> Response:
    base = identity().base_url
    return _xml(sitemap((base + path, on) for path, on in places))


def _xml(content: bytes) -> Response:
    return Response(content, content_type="application/xml; charset=utf-8")
