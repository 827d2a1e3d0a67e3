"""An issue as its readers will see it, for editors alone."""

from flask import Response, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.citation import file_name
from journal.domain.issue_draft import IssueDraft, article_of, as_published
from journal.domain.published import PublishedArticle
from journal.services.preview import open_preview, revoke_preview
from journal.services.publication import licence
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.issue import back, found
from journal.web.policy import Policy, policy
from journal.web.reader.article import article_page, send_pdf


@blueprint.get("/desk/issues/<id:issue_id>/preview")
@policy(Policy.EDITOR)
def preview_issue(issue_id: str) -> ResponseReturnValue:
    """Show the page of the issue."""
    draft = found(issue_id)
    return render_template(
        "reader/issue_page.html",
        issue=as_published(draft),
        papers=f"{_address(issue_id)}/",
        back_url=url_for("editor.issue", issue_id=issue_id),
        cover_base=url_for("editor.issue", issue_id=issue_id) + "/cover-",
    )


@blueprint.get("/desk/issues/<id:issue_id>/preview/<id:submission_id>")
@policy(Policy.EDITOR)
def preview_article(issue_id: str, submission_id: str) -> ResponseReturnValue:
    """Show the page of one paper."""
    article = _article(found(issue_id), submission_id)
    if article is None:
        flash(_("This paper has no pages yet: it, or one before it, lacks an accepted galley."))
        return back(issue_id, "papers")
    here = f"{_address(issue_id)}/{submission_id}"
    back_url = url_for("editor.issue", issue_id=issue_id, _anchor="papers")
    return article_page(article, here, _address(issue_id), others=(), back_url=back_url)


@blueprint.get("/desk/issues/<id:issue_id>/preview/<id:submission_id>.pdf")
@policy(Policy.EDITOR)
def preview_pdf(issue_id: str, submission_id: str) -> Response:
    """Send the accepted galley."""
    article = _article(found(issue_id), submission_id) or abort(404)
    return send_pdf(article.pdf.sha256, file_name(article))


@blueprint.post("/desk/issues/<id:issue_id>/link")
@policy(Policy.EDITOR)
def preview_link(issue_id: str) -> ResponseReturnValue:
    """Open the private link, or revoke it."""
    if request.form.get("off"):
        revoke_preview(acting(), issue_id)
        flash(_("The link leads nowhere any more."), "good")
    else:
        open_preview(acting(), issue_id)
        flash(_("The link is open. Give it only to those who should see the issue."), "good")
    return back(issue_id, "link")


def _article(draft: IssueDraft, submission_id: str) -> PublishedArticle | None:
    """Return the paper as it would be published, None while its pages are not known."""
    placed = ((section, item) for section in draft.sections for item in section.items)
    here = next((one for one in placed if one[1].submission_id == submission_id), None)
    section, item = here or abort(404)
    if item.pages is None or item.pdf is None:
        return None
    return article_of(draft, section, item, licence(), submission_id)


def _address(issue_id: str) -> str:
    return url_for("editor.preview_issue", issue_id=issue_id)
