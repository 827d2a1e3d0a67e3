"""What a galley tells about itself: the record that readers' programs and search engines read."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class GalleyCard:
    """The article as the journal names it; authors as they wish to be named.

    `language` is a BCP 47 tag, `written_at` the aware instant that stands as the file's date,
    `doi` without any prefix. What is empty is left out.
    """

    title: str
    authors: tuple[str, ...]
    journal: str
    written_at: datetime
    subject: str = ""
    keywords: tuple[str, ...] = ()
    doi: str = ""
    language: str = ""
    published_on: date | None = None
    publisher: str = ""
    issn: str = ""
    volume: str = ""
    number: str = ""
    first_page: str = ""
    last_page: str = ""
    licence_url: str = ""
    url: str = ""


def card_to_plain(card: GalleyCard) -> dict[str, Any]:
    """Return the card as JSON knows it."""
    published = card.published_on and card.published_on.isoformat()
    return {**asdict(card), "written_at": card.written_at.isoformat(), "published_on": published}


def card_from_plain(plain: dict[str, Any]) -> GalleyCard:
    """Return the card that was made plain."""
    published = plain["published_on"]
    return GalleyCard(
        **{
            **plain,
            "authors": tuple(plain["authors"]),
            "keywords": tuple(plain["keywords"]),
            "written_at": datetime.fromisoformat(plain["written_at"]),
            "published_on": date.fromisoformat(published) if published else None,
        }
    )
