"""Reviews on their way to the author: which, under which alias, and as the letter quotes them."""

import random
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, select, update

from journal.domain.refusal import Invalid
from journal.domain.releasing import ToRelease, aliases, without
from journal.domain.review_form import Told
from journal.domain.said import N_, Said
from journal.domain.striking import struck
from journal.lib.signing import sign
from journal.models.review import Review, Round
from journal.queries.read import session
from journal.queries.review_form import ANSWERS, told_to_author
from journal.queries.striking import STRUCK, passages_in
from journal.services.around import signing_key
from journal.services.words import say

_NOT_THERE = Said(N_("One of these reviews cannot be released. Please load the page again."))
_FILE_NOT_THERE = Said(N_("A file can go out only together with its review."))
# Sent, not withheld, and not read by its author yet.
_MAY_GO = and_(
    Review.submitted_at.is_not(None), Review.withheld_at.is_(None), Review.released_at.is_(None)
)


def unreleased(submission_id: str) -> list[ToRelease]:
    """Return the reviews that were sent and may go, as the author would read them."""
    query = (
        select(
            Review.id,
            Review.account_id,
            Review.comments_author,
            Review.file_id,
            Round.form_id,
            ANSWERS,
            STRUCK.label("gone"),
        )
        .join(Round, Round.id == Review.round_id)
        .where(Review.submission_id == submission_id, _MAY_GO)
        .order_by(Review.id)
    )
    rows = session().execute(query).all()
    told = told_to_author(rows)
    return [
        ToRelease(
            row.id,
            row.account_id,
            struck(row.comments_author, passages_in(row.gone)),
            row.file_id is not None,
            tuple(without(one, passages_in(row.gone)) for one in told[row.id]),
        )
        for row in rows
    ]


def of_open_round(submission_id: str) -> frozenset[str]:
    """Return the reviews sent in the open round: what goes out where nothing else is said."""
    rows = session().scalars(
        select(Review.id)
        .join(Round, Round.id == Review.round_id)
        .where(Review.submission_id == submission_id, _MAY_GO, Round.closed_at.is_(None))
    )
    return frozenset(rows)


def chosen(
    submission_id: str, review_ids: Collection[str], files: Collection[str]
) -> list[ToRelease]:
    """Return the reviews of these ids; raises Invalid for `released` or `files`."""
    waiting = {one.review_id: one for one in unreleased(submission_id)}
    if not set(review_ids) <= set(waiting):
        raise Invalid({"released": _NOT_THERE})
    with_file = {one for one in review_ids if waiting[one].has_file}
    if not set(files) <= with_file:
        raise Invalid({"files": _FILE_NOT_THERE})
    return [waiting[review_id] for review_id in sorted(review_ids)]


def numbered(submission_id: str, reviews: Sequence[ToRelease]) -> dict[str, int]:
    """Return the alias of each review; asked again for the same reviews, the same.

    The chance comes from the journal's key, so that the letter that was previewed is the one that
    goes, and nobody without the key can reckon backwards.
    """
    rows = session().execute(
        select(Review.account_id, Review.alias).where(
            Review.submission_id == submission_id, Review.alias.is_not(None)
        )
    )
    taken = {account_id: int(alias) for account_id, alias in rows if alias is not None}
    ids = sorted(one.review_id for one in reviews)
    seed = sign(signing_key(), "aliases", submission_id, *ids)
    return aliases(reviews, taken, random.Random(seed))  # noqa: S311 - the seed is secret


def block(
    reviews: Sequence[ToRelease],
    numbers: Mapping[str, int],
    files: Collection[str],
    language: str,
) -> str:
    """Return the reviews as the letter quotes them, by alias, in the author's language."""
    in_order = sorted(reviews, key=lambda one: numbers[one.review_id])
    parts = [
        _quoted(one, numbers[one.review_id], one.review_id in files, language) for one in in_order
    ]
    return "\n\n\n".join(parts)


def release(
    reviews: Sequence[ToRelease],
    numbers: Mapping[str, int],
    files: Collection[str],
    at: datetime,
) -> None:
    """Let the author read the reviews from now on."""
    for one in reviews:
        session().execute(
            update(Review)
            .where(Review.id == one.review_id)
            .values(
                released_at=at,
                alias=numbers[one.review_id],
                is_file_released=one.review_id in files,
            )
        )


def call_back(submission_id: str, at: datetime) -> None:
    """Let reviews that went with a letter which never goes be as they were before.

    Their aliases go too: the author knows none of them, and a gap would tell of one.
    """
    session().execute(
        update(Review)
        .where(Review.submission_id == submission_id, Review.released_at == at)
        .values(released_at=None, alias=None, is_file_released=False)
    )


def _quoted(review: ToRelease, number: int, with_file: bool, language: str) -> str:
    heading = say(Said.of(N_("Reviewer %(number)s"), number=number), language)
    parts = [f"{heading}\n{'-' * len(heading)}", *(_answered(one, language) for one in review.told)]
    if review.told and review.comments:
        parts.append(say(Said(N_("Comments for the author")), language))
    parts.append(review.comments.strip())
    if with_file:
        text = N_("(This reviewer attached a file; it stands on the page of your submission.)")
        parts.append(say(Said(text), language))
    return "\n\n".join(part for part in parts if part)


def _answered(told: Told, language: str) -> str:
    words = told.words if told.is_written else [say(one, language) for one in told.words]
    return f"{say(told.element.label, language)}\n{'; '.join(words).strip()}"
