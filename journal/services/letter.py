"""Letters: composed for their reader and frozen into the outbox by the act that writes them."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import select

from journal.access.links import SHOWN
from journal.documents.swapping import Swap, swap, swapped
from journal.domain.acting import Acting
from journal.domain.letters import Composed, compose
from journal.domain.occasions import FREE, goes_at_once
from journal.domain.public_names import OF_ACCOUNT
from journal.domain.refusal import Refused
from journal.lib.ids import new_id
from journal.models.account import Account
from journal.models.call import Call
from journal.models.letter import Letter
from journal.models.submission import Submission
from journal.queries.byline import known_as
from journal.queries.letter_template import kept_wordings
from journal.queries.sealed import is_sealed, masks_of
from journal.services import unit
from journal.services.around import identity, setting
from journal.services.sealing import swaps_of
from journal.services.words import in_language

_FOLDER = Path(__file__).parents[2] / "templates" / "letters"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person, one envelope."""

    name: str
    address: str
    language: str = "en"
    account_id: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The personal link a letter carries: its kind (`access.links`), row and generation."""

    kind: str
    row_id: str
    generation: int = 0


def recipient(account_id: str, about: str | None = None) -> Recipient:
    """Return the account as recipient.

    `about` is the paper that a letter to its author is about: it comes in the language that they
    have chosen for it.
    """
    session = unit.session()
    account = session.get_one(Account, account_id)
    chosen = (
        session.scalar(
            select(Submission.correspondence_language).where(
                Submission.id == about, Submission.account_id == account_id
            )
        )
        if about
        else ""
    )
    return Recipient(account.name, account.email, chosen or account.language, account.id)


def masked(to: Recipient, submission_id: str) -> Recipient:
    """Return the recipient of a letter about this paper, by the name that the paper knows."""
    shown = masks_of(submission_id).get(to.account_id or "")
    return to if shown is None else replace(to, name=shown, address=OF_ACCOUNT)


def drafted(
    occasion: str,
    to: Recipient,
    values: Mapping[str, object],
    kept: Mapping[str, str] | None = None,
) -> Composed:
    """Return the letter of this occasion as it would go to this person: draft and preview.

    `kept` are the journal's own wordings by language, where they were read for many letters.
    """
    common = {"journal": identity().name, "name": to.name, "base_url": identity().base_url}
    kept = kept_wordings(occasion) if kept is None else kept
    language = spoken_in(occasion, to.language, kept)
    said = in_language({**common, **values}, language)
    for wording in wordings(occasion, to.language, kept):
        # A wording of the journal's own must never cost a letter: the shipped one stands behind it.
        with suppress(ValueError):
            return compose(wording, said)
    return compose(shipped(occasion, to.language), said)


def spoken_in(occasion: str, language: str, kept: Mapping[str, str] | None = None) -> str:
    """Return the language in which a reader of this one gets the letter.

    It is another where there is no wording in theirs: that of the journal, or English.
    """
    if language == "en" or occasion == FREE:
        return language
    kept = kept_wordings(occasion) if kept is None else kept
    near = (language, language.split("_", maxsplit=1)[0])
    is_shipped = shipped(occasion, language) != shipped(occasion, "en")
    if is_shipped or any(one in kept for one in near):
        return language
    own = str(setting("LANGUAGE"))
    return own if own in kept else "en"


def wordings(
    occasion: str, language: str, kept: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return the journal's own wordings for this reader, the nearest to their language first."""
    kept = kept_wordings(occasion) if kept is None else kept
    near = [language, language.split("_", maxsplit=1)[0]]
    if language != "en" and shipped(occasion, language) == shipped(occasion, "en"):
        near += [str(setting("LANGUAGE")), "en"]
    return tuple(kept[one] for one in dict.fromkeys(near) if one in kept)


def previewed(letter: Composed) -> Composed:
    """Return the letter as a page may show it: a personal link is never shown."""
    return Composed(letter.subject, letter.text.replace("{link}", SHOWN))


def post(
    by: Acting,
    occasion: str,
    to: Recipient,
    letter: Composed,
    *,
    submission_id: str | None = None,
    review_id: str | None = None,
    link: Link | None = None,
) -> str:
    """Freeze the letter into the outbox, to be sent after the act; return its id.

    What a person at a desk wrote waits for some minutes, so that it can be stopped.
    """
    if submission_id is not None:
        to, letter = _without_sealed(to, letter, submission_id)
    host = urlsplit(identity().base_url).hostname or "journal.invalid"
    letter_id = new_id()
    row = Letter(
        id=letter_id,
        occasion=occasion,
        account_id=to.account_id,
        to_name=to.name,
        to_address=to.address,
        language=spoken_in(occasion, to.language),
        subject=letter.subject[:1000],
        body=letter.text,
        submission_id=submission_id,
        review_id=review_id,
        link_kind=link.kind if link else None,
        link_id=link.row_id if link else None,
        link_generation=link.generation if link else 0,
        message_id=f"<{letter_id}@{host}>",
        act_id=unit.act_id(),
        is_discreet=_is_discreet(to, submission_id),
        not_before=goes_at(by, occasion),
        written_by_id=by.hand_id,
        written_at=by.at,
    )
    unit.session().add(row)
    return letter_id


def _without_sealed(
    to: Recipient, letter: Composed, submission_id: str
) -> tuple[Recipient, Composed]:
    """Let no letter about a paper tell a name that is sealed, of an account or of the byline.

    Without the key the accounts' names are known alone; a letter is never held back for that.
    """
    if not is_sealed(submission_id):
        return to, letter
    return masked(to, submission_id), untold(submission_id, letter)


def untold(submission_id: str, letter: Composed) -> Composed:
    """Return the letter with every sealed name of the paper exchanged."""
    if not is_sealed(submission_id):
        return letter
    masks, swaps = masks_of(submission_id), list[Swap]()
    with suppress(Refused):
        swaps += swaps_of(submission_id)
    swaps += [
        swap(known_as(account), masks[account.id])
        for account in unit.session().scalars(select(Account).where(Account.id.in_(masks)))
    ]
    return Composed(swapped(letter.subject, swaps), swapped(letter.text, swaps))


def _is_discreet(to: Recipient, submission_id: str | None) -> bool:
    """Tell whether journal, reader or call want a subject that tells nothing."""
    if setting("MAIL_DISCREET"):
        return True
    asked = (
        select(Account.is_mail_discreet).where(Account.id == to.account_id).scalar_subquery(),
        select(Call.is_mail_discreet)
        .join(Submission, Submission.call_id == Call.id)
        .where(Submission.id == submission_id)
        .scalar_subquery(),
    )
    return any(unit.session().execute(select(*asked)).one())


def goes_at(by: Acting, occasion: str) -> datetime:
    """Return the instant from which a letter that this act writes may go."""
    if by.account_id is None or by.job is not None or goes_at_once(occasion):
        return by.at
    return by.at + timedelta(seconds=int(setting("LETTER_HOLD_SECONDS")))


@cache
def shipped_occasions() -> frozenset[str]:
    """Return the names of all letters that the journal comes with."""
    return frozenset(path.stem for path in _FOLDER.glob("*.txt"))


@lru_cache(maxsize=200)
def shipped(occasion: str, language: str) -> str:
    """Return the wording the journal comes with: in the language, its parent, or English."""
    for folder in (_FOLDER / language, _FOLDER / language.split("_", maxsplit=1)[0], _FOLDER):
        path = folder / f"{occasion}.txt"
        if path.exists():
            return path.read_text("utf-8")
    raise FileNotFoundError(f"templates/letters/{occasion}.txt")
