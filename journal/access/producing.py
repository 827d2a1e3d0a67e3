"""Which papers stand in production before a person: by their office, or because they edit them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, or_

from journal.access import scopes
from journal.domain.office import Held
from journal.domain.workflow import AFTER_ACCEPTANCE
from journal.models.submission import Submission


def seen_in_production(account_id: scopes.Person, offices: Iterable[Held]) -> ColumnElement[bool]:
    """Production sees every accepted paper, an editor their own accepted ones.

    It is `read_as_production` and `read_as_editor` of `permissions`, after acceptance.
    """
    held = tuple(offices)
    is_after = Submission.state.in_(AFTER_ACCEPTANCE)
    return or_(scopes.produced(account_id, held), and_(scopes.overseen(account_id, held), is_after))
