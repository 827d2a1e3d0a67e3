"""Rate limits that count across processes and restarts."""

from journal.domain.acting import Acting
from journal.domain.refusal import Refusal, Throttled
from journal.domain.said import N_, Said
from journal.lib.bucket import Limit, refill
from journal.lib.signing import digest
from journal.models.session import RateToken
from journal.services import unit
from journal.services.absent import bring

SIGN_IN = Limit(burst=10, per_hour=20)
# A place may be a whole institute behind one address.
SIGN_IN_PLACE = Limit(burst=60, per_hour=240)
MAIL_OUT = Limit(burst=5, per_hour=5)
_TOO_MANY = Said(N_("Too many tries. Please wait some minutes and try again."))
LINKS = Limit(burst=60, per_hour=120)


@unit.act
def spend(by: Acting, purpose: str, who: str, limit: Limit) -> None:
    """Take one token of this purpose from who acts; raises Throttled where none is left.

    An act of its own, so that what a later refusal undoes stays counted.
    `who` is kept as a digest only; an address is the same however it is written.
    """
    key = _key(purpose, who)
    bring(RateToken, key=key, tokens=float(limit.burst), counted_at=by.at)
    row = unit.session().get_one(RateToken, key, with_for_update=True)
    left = refill(limit, row.tokens, row.counted_at, by.at)
    if left < 1:
        raise Throttled(Refusal(_TOO_MANY))
    row.tokens = left - 1
    row.counted_at = max(by.at, row.counted_at)


@unit.act
def give_back(by: Acting, purpose: str, who: str, limit: Limit) -> None:
    """Put back the token of a try that was right: only the wrong ones count."""
    row = unit.session().get_one(RateToken, _key(purpose, who), with_for_update=True)
    left = refill(limit, row.tokens, row.counted_at, by.at)
    row.tokens = min(float(limit.burst), left + 1)
    row.counted_at = max(by.at, row.counted_at)


def _key(purpose: str, who: str) -> str:
    return f"{purpose}:{digest(who.strip().lower())[:40]}"
