"""Issues on the desk: the list, and the page on which one is built and published."""

from collections import defaultdict

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access import links
from journal.access.duties import why_not
from journal.domain.issue_draft import IssueDraft, missing
from journal.domain.issues import Gap, Place
from journal.domain.refusal import Invalid
from journal.queries.issue import addable, candidates, issues_on_desk, opened_to
from journal.queries.issue_draft import issue_draft
from journal.services.around import identity, setting, signing_key
from journal.services.publication import publish_issue
from journal.services.unpublishing import grace_ends
from journal.services.words import speak
from journal.web.asking import acting, viewer
from journal.web.duty import need
from journal.web.editor import blueprint
from journal.web.editor.issue_undo import last_move
from journal.web.policy import Policy, policy


@blueprint.get("/desk/issues")
@policy(Policy.EDITOR)
def issues() -> ResponseReturnValue:
    """Show every issue, those in the making first."""
    need("read_issues")
    return render_template("editor/issue_list.html", issues=issues_on_desk(), may_build=may_build())


@blueprint.get("/desk/issues/<id:issue_id>")
@policy(Policy.EDITOR)
def issue(issue_id: str) -> ResponseReturnValue:
    """Show the issue as it stands, what it lacks, and what may be placed in it."""
    return builder_page(found(issue_id))


@blueprint.post("/desk/issues/<id:issue_id>/publish")
@policy(Policy.EDITOR)
def publish(issue_id: str) -> ResponseReturnValue:
    """Publish the issue whole; where something is missing, say what and change nothing."""
    draft = found(issue_id)
    try:
        publish_issue(acting(), issue_id)
    except Invalid as invalid:
        flash(_("Nothing was published.") + " " + speak(invalid.errors["issue"]), "bad")
        return builder_page(draft), 422
    flash(_("The issue is published. The authors of its papers are told by letter."), "good")
    return back(issue_id)


def found(issue_id: str) -> IssueDraft:
    """Return the issue; who may not read issues gets the answer of one that never existed."""
    need("read_issues")
    return issue_draft(issue_id, acting().at.date()) or abort(404)


def may_build() -> bool:
    """Tell whether the viewer may change issues."""
    return why_not(viewer().offices, "build_issue") is None


def may_unpublish(draft: IssueDraft) -> bool:
    """Tell whether the viewer may still take the issue back."""
    is_chief = why_not(viewer().offices, "unpublish_issue") is None
    return is_chief and is_in_grace(draft)


def is_in_grace(draft: IssueDraft) -> bool:
    """Tell whether the issue is out since so short a time that it can be taken back."""
    return draft.published_at is not None and acting().at < grace_ends(draft.published_at)


def builder_page(draft: IssueDraft) -> str:
    """Return the page on which the issue is built; published, it only shows what stands there."""
    is_open = may_build() and draft.published_at is None
    lacks = missing(draft, identity().licence_name) if draft.published_at is None else ()
    papers = candidates() if is_open else ()
    shown = [item.submission_id for item in draft.items] + [paper.id for paper in papers]
    return render_template(
        "editor/issue_page.html",
        issue=draft,
        gaps=lacks,
        gaps_at=_by_place(lacks),
        may_build=is_open,
        may_cover=may_build(),
        may_unpublish=may_unpublish(draft),
        grace_hours=setting("GRACE"),
        opened=opened_to(viewer(), shown),
        candidates=papers,
        addable=addable(draft.id) if is_open else None,
        link=_private_link(draft) if is_open else None,
        moved=last_move(draft.id) if is_open else None,
    )


def _private_link(draft: IssueDraft) -> str | None:
    """Return the whole address of the issue's private link, None where none is open."""
    if draft.preview is None:
        return None
    token = links.token(signing_key(), links.PREVIEW, draft.id, draft.preview)
    return f"{identity().base_url}/preview/{token}"


def back(issue_id: str, anchor: str | None = None) -> ResponseReturnValue:
    """Lead back to the issue, to the place where something was done."""
    return redirect(url_for("editor.issue", issue_id=issue_id, _anchor=anchor), 303)


def _by_place(lacks: tuple[Gap, ...]) -> dict[str, list[Gap]]:
    places: dict[str, list[Gap]] = defaultdict(list)
    for gap in lacks:
        places[gap.place_id if gap.place is not Place.ISSUE else ""].append(gap)
    return dict(places)
