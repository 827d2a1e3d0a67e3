"""A reviewer names who helps them; who is named agrees by a link, and is credited if they wish."""

from sqlalchemy import delete, func, select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, MISSING, TEXT, refuse, why_not, why_not_needed
from journal.lib.address import is_address
from journal.lib.text import one_line
from journal.models.account import Account
from journal.models.coreviewer import CoReviewer
from journal.models.review import Review
from journal.queries.coreviewer import HELPERS, helpers_in
from journal.services import letter, unit
from journal.services.around import setting, signing_key
from journal.services.history import record
from journal.services.review_own import locked, may

MOST = 3
_NO_ADDRESS = Said(N_("This is no e-mail address."))
_OWN = Said(N_("This is your own address."))
_TOO_MANY = Said(N_("At most three people can be named."))
OCCASION = "coreviewer_named"


@unit.act
def name_helper(by: Acting, review_id: str, name: str, email: str) -> str:
    """Name a co-reviewer of a review that is being written; return their row's id.

    They get a letter with a link, which tells nothing of the paper. Named twice, they are named
    once. An author of the paper gets none: it would tell them who reviews it. The reviewer is not
    told that, for it would tell them who wrote it; editors see it. Raises Invalid for
    `helper_name` or `helper_email`.
    """
    review, standing = locked(by, review_id)
    may(standing, "write")
    name, address = one_line(name), one_line(email).lower()
    refuse({"helper_name": why_not_needed(name, LINE), "helper_email": _fault(review, address)})
    known = unit.session().scalar(
        select(CoReviewer.id).where(CoReviewer.review_id == review_id, CoReviewer.email == address)
    )
    if known is not None:
        return known
    if _count(review_id) >= MOST:
        raise Invalid({"helper_email": _TOO_MANY})
    row = CoReviewer(
        review_id=review_id,
        submission_id=review.submission_id,
        name=name,
        email=address,
        named_at=by.at,
    )
    unit.session().add(row)
    unit.session().flush()
    record(by, "name_helper", submission_id=review.submission_id, thing_id=review_id)
    if not _is_barred(review_id, row.id):
        _write(by, review, row)
    return row.id


@unit.act
def drop_helper(by: Acting, review_id: str, helper_id: str) -> None:
    """Take a co-reviewer off the review again: their link leads nowhere."""
    review, standing = locked(by, review_id)
    may(standing, "write")
    gone = unit.session().execute(
        delete(CoReviewer)
        .where(CoReviewer.id == helper_id, CoReviewer.review_id == review_id)
        .returning(CoReviewer.id)
    )
    if gone.all():
        record(by, "drop_helper", submission_id=review.submission_id, thing_id=review_id)


@unit.act
def answer_as_helper(
    by: Acting, token: str, *, agrees: bool, is_credited: bool = False, interests: str = ""
) -> None:
    """Keep what who is named says: whether it is so, and whether they may be credited.

    It can be said otherwise later by the same link. Raises Invalid for `interests`, Refused where
    the link leads nowhere.
    """
    row = _claimed(token)
    refuse({"interests": why_not(interests, TEXT)})
    row.answered_at = by.at
    row.is_confirmed, row.is_credited = agrees, agrees and is_credited
    row.competing_interests = interests if agrees else ""
    act = "helper_agreed" if agrees else "helper_declined"
    record(by, act, submission_id=row.submission_id, thing_id=row.review_id)


def _is_barred(review_id: str, helper_id: str) -> bool:
    """Tell whether who is named wrote the paper, as far as that is known."""
    told = unit.session().scalar(select(HELPERS).where(Review.id == review_id))
    return any(one.is_barred for one in helpers_in(told) if one.id == helper_id)


def _claimed(token: str) -> CoReviewer:
    claim = links.read(signing_key(), links.HELPER, token)
    row = unit.session().get(CoReviewer, claim.row_id, with_for_update=True) if claim else None
    if claim is None or row is None or row.generation != claim.generation:
        raise Refused(HIDDEN)
    return row


def _write(by: Acting, review: Review, row: CoReviewer) -> None:
    account = unit.session().scalar(select(Account).where(Account.email == row.email))
    language = account.language if account else str(setting("LANGUAGE"))
    to = letter.Recipient(row.name, row.email, language)
    reviewer = unit.session().get_one(Account, review.account_id).name
    letter.post(
        by,
        OCCASION,
        to,
        letter.drafted(OCCASION, to, {"reviewer": reviewer}),
        submission_id=review.submission_id,
        link=letter.Link(links.HELPER, row.id, row.generation),
    )


def _fault(review: Review, address: str) -> Said | None:
    if not address:
        return MISSING
    if not is_address(address):
        return _NO_ADDRESS
    own = unit.session().get_one(Account, review.account_id).email
    return _OWN if address == own else None


def _count(review_id: str) -> int:
    query = select(func.count()).where(CoReviewer.review_id == review_id)
    return unit.session().scalar(query) or 0
