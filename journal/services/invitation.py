"""Reviewers are asked, given another date, or let go."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, select, update

from journal.access import links
from journal.access.reviewers import bars, bars_now
from journal.domain import notices
from journal.domain.acting import Acting
from journal.domain.filling import DUE, filled, kept
from journal.domain.inviting import POLICY, length, why_not_due
from journal.domain.languages import codes_in
from journal.domain.letters import LINK, Composed
from journal.domain.mentions import Place
from journal.domain.refusal import HIDDEN, Invalid, Overtaken, Refused
from journal.domain.rounds import Dates, ReviewStatus, status
from journal.domain.said import N_, Said
from journal.domain.transparency import Transparency
from journal.domain.wording import LINE, TEXT, refuse, why_not_needed
from journal.models.account import Account
from journal.models.alternate import Alternate
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.read import session
from journal.services import letter, unit
from journal.services.anonymized import has_copy
from journal.services.entering import entered
from journal.services.history import record
from journal.services.mentioning import mention_in
from journal.services.people import account_for
from journal.services.round import cancel, open_round_of
from journal.services.telling import told
from journal.services.words import in_language, languages_named, say

_S = ReviewStatus
_ENDED = frozenset({_S.DECLINED, _S.CANCELLED})
_NO_ROUND = Said(N_("No round of review is open for this paper. Nobody was asked."))
_NO_COPY = Said(
    N_("Reviewers have nothing to read yet: please supply the anonymized manuscript first.")
)
_NO_LINK = Said(N_("The letter needs {link} in it: that is how the reviewer comes to the paper."))
_READS = N_("%(policy)s The author reads reviews in: %(languages)s.")
_NOBODY = Said(N_("Please choose somebody to ask."))


def invitation_letter(
    submission_id: str,
    account_id: str,
    due_on: date | None = None,
    *,
    is_adjudicating: bool = False,
) -> Composed:
    """Return the draft of the invitation to this person; `{link}` stays in it.

    So does `{due}` while no day is given. Who reviewed an earlier version of the paper is asked
    with other words, and so is who is to weigh the other reviews.
    """
    row = (
        session()
        .execute(
            select(
                Submission.abstract,
                Submission.page_count,
                Submission.word_count,
                Submission.content_notices,
                Submission.notice_words,
                Submission.transparency,
                Account.name,
                Account.email,
                Account.language,
                Submission.review_languages,
                exists()
                .where(
                    Review.submission_id == Submission.id,
                    Review.account_id == account_id,
                    Review.submitted_at.is_not(None),
                )
                .label("has_reviewed"),
            )
            .join(Account, Account.id == account_id)
            .where(Submission.id == submission_id)
        )
        .one()
    )
    to = letter.Recipient(row.name, row.email, row.language, account_id)
    values = {
        "abstract": row.abstract,
        "length": length(row.page_count, row.word_count),
        "policy": _policy(row.transparency, row.review_languages, to.language),
        "notices": _notices(notices.told(row.content_notices, row.notice_words), to.language),
        DUE: due_on or kept(DUE)[DUE],
        **told(submission_id),
    }
    usual = "invitation_again" if row.has_reviewed else "invitation"
    return letter.drafted("invitation_adjudicating" if is_adjudicating else usual, to, values)


@unit.act
def invite(
    by: Acting,
    submission_id: str,
    account_id: str,
    due_on: date,
    composed: Composed,
    *,
    is_adjudicating: bool = False,
) -> str:
    """Ask this person to review the paper in its open round; return the review's id.

    Who adjudicates reads the other reviews of the round, without names, once they have accepted.
    Who declined or was let go in this round may be asked again: the earlier link stays dead.
    Raises Overtaken where they were asked already or no round is open; Invalid for `account_id`,
    `due_on`, `subject`, `text` or `anonymized`.
    """
    entered(by, "invite_reviewer", submission_id)
    row = open_round_of(submission_id)
    if row is None:
        raise Overtaken(_NO_ROUND)
    if not has_copy(submission_id, row.version_id):
        raise Invalid({"anonymized": _NO_COPY})
    refuse(
        {
            "account_id": why_not_asked(submission_id, account_id),
            "due_on": why_not_due(due_on, by.at.date()),
            **why_no_letter(composed),
        }
    )
    mention_in(by, submission_id, Place.LETTER, composed.subject, composed.text)
    hold_person(account_id)
    review = ask(by, row, account_id, due_on, composed)
    review.is_adjudicating = is_adjudicating
    record(by, "invite_reviewer", submission_id=submission_id, thing_id=review.id)
    return review.id


def ask(
    by: Acting,
    row: Round,
    account_id: str,
    due_on: date,
    composed: Composed,
    *,
    for_id: str | None = None,
) -> Review:
    """Write the assignment and its letter; who stood in line is in it no more.

    For an act that has locked the round and asked all that could stand against it. `for_id` is
    whose wish it was, where nobody acts.
    """
    review = _assigned(by, row, account_id, due_on)
    review.invited_by_id = by.account_id or for_id
    to = letter.recipient(account_id)
    letter.post(
        by,
        "invitation",
        to,
        with_date(composed, due_on, to.language),
        submission_id=row.submission_id,
        review_id=review.id,
        link=letter.Link(links.REVIEW, review.id, review.generation),
    )
    unit.session().execute(
        update(Alternate)
        .where(
            Alternate.round_id == row.id,
            Alternate.account_id == account_id,
            Alternate.used_at.is_(None),
            Alternate.dropped_at.is_(None),
        )
        .values(used_at=by.at)
    )
    return review


def hold_person(account_id: str) -> None:
    """Let nobody else ask this person until the act ends: their reviews are counted meanwhile."""
    unit.session().execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )


def why_no_letter(composed: Composed) -> dict[str, Said | None]:
    """Return what is wrong with an invitation, by field."""
    return {
        "subject": why_not_needed(composed.subject, LINE),
        "text": why_not_needed(composed.text, TEXT) or _why_not_linked(composed),
    }


@unit.act
def person_to_ask(by: Acting, submission_id: str, name: str, email: str) -> str:
    """Return the account of somebody to be asked, made without password where there is none.

    Raises Invalid for `name` or `email`, also where this person must not review the paper.
    """
    entered(by, "invite_reviewer", submission_id)
    account_id = account_for(by, name, email)
    refuse({"email": why_not_asked(submission_id, account_id)})
    return account_id


@unit.act
def cancel_review(by: Acting, review_id: str) -> str:
    """Let the reviewer go: their link dies and they are told; return the submission's id.

    Cancelled twice, it is cancelled once. Raises Overtaken where the review is in.
    """
    review = review_of(by, review_id, "cancel_review")
    now = status_of(review)
    if now is _S.SUBMITTED:
        raise Overtaken(Said(N_("This review has come in. It stays with the paper.")))
    if now not in _ENDED:
        cancel(by, review, "review_cancelled" if review.accepted_at else "invitation_withdrawn")
        record(by, "cancel_review", submission_id=review.submission_id, thing_id=review.id)
    return review.submission_id


@unit.act
def move_due_date(by: Acting, review_id: str, due_on: date, *, is_told: bool = True) -> str:
    """Give the reviewer another date, told by letter; return the submission's id.

    Raises Invalid for `due_on`, Overtaken where no review is awaited any more.
    """
    review = review_of(by, review_id, "move_due_date")
    refuse({"due_on": why_not_due(due_on, by.at.date())})
    if status_of(review) not in (_S.INVITED, _S.ACCEPTED):
        raise Overtaken(Said(N_("No review is awaited from this person any more.")))
    if review.due_on != due_on:
        review.due_on = due_on
        if is_told:
            tell_date(by, review)
        record(by, "move_due_date", submission_id=review.submission_id, thing_id=review.id)
    return review.submission_id


def with_date(composed: Composed, due_on: date, language: str) -> Composed:
    """Return the letter with the day in it, as its reader writes days."""
    return filled(composed, in_language({DUE: due_on}, language))


def status_of(review: Review) -> ReviewStatus:
    """Return where the assignment stands."""
    return status(
        Dates(review.accepted_at, review.declined_at, review.submitted_at, review.cancelled_at)
    )


def review_of(by: Acting, review_id: str, act: str) -> Review:
    """Return the review, its paper and itself locked, where the act is open to who acts."""
    found = unit.session().get(Review, review_id)
    if found is None:
        raise Refused(HIDDEN)
    entered(by, act, found.submission_id)
    unit.session().refresh(found, with_for_update=True)
    return found


def why_not_asked(submission_id: str, account_id: str, *, now: bool = False) -> Said | None:
    """Return why this person cannot review the paper; `now`: that they are asked counts too."""
    if unit.session().get(Account, account_id) is None:
        return _NOBODY
    barred = bars_now if now else bars
    return barred(unit.session(), submission_id, [account_id]).get(account_id)


def _why_not_linked(composed: Composed) -> Said | None:
    return None if "{" + LINK + "}" in composed.text else _NO_LINK


def _assigned(by: Acting, row: Round, account_id: str, due_on: date) -> Review:
    """Return the assignment: a new one, or the ended one of this round taken up again."""
    review = unit.session().scalar(
        select(Review).where(Review.round_id == row.id, Review.account_id == account_id)
    )
    if review is None:
        review = Review(
            round_id=row.id, submission_id=row.submission_id, account_id=account_id, generation=0
        )
        unit.session().add(review)
    elif status_of(review) in _ENDED:
        review.generation += 1
    else:
        name = unit.session().get_one(Account, account_id).name
        text = N_("%(name)s has been asked already in this round. No second letter was sent.")
        raise Overtaken(Said.of(text, name=name))
    review.invited_at = by.at
    review.due_on = due_on
    review.accepted_at = review.declined_at = review.cancelled_at = None
    review.decline_reason = ""
    # Whoever agreed to be named before is asked anew for that too.
    review.put_off_until = review.signed_at = None
    review.is_adjudicating = False
    unit.session().flush()
    return review


def _policy(transparency: Transparency, codes: str, language: str) -> Said:
    """Return how the paper is reviewed, and the languages in which the author reads reviews."""
    policy = Said(POLICY[transparency])
    if not codes:
        return policy
    named = languages_named(codes_in(codes), language)
    return Said.of(_READS, policy=policy, languages=named)


def _notices(messages: Sequence[str], language: str) -> Said | str:
    """Return what the paper shows that not everybody can bear to read, in one sentence."""
    named = ", ".join(say(message, language) for message in messages)
    return (
        Said.of(N_("Please note that the paper speaks of: %(notices)s."), notices=named)
        if named
        else ""
    )


def tell_date(by: Acting, review: Review) -> None:
    """Write to the reviewer about the new date."""
    to = letter.recipient(review.account_id)
    values = told(review.submission_id) | {"due": review.due_on}
    composed = letter.drafted("due_date_moved", to, values)
    letter.post(
        by, "due_date_moved", to, composed, submission_id=review.submission_id, review_id=review.id
    )
