"""A reviewer cannot now, and says from when on they may be asked."""

from datetime import date

from journal.domain.acting import Acting
from journal.domain.inviting import why_not_due
from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_
from journal.domain.wording import refuse
from journal.models.account import Account
from journal.services import review_letter, unit
from journal.services.history import record
from journal.services.review import end
from journal.services.review_own import locked, may


@unit.act
def put_off(by: Acting, review_id: str, ask_from: date) -> str:
    """Say no for now: nobody asks this person before that day; return the review's id.

    It frees the place, ends the link, and counts against nobody. Said twice, it is said once.
    Raises Invalid for `ask_from`; Overtaken where the invitation was answered otherwise.
    """
    review, standing = locked(by, review_id)
    if standing.status is ReviewStatus.DECLINED:
        return review_id
    may(standing, "decline")
    refuse({"ask_from": why_not_due(ask_from, by.at.date())})
    unit.session().get_one(Account, review.account_id).available_from = ask_from
    review.put_off_until = ask_from
    end(by, review)
    record(by, "put_off_review", submission_id=review.submission_id, thing_id=review_id)
    review_letter.to_editor(by, "review_declined", review)
    review_letter.copy(by, N_("We answered in your name that you cannot review now."), review)
    return review_id
