"""A paper taken apart: which stretch of it says what, sentence by sentence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from journal.documents import passages as at
from journal.documents.passages import Passage, Role
from journal.documents.telling import words
from journal.documents.telling.shape import Zone, folded, is_latin, pattern, plain

_LONGEST_HEADING = 90
# Beyond so many letters nothing that a heading began is likely to go on.
_REACH = 1500
# A heading on the line of its text begins less.
_SHORT_REACH = {Zone.CONTACT: 150}
_PERSONAL = {Zone.ACKNOWLEDGEMENTS, Zone.CONTRIBUTIONS, Zone.CONTACT, Zone.AUTHORS, Zone.FUNDING}
# The abstract and the introduction end the front; so does a long paragraph.
_LONGEST_FRONT = 3000
_PROSE = 400
_NUMBERING = re.compile(
    r"^[\[(【]?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)、:]?\s?(?=\D)|(?:[ivx]{1,5}|[a-h])[.)、:]\s)?"
)
_ENDING = re.compile(r"[\s.:：。\])】*]+$")
_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\bno\.)(?<!\bNo\.)(?<!\bet al\.)"
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bcf\.)(?<!\bref\.)(?<!\bvs\.)(?<!\bProf\.)(?<!\bim\.)"
    r"(?<!\bapprox\.)(?<!\bnum\.)(?<!\bFig\.)(?<!\bpp\.)(?<!\bDept\.)(?<!\bDra\.)(?<!\bSra\.)"
    r"(?<!\b[А-ЯЁ]\.)(?<!\bпроф\.)"
    r"[\"'”’»)\]]{0,2}\s+(?=[^\Wa-z_]|[\"“«(\[¿¡*†‡])"
    r"|(?<=[。！？；])"
)
# What others say; an apostrophe is no mark of the end.
_QUOTED = re.compile(
    r"“[^”]{3,1500}”|«[^»]{3,1500}»|„[^“”]{3,1500}[“”]|「[^」]{3,800}」"
    r"|(?<!\w)\"(?=\S)[^\"]{10,1200}(?<=\S)\"(?!\w)|(?<!\w)‘(?=\S).{10,800}?(?<=\S)’(?!\w)"
    r"|(?<!\w)'(?=\S).{10,800}?(?<=[.,!?…])'(?!\w)"
    # Text taken from pages that are read from right to left has its marks turned, or half of them.
    r"|[«»](?=[^«»]{0,200}[\u0600-\u06ff])[^«»]{3,1500}[«»]"
)
_QUOTES = "“«„「\"‘'"
_MOST_QUOTES, _FEWEST_BETWEEN = 100, 15
_FEWEST_WORDS = 3
_LONGEST_SENTENCE = 3000
_EDGELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_UNSAID = "·"


@dataclass(frozen=True)
class Sentence:
    """One sentence where it stands."""

    place: str
    text: str
    zone: Zone
    # The same without what others say in it, sign for sign.
    own: str

    @cached_property
    def plain(self) -> str:
        """The sentence without accents; capitals are kept."""
        return plain(self.text)

    @cached_property
    def unquoted(self) -> str:
        """The plain sentence, what others say in it made unreadable."""
        return self.plain if self.own == self.text else plain(self.own)

    @cached_property
    def folded(self) -> str:
        """The same in small letters."""
        return self.unquoted.lower()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, or one paragraph."""

    place: str
    text: str
    zone: Zone
    is_heading: bool = False


