"""An issue that is not out yet, for whoever was given its private link."""

from flask import Response, abort, g, redirect, render_template, request
from flask.typing import ResponseReturnValue

from journal.domain.citation import file_name
from journal.domain.issue_draft import IssueDraft, article_of, as_published, for_outsiders, numbered
from journal.domain.published import PublishedArticle
from journal.queries.cover import cover_of
from journal.queries.issue_draft import issue_draft
from journal.queries.preview import previewed
from journal.services.around import signing_key
from journal.services.publication import licence
from journal.web.asking import acting_nobody
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint
from journal.web.reader.article import article_page, send_pdf
from journal.web.reader.issue import COVER_FILES, send_cover


@blueprint.get("/preview/<token>")
@policy(Policy.OPEN)
def preview(token: str) -> ResponseReturnValue:
    """Show the page of the issue."""
    return render_template(
        "reader/issue_page.html",
        issue=as_published(_shown(token)),
        papers=f"{_here(token)}/",
        back_url=_here(token),
        is_by_link=True,
        cover_base=f"{_here(token)}/cover-",
    )


@blueprint.get("/preview/<token>/<int:number>")
@policy(Policy.OPEN)
def preview_paper(token: str, number: int) -> ResponseReturnValue:
    """Show the page of one paper; one without pages yet leads back to the issue."""
    article, here = _article(token, number), _here(token)
    if article is None:
        return redirect(here, 303)
    address = f"{here}/{number}"
    return article_page(article, address, here, others=(), back_url=here, is_by_link=True)


@blueprint.get("/preview/<token>/<int:number>.pdf")
@policy(Policy.OPEN)
def preview_paper_pdf(token: str, number: int) -> Response:
    """Send the accepted galley."""
    article = _article(token, number) or abort(404)
    return send_pdf(article.pdf.sha256, file_name(article))


@blueprint.get(f"/preview/<token>/cover-{COVER_FILES}")
@policy(Policy.OPEN)
def preview_cover(token: str, name: str) -> Response:
    """Send one file of the cover."""
    return send_cover(cover_of(_shown(token).id), name)


def _shown(token: str) -> IssueDraft:
    """Return the issue as outsiders may see it; a link that leads nowhere is no page at all."""
    issue_id = previewed(signing_key(), token) or abort(404)
    g.is_preview = True
    draft = issue_draft(issue_id, acting_nobody().at.date()) or abort(404)
    return numbered(for_outsiders(draft))


def _article(token: str, number: int) -> PublishedArticle | None:
    """Return the paper as it would be published, None while its pages are not known."""
    draft = _shown(token)
    placed = ((section, item) for section in draft.sections for item in section.items)
    here = next((one for one in placed if one[1].submission_id == str(number)), None)
    section, item = here or abort(404)
    if item.pages is None or item.pdf is None:
        return None
    return article_of(draft, section, item, licence(), str(number))


def _here(token: str) -> str:
    return f"{request.script_root}/preview/{token}"


@blueprint.after_request
def _unlisted(response: Response) -> Response:
    """Tell search engines, of pages and files alike, to keep a preview to themselves."""
    if "is_preview" in g:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
