"""People offer to review: signed in at once, else once a letter to their address came back."""

from datetime import date

from sqlalchemy import delete, select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.volunteering import LASTS, Offer, added, faults
from journal.domain.wording import refuse
from journal.models.account import Account
from journal.models.volunteer import Volunteer
from journal.services import letter, unit
from journal.services.absent import bring
from journal.services.around import signing_key
from journal.services.history import record
from journal.services.people import account_for


@unit.act
def ask_volunteer(by: Acting, name: str, email: str, offer: Offer) -> None:
    """Keep the offer and write to the address; by the link it is made.

    Nothing tells whether the address was known: what is known of its owner stays until then.
    Raises Invalid by field.
    """
    refuse(faults(offer))
    address = email.strip().lower()
    account = unit.session().scalar(select(Account).where(Account.email == address))
    if account is not None and account.is_blocked:
        return
    row = _kept(by, name, address, offer)
    to = (
        letter.Recipient(name, address, by.language)
        if account is None
        else letter.recipient(account.id)
    )
    link = letter.Link(links.VOLUNTEER, row.id, row.generation)
    letter.post(by, "volunteer_asked", to, letter.drafted("volunteer_asked", to, {}), link=link)
    record(by, "ask_volunteer", thing_id=row.id)


@unit.act
def confirm_volunteer(by: Acting, token: str) -> str:
    """Make the offer that the link names; return the account's id.

    Who is new gets an account without password. Of an account that was there nothing is lost.
    Raises Refused for a link that is not, or no longer, good.
    """
    claim = links.read(signing_key(), links.VOLUNTEER, token)
    row = unit.session().get(Volunteer, claim.row_id, with_for_update=True) if claim else None
    if claim is None or row is None or row.generation != claim.generation:
        raise Refused(HIDDEN)
    if by.at >= row.asked_at + LASTS:
        raise Refused(HIDDEN)
    account_id = account_for(by, row.name, row.email)
    account = unit.session().get_one(Account, account_id, with_for_update=True)
    if account.is_blocked:
        raise Refused(HIDDEN)
    account.expertise = added(account.expertise, row.expertise)
    both = dict.fromkeys((*account.languages.split(), *row.languages.split()))
    account.languages = " ".join(both)
    account.affiliation = account.affiliation or row.affiliation
    account.country = account.country or row.country
    _offered(by, account, row.review_limit, row.available_from)
    unit.session().delete(row)
    return account_id


@unit.act
def volunteer(by: Acting, offer: Offer) -> None:
    """Offer to review, signed in: what is told is the profile from now on. Raises Invalid."""
    refuse(faults(offer))
    account = unit.session().get_one(Account, by.account_id, with_for_update=True)
    account.expertise = offer.expertise
    account.languages = " ".join(offer.languages)
    account.affiliation, account.country = offer.affiliation, offer.country
    account.review_limit = account.available_from = None
    _offered(by, account, offer.review_limit, offer.available_from)


@unit.act
def volunteer_no_more(by: Acting) -> None:
    """Take the offer back; taken back twice, it is gone once. The profile stays."""
    account = unit.session().get_one(Account, by.account_id, with_for_update=True)
    if account.volunteered_at is not None:
        account.volunteered_at = None
        record(by, "volunteer_no_more", thing_id=account.id)


def sweep_offers(by: Acting) -> None:
    """Forget offers that nobody confirmed in time; joins the act that sweeps."""
    unit.session().execute(delete(Volunteer).where(Volunteer.asked_at < by.at - LASTS))


def _offered(by: Acting, account: Account, limit: int | None, available_from: date | None) -> None:
    if limit is not None:
        account.review_limit = limit
    if available_from is not None:
        account.available_from = available_from
    if account.volunteered_at is None:
        account.volunteered_at = by.at
        record(by, "volunteer", thing_id=account.id)


def _kept(by: Acting, name: str, address: str, offer: Offer) -> Volunteer:
    """Return the row of this address, with what is offered now; its earlier link is dead."""
    told = {
        "name": name,
        "affiliation": offer.affiliation,
        "country": offer.country,
        "expertise": offer.expertise,
        "languages": " ".join(offer.languages),
        "review_limit": offer.review_limit,
        "available_from": offer.available_from,
        "asked_at": by.at,
    }
    bring(Volunteer, email=address, generation=0, **told)
    query = select(Volunteer).where(Volunteer.email == address).with_for_update()
    row = unit.session().scalars(query).one()
    for column, value in told.items():
        setattr(row, column, value)
    row.generation += 1
    unit.session().flush()
    return row