@dataclass(frozen=True)
class Paper:
    """The lines in their order, and the sentences that they make up."""

    lines: tuple[Line, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, references left out."""
        return tuple(_sentences(self.lines))

    @cached_property
    def references(self) -> tuple[Line, ...]:
        """The lines of the list of references."""
        kept = (line for line in self.lines if line.zone is Zone.REFERENCES)
        return tuple(line for line in kept if not line.is_heading)


def taken_apart(passages: Iterable[Passage]) -> Paper:
    """Return the paper that the passages make up; marks are no text."""
    walk = _Walk()
    shown = [passage for passage in passages if passage.role is not Role.MARK]
    lines = [line for passage in shown for line in walk.lines(passage)]
    return Paper(tuple(lines))


@dataclass(slots=True)
class _Walk:
    """The way through the paper: which zone it is in, and for how long."""

    zone: Zone = Zone.FRONT
    read: int = 0
    reach: int = _REACH
    paragraphs: int = 0

    def lines(self, passage: Passage) -> Iterator[Line]:
        """Yield the lines of the passage, each in its zone."""
        if passage.role is Role.ASIDE:
            for text in _split(passage.text):
                yield Line(passage.place, text, Zone.BODY)
            return
        for text in _split(passage.text):
            self.paragraphs += 1
            place = passage.place or at.paragraph(self.paragraphs)
            yield self._line(place, text)

    def _line(self, place: str, text: str) -> Line:
        zone, is_whole = heading(text)
        is_one = self.zone is Zone.FRONT or place.startswith("paragraph")
        if is_one and zone in _PERSONAL and not is_whole:
            # A line of the title page, or a paragraph: what follows is something else.
            return Line(place, text, zone)
        if zone is not None and self._begins(zone, is_whole=is_whole):
            self.zone, self.read = zone, 0
            self.reach = _REACH if is_whole else _SHORT_REACH.get(zone, _REACH // 2)
            return Line(place, text, zone, is_whole)
        self.read += len(text)
        if self._is_over(text):
            self.zone = Zone.BODY
        return Line(place, text, self.zone)

    def _begins(self, zone: Zone, *, is_whole: bool) -> bool:
        """Tell whether a heading counts here: beside a list of sources, only one that is whole."""
        if self.zone is Zone.FRONT and not self.read:
            return False  # "Case report" above the title
        return is_whole or Zone.REFERENCES not in {zone, self.zone}

    def _is_over(self, text: str) -> bool:
        if self.zone is Zone.FRONT:
            return self.read > _LONGEST_FRONT or len(text) > _PROSE
        return self.zone in _PERSONAL and self.read > self.reach


def _split(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.strip())


def heading(text: str) -> tuple[Zone | None, bool]:
    """Return the zone that the line begins, and whether it is nothing but the heading."""
    start = _NUMBERING.sub("", folded(text[: _LONGEST_HEADING + 20]), count=1)
    if len(text) <= _LONGEST_HEADING:
        bare = _ENDING.sub("", start)
        for zone, whole in _headings(is_latin(start)):
            if whole.fullmatch(bare):
                return zone, True
    for zone, run_in in _run_in(is_latin(start)):
        if run_in.match(start):
            return zone, False
    return None, False


@cache
def _headings(are_latin: bool) -> tuple[tuple[Zone, re.Pattern[str]], ...]:
    said = words.headings(are_latin=are_latin)
    return tuple((zone, pattern(f"(?:{written})")) for zone, written in said.items() if written)


@cache
def _run_in(are_latin: bool) -> tuple[tuple[Zone, re.Pattern[str]], ...]:
    """Return the headings that stand on the line of their text, with a sign after them."""
    return tuple(
        (zone, pattern(rf"(?:{said})\]?】? ?(?:[:：]|\. (?=\w)|[-—–] )"))
        for zone, said in words.headings(are_latin=are_latin).items()
        if said and zone is not Zone.FRONT
    )


def _sentences(lines: tuple[Line, ...]) -> Iterator[Sentence]:
    for place, zone, text in _stretches(lines):
        own = text if _is_crowded(text) else _QUOTED.sub(_unsaid, text)
        start = 0
        ends = [*(m.end() for m in _SENTENCE.finditer(own)), len(text)]
        for end in _near_ends(ends):
            if text[start:end].strip():
                yield Sentence(place, text[start:end].strip(), zone, own[start:end].strip())
            start = end


def _is_crowded(text: str) -> bool:
    """Tell whether so much in it is quotation marks that nobody could tell what is said."""
    marks = sum(map(text.count, _QUOTES))
    return marks > _MOST_QUOTES and marks > len(text) // _FEWEST_BETWEEN


def _near_ends(ends: list[int]) -> Iterator[int]:
    """Yield the ends, with more between two that are too far apart to be those of a sentence."""
    start = 0
    for end in ends:
        yield from range(start + _LONGEST_SENTENCE, end, _LONGEST_SENTENCE)
        yield end
        start = end


def _unsaid(quoted: re.Match[str]) -> str:
    """Return the marks with nothing readable between them; a single word is a term, no speech."""
    words_in = quoted[0].count(" ") + 1
    if words_in < _FEWEST_WORDS and not _EDGELESS.search(quoted[0]):
        return quoted[0]
    return quoted[0][0] + _UNSAID * (len(quoted[0]) - 2) + quoted[0][-1]


def _stretches(lines: tuple[Line, ...]) -> Iterator[tuple[str, Zone, str]]:
    """Yield the text of each place, its lines made one; headings end one and say nothing."""
    gathered: list[str] = []
    last: Line | None = None
    for line in lines:
        if last and (line.is_heading or last.is_heading or _differ(line, last)):
            yield last.place, last.zone, " ".join(gathered)
            gathered = []
        if not line.is_heading or line.zone is Zone.BODY:
            gathered.append(line.text.strip())
        last = line
    if last and gathered:
        yield last.place, last.zone, " ".join(gathered)


def _differ(line: Line, last: Line) -> bool:
    if line.place != last.place or line.zone is not last.zone:
        return True
    # On a title page each line says its own, unless it goes on in the middle of a sentence.
    return line.zone is Zone.FRONT and not line.text.lstrip()[:1].islower()
