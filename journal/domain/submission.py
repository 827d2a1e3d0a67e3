"""The paper while it is being written: what may be kept, and what it lacks before it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from journal.domain import consent, notices, studies
from journal.domain.abstract import unheaded
from journal.domain.author import AuthorEntry
from journal.domain.author import lacks as byline_lacks
from journal.domain.consent import Consent
from journal.domain.keywords import keyword_fault
from journal.domain.limits import NO_LIMITS, NOT_COUNTED, Counts, Limits, Measure, measures
from journal.domain.named import NamedReviewer, Stance, contradictions
from journal.domain.named import faults as named_faults
from journal.domain.said import N_, Said
from journal.domain.studies import StudyKind
from journal.domain.supplements import NOT_READY
from journal.domain.translation import ABSTRACT, TITLE, Translation
from journal.domain.translation import faults as translation_faults
from journal.domain.translation import lacks as translation_lacks
from journal.domain.wording import why_not

STATEMENT = 20_000


class Step(StrEnum):
    """The steps from the file to the sending, in their order."""

    MANUSCRIPT = "manuscript"
    DETAILS = "details"
    AUTHORS = "authors"
    DECLARATIONS = "declarations"
    ANONYMITY = "anonymity"
    SEND = "send"


STEP_LABELS = {
    Step.MANUSCRIPT: N_("Manuscript"),
    Step.DETAILS: N_("Details"),
    Step.AUTHORS: N_("Authors"),
    Step.DECLARATIONS: N_("Declarations"),
    Step.ANONYMITY: N_("Anonymity"),
    Step.SEND: N_("Read and send"),
}


@dataclass(frozen=True, slots=True)
class Details:
    """What the paper is; keywords stand one a line, `content_notices` are keys.

    The author reads reviews in `review_languages`, and gets letters in `correspondence_language`,
    empty for that of their account. `guideline` tells how the guideline of the kind was followed.
    """

    section_id: str = ""
    title: str = ""
    abstract: str = ""
    keywords: str = ""
    language: str = "en"
    review_languages: tuple[str, ...] = ()
    correspondence_language: str = ""
    theme_ids: tuple[str, ...] = ()
    content_notices: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()
    notice_words: str = ""
    study_kind: str = ""
    guideline: str = ""


@dataclass(frozen=True, slots=True)
class Declarations:
    """What the authors declare, and what they tell the editors alone."""

    competing_interests: str = ""
    funding: str = ""
    ethics: str = ""
    data_availability: str = ""
    ai_use: str = ""
    cover_letter: str = ""
    is_original: bool = False
    is_agreed: bool = False
    suggested: tuple[NamedReviewer, ...] = ()
    opposed: tuple[NamedReviewer, ...] = ()
    consents: tuple[Consent, ...] = ()


STATEMENTS = (
    "competing_interests",
    "funding",
    "ethics",
    "data_availability",
    "ai_use",
    "cover_letter",
)


@dataclass(frozen=True, slots=True)
class Policy:
    """What the chosen section asks, or the call in its stead."""

    is_reviewed: bool = True
    needs_abstract: bool = True
    limits: Limits = NO_LIMITS
    hides_author: bool = True
    declarations: frozenset[str] = frozenset({"competing_interests", "ethics"})
    abstract_headings: tuple[str, ...] = ()
    is_advice_only: bool = False
    # Where the section asks for a reporting guideline, the kinds of study that have one.
    studies: tuple[StudyKind, ...] = ()

    @property
    def needs_anonymized(self) -> bool:
        """Tell whether reviewers get a copy without the authors."""
        return self.is_reviewed and self.hides_author


NO_POLICY = Policy()


@dataclass(frozen=True, slots=True)
class Gap:
    """What one field of one step still lacks."""

    step: Step
    field: str
    said: Said


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a paper is made of, to be looked at before it is sent."""

    details: Details
    declarations: Declarations
    authors: tuple[AuthorEntry, ...]
    has_manuscript: bool
    has_anonymized: bool
    policy: Policy = NO_POLICY
    counts: Counts = NOT_COUNTED
    has_open_files: bool = False
    is_count_disputed: bool = False

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Return what can be counted or is limited, beside its limits."""
        return measured(self.details, self.policy.limits, self.counts)


def measured(details: Details, limits: Limits, counts: Counts = NOT_COUNTED) -> tuple[Measure, ...]:
    """Return what can be counted or is limited, beside its limits."""
    return measures(limits, details.title, details.abstract, details.keywords, counts)


def detail_faults(details: Details, keywords: str) -> dict[str, Said | None]:
    """Return what cannot be kept, by field; `keywords` one a line. An empty title can."""
    return {
        "title": why_not(details.title, TITLE),
        "abstract": why_not(details.abstract, ABSTRACT),
        "keywords": keyword_fault(keywords),
        "content_notices": notices.fault(details.content_notices),
        "notice_words": why_not(details.notice_words, notices.WORDS),
        "guideline": why_not(details.guideline, studies.STATEMENT),
        **translation_faults(details.translations, details.language),
    }


def statement_faults(declarations: Declarations) -> dict[str, Said | None]:
    """Return what cannot be kept, by field."""
    found = {name: why_not(getattr(declarations, name), STATEMENT) for name in STATEMENTS}
    for stance in Stance:
        found |= named_faults(stance, getattr(declarations, stance))
    found |= contradictions(declarations.suggested, declarations.opposed)
    return found | consent.faults(declarations.consents)


def gaps(whole: Whole) -> tuple[Gap, ...]:
    """Return all that is missing before the paper can be sent, in the order of the steps."""
    found = _file_gap(Step.MANUSCRIPT, whole.has_manuscript, _NO_MANUSCRIPT)
    if not (whole.policy.is_advice_only or whole.is_count_disputed):
        found += [gap for gap in _overs(whole.measures) if gap.step is Step.MANUSCRIPT]
    found += _gaps(Step.DETAILS, detail_lacks(whole.details, whole.policy))
    found += [Gap(Step.AUTHORS, lack.field, lack.said) for lack in byline_lacks(whole.authors)]
    found += _gaps(Step.DECLARATIONS, statement_lacks(whole.declarations, whole.policy))
    if whole.policy.needs_anonymized:
        why = _NOT_LOOKED_AT if whole.has_manuscript else NO_ANONYMIZED
        found += _file_gap(Step.ANONYMITY, whole.has_anonymized, why)
        found += _file_gap(Step.MANUSCRIPT, not whole.has_open_files, NOT_READY)
    return tuple(found)


def warnings(whole: Whole) -> tuple[Gap, ...]:
    """Return what is over a limit that is advice only, or by a count that the author disputes."""
    is_advice, is_disputed = whole.policy.is_advice_only, whole.is_count_disputed
    return _overs(one for one in whole.measures if is_advice or (is_disputed and one.is_read))


def _overs(found: Iterable[Measure]) -> tuple[Gap, ...]:
    return tuple(
        Gap(Step.MANUSCRIPT, "file", one.said)
        if one.is_read
        else Gap(Step.DETAILS, one.thing, one.said)
        for one in found
        if one.said
    )


_NO_MANUSCRIPT = Said(N_("The manuscript is missing: please bring your file."))
NO_ANONYMIZED = Said(N_("The copy without names, for the reviewers, is missing."))
_NOT_LOOKED_AT = Said(
    N_("The copy for the reviewers is not ready: please look at what was found in your file.")
)
_NO_SECTION = Said(N_("Please choose what kind of contribution this is."))
_NO_TITLE = Said(N_("The title is missing."))
_NO_ABSTRACT = Said(N_("The abstract is missing."))
_NO_HEADINGS = N_(
    "These parts are missing: %(headings)s. Begin a paragraph with each, and a colon after it."
)
_NO_INTERESTS = Said(N_("Please declare competing interests. If there are none, write “None”."))
_NO_ETHICS = Said(N_("Please tell about ethics approval, or why none was needed."))
_ASKED = {
    "competing_interests": _NO_INTERESTS,
    "funding": Said(N_("Please tell who paid for the work. If nobody did, write “None”.")),
    "ethics": _NO_ETHICS,
    "data_availability": Said(
        N_("Please tell where the data can be found, or why they cannot be shared.")
    ),
    "ai_use": Said(N_("Please tell which AI tools were used. If none were, write “None”.")),
}
_NOT_ORIGINAL = Said(
    N_("Please confirm that this is your own work and not under review elsewhere.")
)
_NOT_AGREED = Said(N_("Please confirm that every author agrees."))


def _file_gap(step: Step, is_there: bool, said: Said) -> list[Gap]:
    return [] if is_there else [Gap(step, "file", said)]


def _gaps(step: Step, found: dict[str, Said]) -> list[Gap]:
    return [Gap(step, field, said) for field, said in found.items()]


def detail_lacks(details: Details, policy: Policy) -> dict[str, Said]:
    """Return what the details still lack, by field."""
    found = {}
    if not details.section_id:
        found["section_id"] = _NO_SECTION
    if not details.title:
        found["title"] = _NO_TITLE
    if policy.needs_abstract and not details.abstract:
        found["abstract"] = _NO_ABSTRACT
    elif missing := unheaded(details.abstract, policy.abstract_headings):
        found["abstract"] = Said.of(_NO_HEADINGS, headings=", ".join(missing))
    if policy.studies:
        found |= studies.lacks(policy.studies, details.study_kind, details.guideline)
    if not policy.is_advice_only:
        overs = _overs(measured(details, policy.limits))
        found = {gap.field: gap.said for gap in overs} | found
    return found | translation_lacks(details.translations)


def statement_lacks(declarations: Declarations, policy: Policy) -> dict[str, Said]:
    """Return what the declarations still lack, by field; the sources are COPE and ICMJE."""
    asked = (name for name in STATEMENTS if name in policy.declarations)
    found = {name: _ASKED[name] for name in asked if not getattr(declarations, name)}
    if not declarations.is_original:
        found["is_original"] = _NOT_ORIGINAL
    if not declarations.is_agreed:
        found["is_agreed"] = _NOT_AGREED
    return found | consent.lacks(declarations.consents)
