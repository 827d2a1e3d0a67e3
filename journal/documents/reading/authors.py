"""Who wrote the paper, and what the first page says of each."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journal.documents.folding import bare
from journal.documents.reading import labels
from journal.documents.reading.blocks import LOWERED, RAISED, Block, joined
from journal.documents.reading.bylines import (
    MANY,
    is_affiliation,
    is_byline,
    names_in,
    without_degrees,
)
from journal.documents.reading.details import AuthorRead
from journal.documents.telling import words
from journal.documents.telling.shape import folded, pattern
from journal.domain.identifiers import orcid

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ORCID = re.compile(
    r"(?:https?://)?(?:orcid\.org/)?(?:orcid(?: id)?:?\s*)?\d{4}-\d{4}-\d{4}-\d{3}[\dXx]",
    re.IGNORECASE,
)
_MAIL_LABEL = re.compile(
    r"\(?\b(?:e-?mails?(?: address(?:es)?)?|correo(?: electronico)?|courriel|mail|contact"
    r"|orcid(?: id)?)\s*[:：]?\s*$",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"[(<\[]\s*[)>\]]")
_MARK = re.compile(
    rf"^\s*(?:{RAISED}\s*([^{LOWERED}]{{1,3}}?)\s*{LOWERED}|([*†‡§#¶])"
    r"|\(?(\d{1,2})[.)]?(?=\s*[^\W\d_])|([a-f])(?:[.)]\s|\s(?=[A-Z])))\s*"
)
# Signs that are raised by themselves, as they are typed without formatting.
_TYPED_RAISED = re.compile("[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+")
_NEXT_MARK = re.compile(rf"(?<=[\s.,;])(?={RAISED}[^{LOWERED}]{{1,3}}{LOWERED}\s*[^\W\d_])")
_JOINERS = re.compile(
    r"(?:[,;&،、]|\b(?:and|et|y|und|e|и|of|de|the|for|du|des|del))\s*$", re.IGNORECASE
)
_JOINED = re.compile(r"^\s*(?:[,;&]|(?:and|et|y|und|e|и)\b|[a-z])")
_FULL = 0.9
_STYLES = re.compile(r"author|auteur|autor|byline")


@dataclass(slots=True)
class _Author:
    name: str
    marks: tuple[str, ...]
    place: str
    affiliations: list[str] = field(default_factory=list)
    email: str = ""
    orcid: str = ""
    is_corresponding: bool = False


@dataclass(slots=True)
class _Byline:
    authors: list[_Author] = field(default_factory=list)
    marked: dict[str, str] = field(default_factory=dict)
    # Those whom an affiliation without mark belongs to: named since the last one. Those whom an
    # address belongs to that fits no name: the one who stood alone on the line above.
    since: int = 0
    alone: _Author | None = None
    is_placed: bool = False


def authors(front: Sequence[Block], after: int, notes: Sequence[Block]) -> tuple[AuthorRead, ...]:
    """Return the authors in the order of the byline; `after` is the first block after the title."""
    byline = _Byline()
    _take_all(byline, front[after:], is_in_front=True)
    if not byline.authors:
        # Some write the names above the title; there, one word alone is a journal's name.
        above = [b for b in front[: max(0, after - 1)] if is_byline(b.text)]
        _take_all(byline, above, is_in_front=True)
    _take_all(byline, notes, is_in_front=False)
    _settle(byline)
    return tuple(
        AuthorRead(
            author.name,
            tuple(dict.fromkeys(author.affiliations)),
            author.email,
            author.orcid,
            author.is_corresponding,
            author.place,
        )
        for author in byline.authors
    )


def _take_all(byline: _Byline, blocks: Sequence[Block], *, is_in_front: bool) -> None:
    lines = [
        (line.strip(), block)
        for block in _whole(blocks)
        for line in _lines(block.text)
        if line.strip()
    ]
    for number, (line, block) in enumerate(lines):
        following = lines[number + 1][0] if number + 1 < len(lines) else ""
        _take_line(byline, line, following, block, is_in_front=is_in_front)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines; affiliations that stand in one behind each other are parted."""
    for line in _TYPED_RAISED.sub(_raised, text).split("\n"):
        yield from _NEXT_MARK.split(line) if _MARK.match(line) else (line,)


def _raised(typed: re.Match[str]) -> str:
    return f"{RAISED}{unicodedata.normalize('NFKC', typed[0])}{LOWERED}"


