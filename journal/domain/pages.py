"""What managers write into a page about the journal, or into an announcement."""

from dataclasses import dataclass, replace

from journal.domain.said import Said
from journal.domain.wording import LINE, TEXT, why_not_needed
from journal.lib.text import clean, one_line, slugify


@dataclass(frozen=True, slots=True)
class PageFields:
    """A page as it is written; the body is Markdown. An empty `slug` is made from the title."""

    title: str
    slug: str = ""
    body: str = ""


def cleaned(values: PageFields) -> PageFields:
    """Return the page as it is kept."""
    return replace(
        values,
        title=one_line(values.title),
        slug=one_line(values.slug) or slugify(values.title),
        body=clean(values.body),
    )


def faults(values: PageFields) -> dict[str, Said | None]:
    """Return what is wrong with the page, by field."""
    return {
        "title": why_not_needed(values.title, LINE),
        "body": body_fault(values.body),
    }


def body_fault(body: str) -> Said | None:
    """Return what is wrong with the text."""
    return why_not_needed(body, TEXT)
