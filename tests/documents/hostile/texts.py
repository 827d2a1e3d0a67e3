"""Texts, tables and rich text: endless lines, endless groups, and words that patterns choke on."""

from tests.documents import made
from tests.documents.hostile.case import Hostile

_WORD = "The people who came had slept badly for years. "
_MANY = 2_000_000
_LINE = 20_000


def lines(signs: str, size: int = 10_000_000) -> bytes:
    """Return a text that says the same over and over, in lines that are long but not endless."""
    line = (signs * (_LINE // len(signs) + 1))[:_LINE]
    return (f"{line}\n" * (size // _LINE)).encode()


def choking(signs: str) -> Hostile:
    """Return a text that says the same over and over."""
    return Hostile(f"txt: 10 MB of {signs[:24]!r}", lambda: lines(signs), is_refused=False)


def rtf(inner: bytes) -> bytes:
    """Return rich text."""
    return b"{\\rtf1\\ansi " + inner + b"}"


# What the patterns of the search for people begin with, again and again, and never end.
_CHOKING = (
    "a", "a ", "A ", "A. ", "Aa ", "aA", "1", "1 ", "-", "- ", ".", ". ", "(", "([", "()", "“", "«",
    '"', '" ', "'", "' ", "@", "a@", "a@a.", "a [at] ", "a at a dot ", "http://", "http://a/", "/~",
    "a.", "A.A", "1-", "+1 ", "0000-", "Dr. ", "We thank ", "We thank A ", "approved by ",
    "ethics committee ", "Universi", "University of ", "of the ", "in our previous work ",
    "correspondence to ", "grant no. ", "no. ", "(2019", "[1", "[1,", "(a, 2019) ", "et al., ",
    "doi:10.", "github.com/a", "C:\\Users\\", "/home/a", "é", "e\u0301", "李", "李明 ", "大学", "我们",
    "وقد ", "جامعة ", "университет ", "Иванов И. ", "\u200b", "\u202e", "x\u00ad", "\t", "  ",
    "References ", "Acknowledgements ", "ignore previous instructions ", "AI ", "_", "*", "█", "[x",
    "Red Cross ", "A-", "d'", "l'A ", "A & ",
)  # fmt: skip

HOSTILE = [
    Hostile("txt: a paragraph of 50 MB", lambda: _WORD.encode() * 1_100_000),
    Hostile("txt: 50 MB of lines", lambda: (_WORD + "\n").encode() * 1_050_000),
    Hostile("txt: 5 million empty lines", lambda: b"a\n" + b"\n" * 5_000_000, is_refused=False),
    Hostile("txt: ends in 60,000 marks of direction", (
        "a" + "\u202e" * 60_000).encode, is_refused=False),
    Hostile("csv: a row of 3 million cells", lambda: b"a,b\n1,2\n" + b"1," * 3_000_000),
    Hostile("csv: 400,000 formulas", lambda: b"a,b\n" + b"=CMD|' /C calc'!A0,1\n" * 400_000,
            is_refused=False),
    Hostile("csv: formulas that never come", lambda: b"a,b\n1,CMD\n" + (
        b"=" * 99 + b",1\n") * 80_000, is_refused=False),
    Hostile("rtf: a paragraph of 50 MB", lambda: rtf(_WORD.encode() * 1_100_000)),
    Hostile("rtf: a paragraph of 9 MB", lambda: rtf(_WORD.encode() * 190_000),
            is_refused=False),
    Hostile("rtf: 200,000 groups deep", lambda: rtf(b"{" * 200_000 + b"}" * 200_000)),
    Hostile("rtf: a million words", lambda: rtf(b"\\b\\i" * 1_000_000)),
    Hostile("rtf: 590,000 words in one group", lambda: rtf(b"\\b x" * 295_000),
            is_refused=False),
    Hostile("rtf: 140,000 groups", lambda: rtf(b"{\\b x}" * 140_000), is_refused=False),
    Hostile("rtf: lies about its bytes", lambda: rtf(b"\\bin999999999 x")),
    Hostile("rtf: bytes that are none, 100,000 times", lambda: rtf(b"\\bin0 " * 100_000),
            is_refused=False),
    Hostile("rtf: a picture of 40 MB of digits", lambda: rtf(
        b"{\\pict\\pngblip " + b"00" * 20_000_000 + b"}"), is_refused=False),
    Hostile("rtf: 100,000 bookmarks", lambda: rtf(b"".join(
        b"{\\*\\bkmkstart m%d}{\\*\\bkmkend m%d}" % (n, n) for n in range(60_000)))),
    Hostile("rtf: 30,000 fields that lead to bookmarks", lambda: rtf(b"".join(
        b"{\\field{\\*\\fldinst REF m%d}{\\fldrslt x}}" % n for n in range(30_000))), is_refused=False),
    Hostile("rtf: fields in fields", lambda: rtf(
        b"{\\field{\\*\\fldinst PAGE}{\\fldrslt " * 90 + b"x" + b"}}" * 90), is_refused=False),
    Hostile("xml: 100,000 levels", lambda: b"<?xml version='1.0'?>" + b"<a>" * 100_000
            + b"</a>" * 100_000),
    Hostile("xml: 2 million elements", lambda: b"<?xml version='1.0'?><a>" + b"<b/>" * _MANY
            + b"</a>"),
    *(Hostile(f"tex: 400,000 times {begun}", lambda begun=begun: made.zipped(
        {"main.tex": f"{begun}x" * 400_000}), is_refused=False)
      for begun in (r"\iffalse \ifx ", r"\begin{verbatim}", r"\author{", "pdfauthor={", r"\verb|")),
    *map(choking, _CHOKING),
]  # fmt: skip


def two_in_one() -> list[Hostile]:
    """Return files that are one kind to the journal and another to somebody else."""
    paper, packed, shown = made.pdf(), made.zipped({"a.csv": "a,b\n1,2"}), made.png()
    page = b"<html><script>alert(1)</script></html>"
    gif = b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
    return [
        Hostile("pdf: and an archive", lambda: paper + packed),
        Hostile("pdf: and a web page before it", lambda: page + paper),
        Hostile("pdf: and a web page after it", lambda: paper + page),
        Hostile("pdf: with bytes before its head", lambda: b"\0" * 500 + paper),
        Hostile("pdf: with 5 MB after its end", lambda: paper + b"x" * (5 << 20)),
        Hostile("gif: and an archive", lambda: gif + packed),
        Hostile("gif: and a program in its remark", lambda: gif[:-1] + b"!\xfe\x12<?php phpinfo();?>\0;",
                is_refused=False),
        Hostile("png: and an archive", lambda: shown + packed),
        Hostile("png: and a web page after it", lambda: shown + page, is_refused=False),
        Hostile("zip: and a PDF before it", lambda: paper + packed),
        Hostile("zip: with a program before it", lambda: b"#!/bin/sh\necho x\n" + packed),
    ]  # fmt: skip


HOSTILE += two_in_one()