def _whole(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, lines of a page that go on in the next made one."""
    gathered: list[Block] = []
    widest = max((block.reach for block in blocks), default=0.0)
    for block in blocks:
        if gathered and not _goes_on(gathered, block, widest):
            yield _one(gathered)
            gathered = []
        gathered.append(block)
    if gathered:
        yield _one(gathered)


def _one(blocks: list[Block]) -> Block:
    first = blocks[0]
    if len(blocks) == 1:
        return first
    return Block(
        joined(b.text for b in blocks), first.place, first.style, size=first.size, page=first.page
    )


def _goes_on(gathered: list[Block], following: Block, widest: float) -> bool:
    block = gathered[-1]
    if not block.page or abs(block.size - following.size) > 0.6 or _MARK.match(following.text):
        return False
    if block.top - following.top > 1.7 * block.size or block.top < following.top:
        return False
    if _MARK.match(gathered[0].text):
        return not _is_other_matter(following.shown)
    is_full = block.reach > widest * _FULL and is_affiliation(gathered[0].text)
    return is_full or bool(_JOINERS.search(block.shown) or _JOINED.match(following.shown))


def _is_other_matter(line: str) -> bool:
    return bool(labels.starts(labels.ASIDE).match(folded(line))) or _correspondence(line)


def _take_line(
    byline: _Byline, line: str, following: str, block: Block, *, is_in_front: bool
) -> None:
    shown = line.replace(RAISED, "").replace(LOWERED, "")
    corresponding = _correspondence(shown)
    rest = _without_addresses(byline, line, block, is_corresponding=corresponding)
    if not rest.strip(" ,;.()<>*|") or labels.starts(labels.ASIDE).match(folded(rest)):
        return
    if corresponding:
        _mark_corresponding(byline, shown)
    elif is_affiliation(rest):
        _affiliation(byline, rest, block)
    elif byline.is_placed and labels.is_country(rest.rpartition(",")[2]):
        _go_on(byline, rest.strip(" ,;."))
    elif is_in_front:
        # Below an affiliation a name is one that has its own below it; else it is a town.
        is_followed = is_affiliation(following) or "@" in following
        is_sure = not byline.authors or bool(_STYLES.search(block.style))
        is_sure |= byline.is_placed and is_followed
        many = MANY if is_followed else 2
        _add(byline, names_in(rest, is_sure=is_sure, most_single=many), block)


def _go_on(byline: _Byline, place: str) -> None:
    """Add the town to the affiliation above it."""
    for author in byline.authors[byline.since :]:
        # Whoever is placed has one.
        author.affiliations[-1:] = [f"{author.affiliations[-1]}, {place}"]


def _add(byline: _Byline, found: list[tuple[str, tuple[str, ...]]], block: Block) -> None:
    known = {author.name for author in byline.authors}
    fresh = [_Author(name, marks, block.place) for name, marks in found if name not in known]
    if fresh and byline.is_placed:
        byline.since, byline.is_placed = len(byline.authors), False
    byline.authors.extend(fresh)
    if fresh:
        byline.alone = fresh[0] if len(fresh) == 1 else None


def _correspondence(line: str) -> bool:
    said = pattern(words.either("correspondence"))
    return bool(said.search(folded(line)))


def _without_addresses(byline: _Byline, line: str, block: Block, *, is_corresponding: bool) -> str:
    """Return the line without its mail addresses and iDs, which go to those whom they fit."""
    shown = line.replace(RAISED, "").replace(LOWERED, "") if "@" in line else line
    mails = _MAIL.findall(shown)
    found = [told for told in (orcid(m[-19:]) for m in _ORCID.findall(line)) if told]
    if not mails and not found:
        return line
    rest = _EMPTY.sub("", _ORCID.sub(" ", _MAIL.sub(" ", line)).rstrip())
    rest = _MAIL_LABEL.sub("", rest.rstrip(" ;,|/()<>-"))
    if not is_corresponding and not is_affiliation(rest):
        _add(byline, names_in(rest), block)
    receivers = [_receiver(byline, mail, is_corresponding=is_corresponding) for mail in mails]
    for mail, author in zip(mails, receivers, strict=True):
        if author and not author.email:
            author.email = mail
            author.is_corresponding |= is_corresponding
    owner = receivers[0] if len(receivers) == 1 else byline.alone
    if owner and len(found) == 1 and not owner.orcid:
        owner.orcid = found[0]
    return rest


def _receiver(byline: _Byline, mail: str, *, is_corresponding: bool) -> _Author | None:
    """Return whose address it is: by name, by the star, or by standing below one author."""
    starred = [author for author in byline.authors if "*" in "".join(author.marks)]
    by_star = starred[0] if is_corresponding and len(starred) == 1 else None
    only = byline.authors[0] if len(byline.authors) == 1 else None
    return _fitting(byline, mail) or by_star or byline.alone or only


def _fitting(byline: _Byline, mail: str) -> _Author | None:
    """Return the author whose name is in the address."""
    local = re.sub(r"[^a-z]", "", bare(mail.partition("@")[0]))
    for author in byline.authors:
        names = [re.sub(r"[^a-z]", "", bare(word)) for word in author.name.split()]
        if any(len(name) > 2 and name in local for name in reversed(names)):
            return author
    return None


def _mark_corresponding(byline: _Byline, line: str) -> None:
    small = bare(line)
    for author in byline.authors:
        if bare(author.name.split()[-1]) in small:
            author.is_corresponding = True


def _affiliation(byline: _Byline, line: str, block: Block) -> None:
    found = _MARK.match(line)
    text = line[found.end() :] if found else line
    text = " ".join(text.replace(RAISED, "").replace(LOWERED, "").split()).strip(" .,;")
    leading = _leading_name(byline, text, block) if not found else text
    if found:
        byline.marked[next(group for group in found.groups() if group)] = text
    else:
        for author in byline.authors[byline.since :]:
            author.affiliations.append(leading)
        byline.is_placed = True


def _leading_name(byline: _Byline, text: str, block: Block) -> str:
    """Take the name that stands before an affiliation on its line; return what follows it."""
    head, _, rest = text.partition(",")
    named = names_in(head) if rest and not is_affiliation(head) else []
    if len(named) == 1 and is_affiliation(rest):
        byline.authors.append(_Author(*named[0], block.place))
        byline.since = len(byline.authors) - 1
        return without_degrees(rest)
    return text


def _settle(byline: _Byline) -> None:
    """Give each author the affiliations of the marks; one alone is everybody's."""
    for author in byline.authors:
        author.affiliations += [byline.marked[m] for m in author.marks if m in byline.marked]
        author.is_corresponding |= any("*" in mark for mark in author.marks)
    if len(byline.marked) == 1 and not any(author.affiliations for author in byline.authors):
        for author in byline.authors:
            author.affiliations = list(byline.marked.values())
