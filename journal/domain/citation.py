"""How to cite a paper: a reference as people write it, and the formats that their tools read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.domain.people import PersonName, cited, given, inverted
from journal.domain.published import PublishedArticle
from journal.lib.text import one_line, slugify

# From the twenty-first author on, APA 7 leaves out those between the nineteenth and the last.
_ALL_NAMED = 20
_ENDS = (".", "!", "?", "…", "。", "؟")
_PARTING = re.compile(r",|\band\b", re.IGNORECASE)
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What a reference says of the journal; `address` is that of the paper's page."""

    journal: str
    issn: str
    publisher: str
    address: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in the order in which it is read; journal and volume stand in italics.

    `parts` open it: texts, and whether each is a name or title, which may be written in another
    direction than what stands around it. Online first there is no volume yet.
    """

    parts: tuple[tuple[str, bool], ...]
    journal: str
    volume: str
    closing: str
    address: str

    @property
    def opening(self) -> str:
        """Return names, year and title."""
        return "".join(text for text, _ in self.parts)

    def __str__(self) -> str:
        volume = f", {self.volume}" if self.volume else ""
        return f"{self.opening} {self.journal}{volume}{self.closing} {self.address}"


def apa(article: PublishedArticle, source: Source) -> Reference:
    """Return the reference in the style of APA 7 (section 10.1, journal articles).

    A paper online first is an advance online publication (example 7 there).
    """
    names = [cited(author.person) for author in article.authors]
    title = one_line(article.title)
    year = f" ({article.year})."
    told = ((title, True), (_stop(title), False))
    named = (*_joined(names), (f"{_stop(names[-1])}{year} ", False)) if names else ()
    issue = article.issue
    return Reference(
        parts=(*named, *told) if named else (*told, (year, False)),
        journal=source.journal,
        volume=str(issue.volume) if issue else "",
        closing=f"({issue.number}), {article.pages}." if issue else ". Advance online publication.",
        address=source.address,
    )


def bibtex(article: PublishedArticle, source: Source) -> str:
    """Return the entry for BibTeX; the title keeps its capitals by a second pair of braces."""
    issue = article.issue
    fields = {
        "author": " and ".join(_tex_name(author.person) for author in article.authors),
        "title": f"{{{_tex(article.title)}}}",
        "journal": _tex(source.journal),
        "year": str(article.year or ""),
        "volume": str(issue.volume) if issue else "",
        "number": _tex(issue.number) if issue else "",
        "pages": str(article.pages or "").replace("–", "--"),
        "note": "" if issue else "Advance online publication",
        "issn": _tex(source.issn),
        "publisher": _tex(source.publisher),
        "keywords": _tex(", ".join(article.keywords)),
        "language": article.language,
        "url": source.address,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value not in ("", "{}")]
    return f"@article{{{_key(article)},\n" + ",\n".join(lines) + "\n}\n"


def ris(article: PublishedArticle, source: Source) -> str:
    """Return the record for RIS; lines end as the format asks (carriage return, line feed)."""
    published, issue, pages = article.dates.published_on, article.issue, article.pages
    lines = [
        ("TY", "JOUR"),
        *(("AU", inverted(author.person)) for author in article.authors),
        ("TI", article.title),
        *(("TT", one.title) for one in article.translations),
        ("T2", source.journal),
        ("PY", str(article.year or "")),
        ("DA", published.strftime("%Y/%m/%d") if published else ""),
        ("VL", str(issue.volume) if issue else ""),
        ("IS", issue.number if issue else ""),
        ("SP", str(pages.first) if pages else ""),
        ("EP", str(pages.last) if pages else ""),
        ("AB", article.abstract),
        *(("KW", keyword) for keyword in article.keywords),
        ("SN", source.issn),
        ("PB", source.publisher),
        ("LA", article.language),
        ("UR", source.address),
    ]
    said = [f"{tag}  - {one_line(value)}" for tag, value in lines if value]
    return "\r\n".join([*said, "ER  - ", ""])


def file_name(article: PublishedArticle) -> str:
    """Return the name of the paper's file without its ending: who, when and what about."""
    first = article.authors[0] if article.authors else None
    who = slugify(first.family or first.name) if first else ""
    words = (who, str(article.year or ""), short_slug(article.title, 60))
    return "-".join(word for word in words if word)


def _joined(names: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield the names and what stands between them."""
    is_crowd = len(names) > _ALL_NAMED
    shown = [*names[: _ALL_NAMED - 1], names[-1]] if is_crowd else names
    for place, name in enumerate(shown, 1):
        if place > 1:
            last = ", … " if is_crowd else ", & "
            yield (last if place == len(shown) else ", ", False)
        yield name, True


def _stop(text: str) -> str:
    """Return the full stop that the text wants behind it, if any."""
    return "" if text.endswith(_ENDS) else "."


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in one_line(text))


def _tex_name(person: PersonName) -> str:
    """Return `Family, Given`; a name of one piece is kept whole by braces."""
    first = given(person)
    if not first:
        return f"{{{_tex(person.name)}}}"
    # A comma or the word "and" would part the name, had it no braces.
    parts = (_tex(part) for part in (person.family, first))
    return ", ".join(f"{{{part}}}" if _PARTING.search(part) else part for part in parts)


def _key(article: PublishedArticle) -> str:
    first = article.authors[0] if article.authors else None
    who = slugify(first.family or first.name).replace("-", "") if first else ""
    word = next((w for w in slugify(article.title).split("-") if len(w) > 3), "")
    return f"{who}{article.year or ''}{word}"


def short_slug(text: str, limit: int) -> str:
    """Return as many whole words of the text as fit into so many signs, joined by hyphens."""
    words = slugify(text).split("-")
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word
        if len(longer) > limit:
            break
        kept = longer
    return kept or words[0][:limit]
