"""The moment at which an issue appears by itself: chosen, changed, given up."""

from zoneinfo import ZoneInfo

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.issue_draft import IssueDraft, missing
from journal.domain.refusal import Invalid
from journal.services.around import identity
from journal.services.issue_schedule import schedule_issue, unschedule_issue
from journal.web.asking import acting, viewer
from journal.web.duty import need
from journal.web.editor import blueprint
from journal.web.editor.issue import back, found
from journal.web.editor.issue_forms import ScheduleForm
from journal.web.policy import Policy, policy
from journal.web.speech import moment


@blueprint.get("/desk/issues/<id:issue_id>/schedule")
@policy(Policy.EDITOR)
def schedule_form(issue_id: str) -> ResponseReturnValue:
    """Show the form with the moment that is chosen, and what is missing by now."""
    need("build_issue")
    draft = found(issue_id)
    if draft.published_at is not None:
        return back(issue_id)
    return _page(ScheduleForm(formdata=None, data=_chosen(draft)), draft)


@blueprint.post("/desk/issues/<id:issue_id>/schedule")
@policy(Policy.EDITOR)
def schedule(issue_id: str) -> ResponseReturnValue:
    """Keep the moment."""
    need("build_issue")
    draft, form = found(issue_id), ScheduleForm()
    form.offer(_zones(draft))
    if not form.validate():
        return _page(form, draft), 422
    try:
        at = schedule_issue(acting(), issue_id, form.values())
    except Invalid as invalid:
        form.show(invalid)
        return _page(form, draft), 422
    flash(_("The issue appears by itself on %(moment)s.", moment=moment(at)), "good")
    return back(issue_id)


@blueprint.post("/desk/issues/<id:issue_id>/unschedule")
@policy(Policy.EDITOR)
def unschedule(issue_id: str) -> ResponseReturnValue:
    """Give the moment up."""
    unschedule_issue(acting(), issue_id)
    flash(_("The issue waits until somebody publishes it."), "good")
    return back(issue_id)


def _page(form: ScheduleForm, draft: IssueDraft) -> str:
    form.offer(_zones(draft))
    lacks = missing(draft, identity().licence_name)
    return render_template("editor/issue_schedule.html", form=form, issue=draft, gaps=lacks)


def _chosen(draft: IssueDraft) -> dict[str, object]:
    zone = draft.publish_zone or _zones(draft)[0]
    if draft.publish_at is None:
        return {"day": draft.planned_on, "zone": zone}
    local = draft.publish_at.astimezone(ZoneInfo(zone))
    return {"day": local.date(), "hour": local.time(), "zone": zone}


def _zones(draft: IssueDraft) -> list[str]:
    """Return the zones that are likely meant: the chosen one, the person's, the office's, UTC."""
    names = (draft.publish_zone, viewer().zone, identity().zone, "UTC")
    return [name for name in dict.fromkeys(names) if name]
