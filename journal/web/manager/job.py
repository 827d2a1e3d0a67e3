"""Work that failed for good: tried again, or set aside."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.queries.job import A_PAGE, parked_jobs, works
from journal.queries.waiting import held_since_restore
from journal.services import job
from journal.services.restored import release_letters
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.paging import Pager, number_asked
from journal.web.policy import Policy, policy


@blueprint.get("/manage/jobs")
@policy(Policy.MANAGER)
def jobs() -> ResponseReturnValue:
    """Show what failed for good, and whether anybody works."""
    number = number_asked(request.args.get("page"))
    parked = parked_jobs(offset=(number - 1) * A_PAGE)
    return render_template(
        "manager/job_list.html",
        works=works(acting().at),
        held=held_since_restore(),
        parked=parked[:A_PAGE],
        aside=parked_jobs(is_aside=True)[:A_PAGE],
        pager=Pager("manager.jobs", number, len(parked) > A_PAGE),
    )


@blueprint.post("/manage/jobs/<id:job_id>/try-again")
@policy(Policy.MANAGER)
def try_job_again(job_id: str) -> ResponseReturnValue:
    """Let it be tried anew."""
    job.try_again(acting(), job_id)
    return _back(_("It will be tried again within a minute."))


@blueprint.post("/manage/jobs/<id:job_id>/set-aside")
@policy(Policy.MANAGER)
def set_job_aside(job_id: str) -> ResponseReturnValue:
    """Let it rest."""
    job.set_aside(acting(), job_id)
    return _back(_("It is set aside: it is kept below, and nobody is asked about it any more."))


@blueprint.post("/manage/letters/release")
@policy(Policy.MANAGER)
def release_held_letters() -> ResponseReturnValue:
    """Let letters go out again after a backup was restored."""
    release_letters(acting())
    return _back(_("Letters go out again, also those that were held."))


def _back(words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("manager.jobs"), 303)
