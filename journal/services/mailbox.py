"""The letters that the demonstration journal keeps instead of sending them."""

import re
from dataclasses import dataclass
from datetime import datetime

from journal.engines.mailer import FolderMailer, KeptLetter
from journal.services.around import identity, surroundings

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """A letter; `parts` is its text, an address of the journal's own marked as link."""

    name: str
    to_name: str
    to_address: str
    subject: str
    date: datetime | None
    parts: tuple[tuple[str, bool], ...]


def kept_letters(offset: int = 0) -> tuple[ShownLetter, ...] | None:
    """Return a page of letters, the newest first, and one more; None where none may be shown."""
    mailer = _mailbox()
    if mailer is None:
        return None
    return tuple(_shown(one) for one in mailer.letters()[offset : offset + A_PAGE + 1])


def kept_letter(name: str) -> ShownLetter | None:
    """Return one letter, None where there is none or none may be shown."""
    mailer = _mailbox()
    if mailer is None:
        return None
    try:
        return _shown(mailer.read(name))
    except FileNotFoundError:
        return None


def _mailbox() -> FolderMailer | None:
    mailer = surroundings().mailer
    return mailer if identity().is_demo and isinstance(mailer, FolderMailer) else None


def _shown(letter: KeptLetter) -> ShownLetter:
    own = re.compile(rf"({re.escape(identity().base_url)}(?:/[^\s<>\"]*)?)")
    pieces = own.split(letter.body)
    return ShownLetter(
        name=letter.name,
        to_name=letter.to_name,
        to_address=letter.to_address,
        subject=letter.subject,
        date=letter.date,
        parts=tuple((text, place % 2 == 1) for place, text in enumerate(pieces) if text),
    )
