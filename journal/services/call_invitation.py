"""Reviewers proposed for a whole call are asked, each only if nothing stands against it now."""

from journal.access.reviewers import ALREADY
from journal.domain.acting import Acting
from journal.domain.alternates import due_for_next, free
from journal.domain.refusal import Overtaken
from journal.domain.said import N_, Said
from journal.queries.alternates import pipeline
from journal.queries.candidates import whom_not
from journal.services import unit
from journal.services.entering import entered
from journal.services.invitation import hold_person, invitation_letter, invite

_NO_ROUND = Said(N_("No round of review is open for this paper. Nobody was asked."))
_ENOUGH = Said(N_("The paper has as many reviewers as it wants."))


@unit.act
def invite_proposed(
    by: Acting, submission_id: str, account_id: str, *, places: int | None = None, more: int = 0
) -> str | None:
    """Ask this person with the journal's own letter; return the review's id.

    None where they were asked for it already: a second click asks nobody twice.

    The paper wants so many `places`, else what its round wants; somebody without a limit of their
    own takes so many `more` than is usual. Raises Overtaken for whatever stands against it by now.
    """
    entered(by, "invite_reviewer", submission_id)
    found = pipeline(submission_id)
    if found is None:
        raise Overtaken(_NO_ROUND)
    hold_person(account_id)
    against = whom_not(submission_id, [account_id], by.at, more=more).get(account_id)
    if against == ALREADY:
        return None
    if against is not None:
        raise Overtaken(against)
    if not free(places or found.required, found.asked, by.at):
        raise Overtaken(_ENOUGH)
    due_on = due_for_next(found.due_on, by.at.date())
    return invite(
        by, submission_id, account_id, due_on, invitation_letter(submission_id, account_id)
    )
