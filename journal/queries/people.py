"""Whether the journal knows anybody."""

from sqlalchemy import exists, select

from journal.models.account import Account
from journal.queries.read import session


def is_empty() -> bool:
    """Tell whether the journal has no account yet."""
    return not session().scalar(select(exists().where(Account.id.is_not(None))))
