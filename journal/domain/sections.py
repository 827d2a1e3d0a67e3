"""What managers write into a section, and what is wrong with it."""

from dataclasses import dataclass

from journal.domain.abstract import headings_in, is_heading
from journal.domain.checks import MOST_CHECKS, SHIPPED_LINES, names_in
from journal.domain.limits import limit_faults, limits_in
from journal.domain.said import N_, Said
from journal.domain.transparency import Transparency
from journal.domain.wording import LINE, TEXT, why_not, why_not_needed

MOST_HEADINGS = 10
# What JATS calls the kinds of contribution (@article-type), and what people call them.
ARTICLE_TYPES = {
    "research-article": N_("Research article"),
    "review-article": N_("Review article"),
    "case-report": N_("Case report"),
    "brief-report": N_("Brief report"),
    "article-commentary": N_("Commentary"),
    "discussion": N_("Debate"),
    "editorial": N_("Editorial"),
    "introduction": N_("Introduction"),
    "letter": N_("Letter"),
    "reply": N_("Reply"),
    "book-review": N_("Book review"),
    "news": N_("News"),
    "obituary": N_("Obituary"),
    "other": N_("Other"),
}
# What a section may ask its authors to declare.
ASKABLE = {
    "competing_interests": N_("Competing interests"),
    "funding": N_("Funding"),
    "ethics": N_("Ethics approval or waiver"),
    "data_availability": N_("Availability of data"),
    "ai_use": N_("Use of AI tools"),
}
_UNKNOWN = Said(N_("Please choose among those listed."))
_NO_HEADING = Said(N_("A heading is one to four words, at most 40 letters, without a full stop."))
_RETIRED = Said(N_("A retired section takes no papers: please untick one of the two."))


@dataclass(frozen=True, slots=True)
class SectionFields:
    """A section as it is written; of the limits (domain.limits) None is none.

    An empty `slug` is made from the title.
    """

    title: str
    slug: str = ""
    policy: str = ""
    is_reviewed: bool = True
    needs_abstract: bool = True
    abstract_words: int | None = None
    manuscript_words: int | None = None
    is_open: bool = True
    is_retired: bool = False
    transparency: Transparency = Transparency.DOUBLE
    article_type: str = "research-article"
    is_indexed: bool = True
    declarations: str = "competing_interests ethics"
    licence_id: str | None = None
    review_form_id: str | None = None
    checks: str = SHIPPED_LINES
    abstract_headings: str = ""
    title_words: int | None = None
    keywords_least: int | None = None
    keywords_most: int | None = None
    figures_most: int | None = None
    tables_most: int | None = None
    references_most: int | None = None
    is_advice_only: bool = False
    is_guideline_asked: bool = False


def faults(values: SectionFields) -> dict[str, Said | None]:
    """Return what is wrong with the section, by field."""
    return {
        "title": why_not_needed(values.title, LINE),
        "policy": why_not(values.policy, TEXT),
        **limit_faults(limits_in(values)),
        "is_open": _RETIRED if values.is_retired and values.is_open else None,
        "article_type": None if values.article_type in ARTICLE_TYPES else _UNKNOWN,
        "declarations": None if set(values.declarations.split()) <= set(ASKABLE) else _UNKNOWN,
        "checks": _checks_fault(values.checks),
        "abstract_headings": _headings_fault(values.abstract_headings),
    }


def _headings_fault(lines: str) -> Said | None:
    headings = headings_in(lines)
    if len(headings) == 1 or len(headings) > MOST_HEADINGS:
        return Said.of(N_("Between two and %(most)s headings, or none."), most=MOST_HEADINGS)
    return None if all(is_heading(one) for one in headings) else _NO_HEADING


def _checks_fault(lines: str) -> Said | None:
    names = names_in(lines)
    if len(names) > MOST_CHECKS:
        return Said.of(
            N_("At most %(most)s checks; these are %(count)s."), most=MOST_CHECKS, count=len(names)
        )
    return next((fault for fault in (why_not(name, LINE) for name in names) if fault), None)
