"""The law of the sweep: which canary may reach whom, from which side. Source: VISIBILITY.md.

Written down by hand; nothing here asks the journal's code what it thinks.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.world.canaries import ACCOUNT, ADDRESS, NAME, ORCID, PLACE, Canary
from tests.world.roster import (
    BUILDERS,
    DESK,
    MAKERS,
    MANAGERS,
    MASTHEAD,
    PLANNERS,
    ROSTERS,
    people,
)

# Where somebody stands when they are given something, and which of their relations count there:
# who edits one paper and reviews another must not meet the first one's people on the second's page.
SIDES = {
    "author": people("sender author public"),
    "reviewer": people("asked first second past"),
    "desk": people("editor public"),
    "issue": people("builder public"),
    # Editors bring and accept galleys too.
    "production": people("maker editor"),
    "manage": people(""),
    "account": people(""),
    "public": people("public"),
    # Whoever has the link to an issue that is being built sees what will be published.
    "preview": people("shown public"),
}
_ALL = "sender author asked first second past editor maker builder shown public"
# What of a paper reaches whom. `first` and `second` read it in that round.
PAPER = {
    **dict.fromkeys(("title", "abstract", "keyword"), _ALL),
    **dict.fromkeys(("frenchtitle", "frenchabstract", "frenchkeyword"), _ALL),
    **dict.fromkeys(("interests", "funding", "ethics", "data", "aiuse"), "author editor maker"),
    **dict.fromkeys(("cover", "suggested", "opposed", "consent"), "author editor"),
    "notice": "sender asked first second past editor maker",
    "guideline": "sender asked first second past editor builder shown public",
    **dict.fromkeys(("manuscriptname", "versionid", "authorid", "fileid"), "author editor maker"),
    **dict.fromkeys(("firstmanuscript", "secondmanuscript", "metadata"), "author editor maker"),
    "firstcopy": "author first editor",
    "secondcopy": "author second editor",
    **dict.fromkeys(("response", "responsefile"), "author second editor"),
    **dict.fromkeys(("copyname", "responsename"), "author editor"),
    "supplementid": "author first second editor maker",
    "furthertitle": "author first second editor maker builder shown public",
    "furthercopy": "author first second editor maker public",
    **dict.fromkeys(("furthername", "further", "backtitle", "back"), "author editor maker"),
    "galley": "editor maker builder shown public",
    **dict.fromkeys(("galleyname", "galleyid"), "editor maker builder"),
    **dict.fromkeys(("returnreason", "withdrawal", "undoreason"), "author editor"),
    **dict.fromkeys(("letter", "decisionid"), "author editor"),
    # In the link by which somebody named as an author answers, and beside an objection.
    "authorshipid": "author editor",
    **dict.fromkeys(("reason", "note", "holdreason", "lapsereason", "noteid"), "editor"),
    # Editors are told that there is a conflict, and never why.
    "conflict": "",
    **dict.fromkeys(("review_roundid", "recommendationid", "letterid"), "editor"),
    "paperid": "author editor maker builder",
    "itemid": "editor builder",
    "publicationid": "editor",
    # Where keepers looked, and what an editor brought with a sealed name, has no address.
    **dict.fromkeys(("lookid", "mentionid", "co_reviewerid"), ""),
}
# What a prepared revision holds, before it is sent.
_OF_REVISION = people("secondmanuscript secondcopy response responsefile responsename")
_OF_DECISION = people("letter decisionid")
# What of a review reaches whom, besides the one who wrote it.
REVIEW = {
    "comments": "editor released",
    **dict.fromkeys(("confidential", "reviewinterests"), "editor"),
    **dict.fromkeys(("declinereason", "declinenames", "reviewfilename", "reviewid"), "editor"),
    **dict.fromkeys(("reviewfile", "reviewmetadata", "reviewfileid"), "editor released"),
}
# Saved and not yet sent: nobody's but the reviewer's.
UNSENT = people("roundrolf1")
_WRITTEN = people("comments confidential reviewinterests")
_FILES_OUT = people("reviserhea1")
_OF_FILE = people("reviewfile reviewmetadata reviewfileid")
PERSON = people(f"{NAME} {ADDRESS} {PLACE} {ORCID} {ACCOUNT} expertise")
_PUBLIC_OF_PERSON = people(f"{NAME} {PLACE} {ORCID}")


@dataclass(frozen=True, slots=True)
class Given:
    """Something that reached somebody: `who` (None: anybody), the side, the paper it is about.

    `is_directory` where people are looked for, whatever they wrote or reviewed; `is_file` for a
    download; `is_letter` for what was written when the person still had to do with the paper.
    """

    who: str | None
    side: str
    paper: str | None = None
    is_directory: bool = False
    is_file: bool = False
    is_letter: bool = False


def may_have(given: Given, canary: Canary) -> bool:
    """Tell whether the canary may stand in what was given."""
    if canary.kind in PAPER:
        return _of_paper(given, canary.kind, canary.of)
    if canary.kind in REVIEW:
        return _of_review(given, canary.kind, canary.of)
    if canary.kind in PERSON:
        return _of_person(given, canary.kind, canary.of)
    return _of_journal(given, canary.kind, canary.of)


def relations(who: str | None, paper: str) -> frozenset[str]:
    """Return how the person stands to the paper."""
    one = ROSTERS[paper]
    who = who or "nobody"
    found = {"public"} if one.is_published else set()
    for name, line in (
        ("author", one.authors),
        ("asked", one.asked),
        ("first", one.reading),
        ("second", one.again),
        ("past", one.past),
        ("editor", one.editors),
    ):
        if who in line.split():
            found.add(name)
    if who == one.sender:
        found.add("sender")
    if one.is_accepted and who in MAKERS:
        found.add("maker")
    if one.is_placed:
        found |= {"shown", "builder"} if who in BUILDERS else {"shown"}
    return frozenset(found)


def _standing(given: Given, paper: str) -> frozenset[str]:
    """Return those relations of who was given something that count on this side."""
    found = relations(given.who, paper)
    if given.is_letter and given.who in ROSTERS[paper].had.split():
        found |= {"editor"}
    return found & SIDES[given.side]


def _of_paper(given: Given, kind: str, paper: str) -> bool:
    one = ROSTERS[paper]
    mine = _standing(given, paper)
    law = people(PAPER[kind])
    if (not one.is_sent and not given.is_letter) or (
        kind in _OF_REVISION and not one.is_revision_sent
    ):
        law = people("sender") & (law | {"sender"})
    if kind in _OF_DECISION and paper == "deciding":
        law -= {"author"}
    if one.shows_author and kind in ("funding", "firstmanuscript", "metadata"):
        law |= {"first"}
    return bool(mine & law)


def _of_review(given: Given, kind: str, review: str) -> bool:
    paper, reviewer = _taken_apart(review)
    if given.who == reviewer and given.side == "reviewer":
        return True
    if review in UNSENT and kind in _WRITTEN:
        return False
    law = people(REVIEW[kind])
    is_out = reviewer in ROSTERS[paper].released.split() and review[-1] == "1"
    if kind in _OF_FILE:
        is_out = review in _FILES_OUT
    mine = _standing(given, paper)
    return bool(mine & law) or ("released" in law and is_out and "author" in mine)


def _of_person(given: Given, kind: str, other: str) -> bool:
    if given.who == other or (given.is_directory and given.who in DESK | MANAGERS):
        return True
    if given.side == "public":
        return _is_public(kind, other)
    papers = [given.paper] if given.paper else ROSTERS
    if any(_meets(given, kind, other, paper) for paper in papers):
        return True
    # Where no paper is spoken of, published ones may be, and calls name those who guest-edit them.
    is_open = given.paper is None and given.side in ("desk", "issue", "author")
    return is_open and (_is_public(kind, other) or _is_planned(given.who, kind, other))


def _is_planned(who: str | None, kind: str, other: str) -> bool:
    return other == "gus" and who in PLANNERS and kind in (NAME, PLACE)


def _is_public(kind: str, other: str) -> bool:
    # Who writes under another name is nobody's to know, and that is alma alone.
    wrote = {who for one in ROSTERS.values() if one.is_published for who in one.authors.split()}
    if other in wrote - {"alma"} and kind in _PUBLIC_OF_PERSON:
        return True
    return other in MASTHEAD and kind in (NAME, PLACE)


def _meets(given: Given, kind: str, other: str, paper: str) -> bool:
    """Tell whether somebody meets another person over this paper, on this side."""
    one = ROSTERS[paper]
    mine = _standing(given, paper)
    authors, editors = people(f"{one.authors} {one.named}"), people(f"{one.editors} {one.had}")
    if mine & {"editor"}:
        # Under her other name: hers is sealed, in letters and manuscript too.
        asked = one.reviewers | people(one.next)
        return other in (authors - {"alma"}) | asked | editors | MAKERS
    if mine & {"author", "sender"}:
        return _fellow(kind, other, authors) or _as_editor(kind, other, editors)
    if mine & {"shown"}:
        return other in authors - {"alma"} and kind in _PUBLIC_OF_PERSON
    if mine & {"maker", "builder"}:
        return _fellow(kind, other, authors - {"alma"}) or _as_editor(kind, other, editors | MAKERS)
    if mine & {"first", "second"} and one.shows_author and other in authors:
        return kind in _PUBLIC_OF_PERSON or (kind == ADDRESS and given.is_file)
    return bool(mine & SIDES["reviewer"]) and _as_editor(kind, other, editors)


def _fellow(kind: str, other: str, authors: frozenset[str]) -> bool:
    return other in authors and kind in _PUBLIC_OF_PERSON | {ADDRESS}


def _as_editor(kind: str, other: str, editors: frozenset[str]) -> bool:
    # An editor's name is the journal's to tell; their address is not.
    return other in editors and kind in (NAME, PLACE)


def _of_journal(given: Given, kind: str, of: str) -> bool:
    """Tell of sections, calls, news, pages and issues; raises KeyError for an unknown kind."""
    if given.side == "preview" and (kind, of) in _PREVIEWED:
        return True
    return of not in HIDDEN[kind] or given.who in HIDDEN[kind][of]


_PREVIEWED = {
    ("issuetitle", "nextissue"),
    ("issueintro", "nextissue"),
    ("issuecover", "nextissue"),
    ("issueid", "nextissue"),
}
_PRIVATE = DESK | MANAGERS
_CALL = {"planned": PLANNERS}
# Managers appoint guest editors, to calls that nobody else knows of as well.
_CALL_NAME = {"planned": PLANNERS | MANAGERS}
KEEPERS = people("emil ruth")
HIDDEN: dict[str, dict[str, frozenset[str]]] = {
    "section": {"closed": _PRIVATE},
    "policy": {"closed": _PRIVATE},
    "calltitle": _CALL_NAME,
    "callsummary": _CALL,
    "callbackground": _CALL,
    "callspecial": _CALL,
    "calltheme": _CALL,
    "callid": dict.fromkeys(("livelihoods", "prisons", "later"), _PRIVATE) | _CALL_NAME,
    "newstitle": {"innews": MANAGERS},
    "newsbody": {"innews": MANAGERS},
    "page": {},
    "issuetitle": {"nextissue": BUILDERS | MAKERS},
    "issueintro": {"nextissue": BUILDERS},
    "issuecover": {"nextissue": BUILDERS},
    "issueid": dict.fromkeys(("outissue", "nextissue"), BUILDERS | MAKERS),
    "sectionid": {},
    "publicname": {},
    "lookreason": {"masked": KEEPERS},
}


def _taken_apart(review: str) -> tuple[str, str]:
    """Return the paper and the reviewer of a review's short name."""
    for paper, one in ROSTERS.items():
        for who in one.reviewers:
            if review[:-1] == paper + who:
                return paper, who
    raise KeyError(review)


def trespasses(given: Given, canaries: Iterable[Canary]) -> list[Canary]:
    """Return those that must not stand in what was given."""
    return sorted(canary for canary in canaries if not may_have(given, canary))
