"""The cover of an issue: brought, described, replaced, taken away."""

from flask import Response, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.issue_draft import IssueDraft
from journal.domain.published import CoverSize
from journal.domain.refusal import Invalid
from journal.queries.cover import cover_of
from journal.services.cover import drawn_cover, remove_cover, set_cover
from journal.web.asking import acting
from journal.web.duty import need
from journal.web.editor import blueprint
from journal.web.editor.issue import back, found
from journal.web.editor.issue_forms import CoverForm
from journal.web.policy import Policy, policy
from journal.web.reader.issue import COVER_FILES, send_cover
from journal.web.receiving import limit, received


@blueprint.get("/desk/issues/<id:issue_id>/cover")
@policy(Policy.EDITOR)
def cover_form(issue_id: str) -> ResponseReturnValue:
    """Show the cover and its words."""
    need("build_issue")
    draft = found(issue_id)
    cover = draft.mark.cover
    data = {"alt": cover.alt, "credit": cover.credit} if cover else {}
    return _page(CoverForm(formdata=None, data=data), draft)


@blueprint.post("/desk/issues/<id:issue_id>/cover")
@policy(Policy.EDITOR, uploads=1)
def cover_now(issue_id: str) -> ResponseReturnValue:
    """Keep the picture that came, if one did, and the words."""
    need("build_issue")
    draft, form = found(issue_id), CoverForm()
    try:
        set_cover(acting(), issue_id, form.values(), _brought())
    except Invalid as invalid:
        form.show(invalid)
        return _page(form, draft), 422
    flash(_("The cover is saved."), "good")
    return back(issue_id)


@blueprint.post("/desk/issues/<id:issue_id>/cover/remove")
@policy(Policy.EDITOR)
def remove_cover_now(issue_id: str) -> ResponseReturnValue:
    """Show the title in the picture's place again."""
    remove_cover(acting(), issue_id)
    flash(_("The cover is gone: the title stands in its place."), "good")
    return back(issue_id)


@blueprint.get(f"/desk/issues/<id:issue_id>/cover-{COVER_FILES}")
@policy(Policy.EDITOR)
def cover_file(issue_id: str, name: str) -> Response:
    """Send one file of the cover to who reads issues on the desk."""
    need("read_issues")
    return send_cover(cover_of(issue_id), name)


def _brought() -> tuple[CoverSize, ...] | None:
    file = received("picture")
    return drawn_cover(file.stored, file.name) if file else None


def _page(form: CoverForm, draft: IssueDraft) -> str:
    return render_template(
        "editor/issue_cover.html",
        form=form,
        issue=draft,
        limit=limit(),
        cover_base=url_for("editor.issue", issue_id=draft.id) + "/cover-",
    )
