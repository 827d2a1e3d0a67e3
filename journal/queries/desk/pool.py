"""Who could review: everybody who told what they know, offered to, published here or was asked."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Label, Row, and_, exists, false, or_, select

from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.models.account import Account
from journal.models.review import Review
from journal.models.submission import Submission
from journal.queries.candidates import open_reviews
from journal.queries.desk.expertise import PUBLISHED
from journal.queries.read import session
from journal.queries.ties import ABOUT_PERSON

AnyRow = Row[*tuple[Any, ...]]
_MOST_WORDS = 8
_PERSON = (
    *ABOUT_PERSON,
    Account.country,
    Account.expertise,
    Account.languages,
    Account.language,
    Account.review_limit,
    Account.available_from,
    Account.volunteered_at,
    open_reviews().label("all_open"),
    PUBLISHED,
)


def pool(viewer: Viewer, words: str = "", suggested: Sequence[str] = ()) -> Sequence[AnyRow]:
    """Return them by name, and whoever the words or one of these addresses find; one select.

    `is_found` tells whether the words find them; `all_open` is theirs and the journal's to know,
    and is shown to nobody.
    """
    found = and_(*matches(words)) if words.split() else false()
    is_found: Label[bool] = found.label("is_found")
    query = (
        select(*_PERSON, is_found)
        .where(
            Account.is_blocked.is_(False),
            or_(
                Account.expertise != "",
                Account.volunteered_at.is_not(None),
                PUBLISHED.element.is_not(None),
                was_asked(viewer),
                Account.email.in_([one.lower() for one in suggested]),
                found,
            ),
        )
        .order_by(Account.name, Account.id)
    )
    return session().execute(query).all()


def was_asked(viewer: Viewer) -> ColumnElement[bool]:
    """The person was asked to review a paper that the viewer may see."""
    return exists().where(
        Review.account_id == Account.id,
        Submission.id == Review.submission_id,
        overseen(viewer.account_id or "", viewer.offices),
    )


def matches(words: str) -> list[ColumnElement[bool]]:
    """Every word stands in what somebody is called, where they work or what they know."""
    return [_holds(word) for word in words.split()[:_MOST_WORDS]]


def _holds(word: str) -> ColumnElement[bool]:
    columns = (Account.name, Account.other_script_name, Account.affiliation, Account.expertise)
    return or_(*(column.icontains(word, autoescape=True) for column in columns))
