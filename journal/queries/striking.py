"""Which passages of reviews their author does not read."""

from collections import defaultdict

from sqlalchemy import select

from journal.models.review import StruckPassage
from journal.queries.read import session

Passages = dict[str, tuple[str, ...]]


def passages_of_paper(submission_id: str) -> Passages:
    """Return the struck passages of the paper's reviews, by review, in the order of striking."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = session().execute(
        select(StruckPassage.review_id, StruckPassage.passage)
        .where(StruckPassage.submission_id == submission_id)
        .order_by(StruckPassage.struck_at, StruckPassage.id)
    )
    for review_id, passage in rows:
        found[review_id].append(passage)
    return {review_id: tuple(passages) for review_id, passages in found.items()}
