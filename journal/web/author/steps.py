"""What every step shares: who may come, what is shown around it, and where it leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access.copies_author import Writing
from journal.domain.calls import CallState, call_state, last_day, takes
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.submission import STEP_LABELS, Step
from journal.domain.workflow import State
from journal.queries.extension import extended_until
from journal.queries.own_file import SendableFile, own_file
from journal.queries.sealed import is_sealed
from journal.queries.writing import writing
from journal.services.words import speak
from journal.web.forms import Form
from journal.web.speaking import acting, spoken_for


@dataclass(frozen=True, slots=True)
class Closing:
    """How the call of a draft stands: `until` is the end of the grace once it has closed."""

    title: str
    slug: str
    closes_on: date
    closes_at: datetime
    zone: str
    until: datetime | None
    is_over: bool


def me() -> str:
    """Return the account of who asks, or of the author by whose word the office asks."""
    return acting().account_id or ""


def prepared(submission_id: str) -> Writing:
    """Return the paper that who asks prepares; anybody else finds no page."""
    found = writing(me(), submission_id, opens=spoken_for() is None)
    if found is None:
        abort(404)
    return found


def read_here(submission_id: str, file_id: str) -> SendableFile | None:
    """Return a file of the paper as who asks may read it, None where that is nothing.

    The office comes here by the author's word; what names a sealed author is not for it.
    """
    if spoken_for() is not None and is_sealed(submission_id):
        return None
    return own_file(me(), submission_id, file_id)


def being_written(submission_id: str) -> Writing:
    """Return the draft; one that was sent leads to its page, unless something was typed."""
    paper = prepared(submission_id)
    if paper.state is not State.DRAFT and request.method == "GET":
        abort(redirect(url_for("author.paper", submission_id=submission_id), 303))
    return paper


def address(paper: Writing, step: Step) -> str:
    """Return where the step is."""
    return url_for(f"author.{step}", submission_id=paper.id)


def shown(paper: Writing, step: Step, form: Form, **more: object) -> str:
    """Return the page of the step."""
    links = [(one, speak(STEP_LABELS[one]), address(paper, one)) for one in paper.steps]
    return render_template(
        f"author/submission_{step}.html",
        paper=paper,
        step=step,
        label=STEP_LABELS[step],
        steps=links,
        form=form,
        closing=closing(paper),
        **more,
    )


def closing(paper: Writing) -> Closing | None:
    """Return how the call stands for a draft that was never sent."""
    call = paper.call
    if call is None or paper.was_sent:
        return None
    at = acting().at
    is_closed = call_state(call.window, at) is not CallState.OPEN
    later = extended_until(me(), call.id) if is_closed else None
    if later is not None and at < later:
        return Closing(
            call.title, call.slug, last_day(later, call.zone), later, call.zone, None, is_over=False
        )
    until = call.window.closes_at + timedelta(hours=call.window.grace_hours)
    return Closing(
        call.title,
        call.slug,
        last_day(call.window.closes_at, call.zone),
        call.window.closes_at,
        call.zone,
        until if is_closed else None,
        is_over=not takes(call.window, at, paper.begun_at),
    )


def tried(form: Form, act: Callable[[], object]) -> int:
    """Do the act; return 200, or the status of the page that shows why not beside the fields.

    Whatever is refused, what was typed is shown again; what must stay unknown is no page.
    """
    try:
        act()
    except Invalid as invalid:
        form.show(invalid)
        return 422
    except Overtaken as overtaken:
        form.form_errors.append(speak(overtaken.said))
        return 409
    except Refused as refused:
        if refused.refusal.is_hidden:
            raise
        form.form_errors.append(speak(refused.refusal.said))
        return 409
    return 200


def saved(
    paper: Writing, step: Step, form: Form, act: Callable[[], object], **more: object
) -> ResponseReturnValue:
    """Keep the step and lead on; answer 422 with all that was typed where something is wrong.

    What can be kept is kept, also where something is still missing.
    """
    status = tried(form, act) if form.validate() else 422
    if "X-Autosave" in request.headers:
        return "", 204 if status == 200 else status
    if status != 200:
        return shown(paper, step, form, **more), status
    if "leave" in request.form:
        return left()
    fresh = prepared(paper.id)
    missing = {gap.field: gap.said for gap in fresh.gaps if gap.step is step}
    if missing:
        form.show(Invalid(missing))
        return shown(fresh, step, form, **more), 422
    return redirect(address(fresh, following(fresh.steps, step)), 303)


def following(steps: Sequence[Step], step: Step) -> Step:
    """Return the step after this one."""
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def left() -> ResponseReturnValue:
    """Lead to the list, where the draft waits."""
    flash(_("Saved. The draft waits for you here, on any machine."), "good")
    return redirect(url_for("editor.for_author" if spoken_for() else "author.papers"), 303)
