"""Calls for papers as everybody reads them; a call's page stays for ever."""

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.exports.calendar import Entry, calendar
from journal.queries.call import (
    PAST_CALLS,
    call_dates,
    call_page,
    coming_calls,
    open_calls,
    past_calls,
)
from journal.services.around import identity
from journal.web.asking import acting_nobody
from journal.web.choices import language_name
from journal.web.paging import Pager, number_asked
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint

blueprint.app_template_global("language_name")(language_name)


@blueprint.get("/calls")
@policy(Policy.PUBLIC)
def calls() -> ResponseReturnValue:
    """Show the calls that are open, those to come, and by the page those that were."""
    number, at = number_asked(request.args.get("page")), acting_nobody().at
    past = past_calls(at, number)
    return render_template(
        "reader/call_list.html",
        open_calls=open_calls(at) if number == 1 else (),
        coming=coming_calls(at) if number == 1 else (),
        past=past[:PAST_CALLS],
        pager=Pager("reader.calls", number, len(past) > PAST_CALLS),
    )


@blueprint.get("/calls/<slug:slug>")
@policy(Policy.PUBLIC)
def call(slug: str) -> ResponseReturnValue:
    """Show the call: what is asked for while it is open, what came of it afterwards."""
    page = call_page(slug, acting_nobody().at) or abort(404)
    return render_template("reader/call_page.html", call=page, card=page.card)


@blueprint.get("/calls/<slug:slug>.ics")
@policy(Policy.PUBLIC)
def call_calendar(slug: str) -> Response:
    """Give the call's opening and closing as a calendar file (RFC 5545)."""
    dates = call_dates(slug) or abort(404)
    address = f"{identity().base_url}/calls/{slug}"
    entries = [
        Entry(f"opens-{slug}", dates.opens_at, _("Call opens: %(title)s", title=dates.title)),
        Entry(f"closes-{slug}", dates.closes_at, _("Call closes: %(title)s", title=dates.title)),
    ]
    text = calendar(identity().name, address, entries, dates.changed_at, dates.revision)
    response = Response(text, content_type="text/calendar; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{slug}.ics")
    return response
