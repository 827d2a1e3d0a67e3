"""A reviewer takes the journal's word for their reviews along, and may be thanked in public."""

from datetime import UTC, datetime

from sqlalchemy import func, select

from journal.documents.answers import Refused as Unmade
from journal.documents.certificate import certificate_sheet
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.lib.colour import is_colour
from journal.lib.ids import short_code
from journal.models.account import Account
from journal.models.certificate import Certificate
from journal.models.review import Review
from journal.queries.certificate import Confirmed, helped_by_year
from journal.queries.read import rest
from journal.services import unit
from journal.services.around import identity
from journal.services.history import record
from journal.services.words import say

_SHIPPED = "#7c1f2e"
_YEARS = range(1900, 9000)
_NONE = Said(N_("You sent no review in this year."))
_WROTE = (
    N_("wrote %(count)s review for this journal in %(year)s"),
    N_("wrote %(count)s reviews for this journal in %(year)s"),
)
_HELPED = (
    N_("helped to write %(count)s review of a colleague for this journal in %(year)s"),
    N_("helped to write %(count)s reviews of colleagues for this journal in %(year)s"),
)


@unit.act
def issue_certificate(by: Acting, year: int) -> str:
    """Confirm how many reviews the person sent in this year; return the certificate's code.

    Asked again for the same reviews, it is the same one. Raises Invalid for `year` without any.
    """
    session = unit.session()
    account = session.get(Account, by.account_id, with_for_update=True) if by.account_id else None
    if account is None:
        raise Refused(HIDDEN)
    count = _count(account.id, year) if year in _YEARS else 0
    helped = helped_by_year(account.id)[year]
    if not count + helped:
        raise Invalid({"year": _NONE})
    known = session.scalar(
        select(Certificate.code).where(
            Certificate.account_id == account.id,
            Certificate.year == year,
            Certificate.review_count == count,
            Certificate.helped_count == helped,
            Certificate.name == account.name,
        )
    )
    if known is not None:
        return known
    row = Certificate(
        code=_code(),
        account_id=account.id,
        name=account.name,
        year=year,
        review_count=count,
        helped_count=helped,
        issued_at=by.at,
    )
    session.add(row)
    session.flush()
    record(by, "issue_certificate", thing_id=row.id)
    return row.code


@unit.act
def be_thanked(by: Acting, *, publicly: bool) -> None:
    """Let the yearly list name the person, or no more; it can be taken back at any time."""
    account = unit.session().get(Account, by.account_id) if by.account_id else None
    if account is None:
        raise Refused(HIDDEN)
    if publicly == (account.thanked_since is not None):
        return
    account.thanked_since = by.at if publicly else None
    record(by, "be_thanked" if publicly else "be_thanked_no_more", thing_id=account.id)


def sheet(told: Confirmed, address: str, language: str) -> bytes:
    """Return the certificate as PDF; call it outside of any transaction.

    `address` is where the code is verified. Raises Invalid where it could not be made.
    """
    own = identity()
    rest()
    lines = {
        "journal": own.name,
        "heading": say(Said(N_("Certificate of peer review")), language),
        "lead": say(Said(N_("We confirm that")), language),
        "name": told.name,
        "body": "; ".join(say(one, language) for one in wrote(told)),
        "issued": say(Said.of(N_("Given on %(day)s"), day=told.issued_on), language),
        "check": say(Said(N_("Whoever doubts this can ask us at")), language),
        "address": address,
        "language": language.split("_", maxsplit=1)[0],
        "accent": own.accent if is_colour(own.accent) else _SHIPPED,
    }
    made = certificate_sheet(lines)
    if isinstance(made, Unmade):
        raise Invalid({"year": made.said})
    return made


def wrote(told: Confirmed) -> tuple[Said, ...]:
    """Return what is confirmed, in one or two parts to stand behind the name."""
    year = str(told.year)
    counted = ((_WROTE, told.review_count), (_HELPED, told.helped_count))
    return tuple(
        Said(one, {"count": count, "year": year}, several)
        for (one, several), count in counted
        if count
    )


def _count(account_id: str, year: int) -> int:
    first, after = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return (
        unit.session().scalar(
            select(func.count()).where(
                Review.account_id == account_id,
                Review.submitted_at >= first,
                Review.submitted_at < after,
            )
        )
        or 0
    )


def _code() -> str:
    """Return twelve signs in three parts, about 57 bits: nobody finds one by trying."""
    return "-".join(short_code(4).lower() for _ in range(3))
