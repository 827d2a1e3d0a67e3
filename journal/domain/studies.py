"""Kinds of study, and the reporting guideline that goes with each (EQUATOR network)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from journal.domain.said import N_, Said
from journal.domain.wording import LINE, why_not, why_not_needed
from journal.lib.address import is_link
from journal.lib.text import one_line

MOST = 40
STATEMENT = 300
_TWICE = Said(N_("This kind of study is there already."))
_NO_LINK = Said(N_("An address begins with https://, such as https://www.equator-network.org/"))
_TOO_MANY = Said.of(N_("At most %(most)s kinds of study, please."), most=MOST)
NO_KIND = Said(N_("Please choose the kind of study."))
NO_GUIDELINE = N_("Please tell how you followed %(guideline)s, or why you did not.")


@dataclass(frozen=True, slots=True)
class StudyKind:
    """A kind of study; `guideline` is empty where none is asked of it."""

    name: str = ""
    guideline: str = ""
    address: str = ""


_EQUATOR = "https://www.equator-network.org/reporting-guidelines"
# What a journal begins with; the manager changes the list.
SHIPPED = (
    StudyKind(N_("Randomized trial"), "CONSORT", "https://www.consort-spirit.org/"),
    StudyKind(
        N_("Observational study (cohort, case-control, cross-sectional)"),
        "STROBE",
        "https://www.strobe-statement.org/",
    ),
    StudyKind(N_("Systematic review"), "PRISMA", "https://www.prisma-statement.org/"),
    StudyKind(N_("Case report"), "CARE", "https://www.care-statement.org/"),
    StudyKind(N_("Qualitative study"), "SRQR", f"{_EQUATOR}/srqr/"),
    StudyKind(N_("Interviews or focus groups"), "COREQ", f"{_EQUATOR}/coreq/"),
    StudyKind(N_("Diagnostic accuracy"), "STARD", f"{_EQUATOR}/stard/"),
    StudyKind(N_("Quality improvement"), "SQUIRE", "https://www.squire-statement.org/"),
    StudyKind(N_("Protocol of a trial"), "SPIRIT", "https://www.consort-spirit.org/"),
    StudyKind(N_("Legal analysis or commentary")),
)


def kinds_in(text: str) -> tuple[StudyKind, ...]:
    """Return the kinds as they were kept; where nothing was, those a journal begins with."""
    return tuple(StudyKind(*one) for one in json.loads(text)) if text else SHIPPED


def kinds_kept(kinds: Iterable[StudyKind]) -> str:
    """Return the kinds as they are kept."""
    return json.dumps([astuple(one) for one in kinds], ensure_ascii=False)


def by_name(kinds: Iterable[StudyKind]) -> Mapping[str, StudyKind]:
    """Return the kinds by the name that a paper keeps."""
    return {one.name: one for one in kinds}


def cleaned(kinds: Iterable[StudyKind]) -> tuple[StudyKind, ...]:
    """Return the rows in which anything stands."""
    rows = (StudyKind(*(one_line(part) for part in astuple(one))) for one in kinds)
    return tuple(row for row in rows if row != StudyKind())


def faults(kinds: Sequence[StudyKind]) -> dict[str, Said | None]:
    """Return what is wrong with the rows, by `kinds-<place>-<field>`, places counted from 0."""
    found: dict[str, Said | None] = {"kinds": _TOO_MANY if len(kinds) > MOST else None}
    seen: set[str] = set()
    for place, one in enumerate(kinds):
        is_there = one.name in seen
        found[f"kinds-{place}-name"] = _TWICE if is_there else why_not_needed(one.name, LINE)
        found[f"kinds-{place}-guideline"] = why_not(one.guideline, LINE)
        wrong = why_not(one.address, LINE)
        is_link_there = not one.address or is_link(one.address)
        found[f"kinds-{place}-address"] = wrong or (None if is_link_there else _NO_LINK)
        seen.add(one.name)
    return found


def lacks(kinds: Iterable[StudyKind], name: str, statement: str) -> dict[str, Said]:
    """Return what a paper still lacks, by field, where its section asks for a guideline."""
    if not name:
        return {"study_kind": NO_KIND}
    kind = by_name(kinds).get(name)
    if kind is None or not kind.guideline or statement:
        return {}
    return {"guideline": Said.of(NO_GUIDELINE, guideline=kind.guideline)}
