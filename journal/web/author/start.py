"""Where a paper begins: a call, or a section of the journal."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.call_cards import CallCard
from journal.domain.calls import ANYWHERE, last_day
from journal.domain.refusal import Invalid
from journal.queries.call import call_page, open_calls
from journal.queries.extension import ExtendedCall, extended_calls
from journal.queries.section import SectionCard, open_sections
from journal.queries.submission_author import own_drafts
from journal.services.submission import start as begin
from journal.web.author import blueprint
from journal.web.author.forms import StartForm
from journal.web.author.steps import me
from journal.web.named import limits_said
from journal.web.policy import Policy, policy
from journal.web.receiving import limit
from journal.web.speaking import acting
from journal.web.speech import day


@blueprint.get("/submit")
@policy(Policy.SIGNED_IN)
def start() -> ResponseReturnValue:
    """Show the calls and sections that take papers, and the drafts that wait."""
    call, section = request.args.get("call", ""), request.args.get("section", "")
    sections = {one.slug: one.id for one in open_sections()}
    form = StartForm(formdata=None, data={"call": call, "section_id": sections.get(section)})
    return _shown(form, call)


@blueprint.post("/submit")
@policy(Policy.SIGNED_IN)
def start_now() -> ResponseReturnValue:
    """Begin the draft and lead to its first step."""
    form = StartForm()
    try:
        submission_id = begin(acting(), form.call.data or None, form.section_id.data or None)
    except Invalid as invalid:
        form.show(invalid)
        return _shown(form, form.call.data or ""), 422
    return redirect(url_for("author.manuscript", submission_id=submission_id), 303)


def _shown(form: StartForm, slug: str) -> str:
    calls = open_calls(acting().at)
    form.call.choices = [(one.slug, _call_line(one)) for one in calls]
    extended = extended_calls(me(), acting().at)
    form.call.choices += [(one.slug, _extended_line(one)) for one in extended]
    form.call.choices.append(("", _("No call: a paper on any topic of the journal")))
    takes_papers = {one.slug for one in calls} | {one.slug for one in extended}
    form.call.data = form.call.data if form.call.data in takes_papers else ""
    sections = open_sections()
    form.section_id.choices = [(one.id, one.title) for one in sections]
    return render_template(
        "author/submission_start.html",
        form=form,
        calls=(*calls, *extended),
        has_sections=bool(sections),
        notes={one.id: _note(one) for one in sections},
        closed=None if slug in [one.slug for one in extended] else _closed(slug),
        drafts=own_drafts(me()),
        limit=limit(),
    )


def _note(section: SectionCard) -> str:
    how = _("Reviewed") if section.is_reviewed else _("Read by the editors")
    return ", ".join((how, *limits_said(section.limits)))


def _call_line(call: CallCard) -> str:
    zone = _("anywhere on earth") if call.zone == ANYWHERE else call.zone.replace("_", " ")
    told = {"title": call.title, "day": day(call.closes_on), "zone": zone}
    line: str = _("%(title)s (closes on %(day)s, %(zone)s)", **told)
    return line


def _extended_line(call: ExtendedCall) -> str:
    told = {"title": call.title, "day": day(last_day(call.until, call.zone))}
    line: str = _("%(title)s (open to you until %(day)s)", **told)
    return line


def _closed(slug: str) -> CallCard | None:
    """Return the call that was asked for where it takes no papers now."""
    page = call_page(slug, acting().at) if slug else None
    if page is None or page.card.state == "open":
        return None
    return page.card
