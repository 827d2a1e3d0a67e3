"""Feeds of papers, and of announcements and calls."""

from collections.abc import Callable

from flask import Response
from flask_babel import gettext as _

from journal.domain.published import PublishedArticle
from journal.exports.feed import Feed, File, Post, atom, rss
from journal.lib.rich import rich
from journal.lib.text import one_line
from journal.queries.announcement import latest as latest_announcements
from journal.queries.call import announced
from journal.queries.published import latest
from journal.services.around import identity
from journal.web.asking import acting_nobody
from journal.web.feeds import blueprint
from journal.web.policy import Policy, policy

_MOST = 30
_WRITERS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "atom": (atom, "application/atom+xml"),
    "rss": (rss, "application/rss+xml"),
}


@blueprint.get("/feed.<any(atom, rss):form>")
@policy(Policy.PUBLIC)
def papers(form: str) -> Response:
    """Give the newest papers with all that is public of them."""
    posts = tuple(_of_paper(paper) for paper in latest(_MOST))
    return _fed(form, identity().name, f"/feed.{form}", "/", posts)


@blueprint.get("/announcements/feed.<any(atom, rss):form>")
@policy(Policy.PUBLIC)
def news(form: str) -> Response:
    """Give the newest announcements and calls for papers."""
    posts = sorted((*_announcements(), *_calls()), key=_day, reverse=True)[:_MOST]
    title = _("%(journal)s: announcements and calls", journal=identity().name)
    address = f"/announcements/feed.{form}"
    return _fed(form, title, address, "/announcements", tuple(posts))


def _fed(form: str, title: str, own: str, page: str, posts: tuple[Post, ...]) -> Response:
    journal = identity()
    feed = Feed(
        title=title,
        subtitle=journal.tagline,
        address=journal.base_url + page,
        own=journal.base_url + own,
        publisher=journal.publisher or journal.name,
        language=journal.language,
        posts=posts,
    )
    write, media_type = _WRITERS[form]
    return Response(write(feed), content_type=f"{media_type}; charset=utf-8")


def _of_paper(paper: PublishedArticle) -> Post:
    address = f"{identity().base_url}/articles/{paper.slug}"
    on = paper.dates.published_on
    assert on is not None
    special = (paper.special.title,) if paper.special else ()
    return Post(
        address=address,
        title=one_line(paper.title),
        published_on=on,
        summary=paper.abstract,
        language=paper.language,
        authors=tuple(author.name for author in paper.authors),
        categories=tuple(dict.fromkeys((paper.section, *special, *paper.keywords))),
        rights=paper.licence.url or paper.licence.name,
        file=File(f"{address}.pdf", paper.pdf.size),
        prism=_prism(paper),
    )


def _prism(paper: PublishedArticle) -> dict[str, str]:
    issue, pages = paper.issue, paper.pages
    return {
        "publicationName": identity().name,
        "eIssn": identity().issn_online,
        "volume": str(issue.volume) if issue else "",
        "number": issue.number if issue else "",
        "startingPage": str(pages.first) if pages else "",
        "endingPage": str(pages.last) if pages else "",
    }


def _announcements() -> list[Post]:
    where = f"{identity().base_url}/announcements/"
    return [
        Post(
            address=where + one.slug,
            title=one.title,
            published_on=one.published_at.date(),
            html=str(rich(one.body)),
            categories=("news",),
        )
        for one in latest_announcements(acting_nobody().at, _MOST)
    ]


def _calls() -> list[Post]:
    where = f"{identity().base_url}/calls/"
    return [
        Post(where + one.slug, one.title, one.announced_on, one.summary, categories=("call",))
        for one in announced(_MOST)
    ]


def _day(post: Post) -> tuple[object, str]:
    return (post.published_on, post.address)
