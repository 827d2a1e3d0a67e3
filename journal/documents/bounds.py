"""How much a document may hold, and the sentences that refuse one."""

from dataclasses import dataclass, field

from journal.domain.said import N_

_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """Pages of a PDF; entries, bytes unpacked, bytes per byte packed, archives within archives.

    `pixels` is the size of one picture, `text` the bytes of a text or table without markup. Of all
    markup in a document: its bytes, its elements, and how many of them are paragraphs; the
    attributes of one element, the name spaces of one part.
    A thesis of 300 pages has some 8,000 paragraphs and 300,000 elements. Of a PDF: its objects,
    besides `objects_of_page` for each page (a tagged one has 300); what one `stream` and all of
    them unpack to, one `holder` of objects and all of them; the pixels of a picture that is drawn.
    """

    pages: int = 800
    entries: int = 5_000
    unpacked: int = 400 * _MB
    ratio: int = 200
    depth: int = 2
    pixels: int = 200_000_000
    text: int = 24 * _MB
    markup: int = 48 * _MB
    elements: int = 600_000
    paragraphs: int = 40_000
    attributes: int = 400
    spaces: int = 1_000
    objects: int = 20_000
    objects_of_page: int = 400
    stream: int = 200 * _MB
    inflated: int = 1_000 * _MB
    holder: int = 4 * _MB
    holders: int = 64 * _MB
    drawn: int = 100_000_000


@dataclass(slots=True)
class Budget:
    """What is left of the bounds while a document is unpacked, archives within it included."""

    bounds: Bounds
    entries: int = field(init=False)
    unpacked: int = field(init=False)
    markup: int = field(init=False)
    elements: int = field(init=False)
    paragraphs: int = field(init=False)

    def __post_init__(self) -> None:
        self.entries = self.bounds.entries
        self.unpacked = self.bounds.unpacked
        self.markup = self.bounds.markup
        self.elements = self.bounds.elements
        self.paragraphs = self.bounds.paragraphs


EMPTY = N_("This file is empty. Choose it again, and see that it opens on your own machine.")
TRUNCATED = N_(
    "This file ends too early: part of it is missing. Perhaps the line broke while it was sent or"
    " copied. Open it on your own machine, save it again, and send that copy."
)
DAMAGED = N_(
    "This file is damaged and cannot be opened. Open it on your own machine, save it again under a"
    " new name, and send that copy."
)
PROTECTED = N_(
    "This file is protected by a password. Save a copy without protection, and send that copy."
)
MACROS = N_(
    "This file brings programs along (macros), which are never taken. Save it as DOCX, ODT or PDF"
    " without macros, and send that copy."
)
ACTIONS = N_(
    "This PDF brings along programs or actions that run when it is opened. Print it into a new PDF,"
    " and send that copy."
)
LINKS = N_(
    "This file loads parts from elsewhere when it is opened. Paste these parts into it as plain"
    " text or pictures, save it again, and send that copy."
)
BOMB = N_(
    "Unpacked, this file would be far larger than what a document needs. Save it again under a new"
    " name, with fewer or smaller pictures, and send that copy."
)
NESTED = N_(
    "This archive holds archives within archives. Pack the files themselves into one archive, and"
    " send that."
)
ELSE_INSIDE = N_(
    "This file carries something before its beginning, between its parts or after its end that does"
    " not belong to it. Open it on your own machine, save it again under a new name, and send that"
    " copy."
)
TWICE = N_(
    "This archive holds the same name twice, or names that lead outside of it. Pack it again, and"
    " send that copy."
)
NOTHING_LEFT = N_(
    "No file in this archive could be made safe. Send its files one by one, as PDF, DOCX, CSV or"
    " pictures."
)
UNSEARCHED = N_("There is more in this file than could be searched.")
DRAWN_IN = N_(
    "A photograph is drawn into a page in a way in which it cannot be cleaned. Make this PDF again"
    " from your text, or send the text itself as DOCX or ODT."
)
CHUNK = N_(
    "A piece of this text lies in a file of its own that cannot be cleaned. Open the document, copy"
    " all of its text into a new one, and send that."
)
NO_PAGES = N_("This PDF has no pages. Make it again from your text, and send that copy.")
PAGES = N_(
    "This file has %(pages)s pages; at most %(most)s are taken. Shorten it, or send parts as"
    " supplementary files."
)
PIXELS = N_("This picture is larger than %(most)s million pixels. Make it smaller, and send that.")
OLD_WORD = N_(
    "This is a Word document of before 2007 (DOC). Open it, save it as DOCX, and send that copy."
)
SOURCES = N_(
    "These are LaTeX sources, which nobody can read as they are. Send the PDF made of them here;"
    " beside a manuscript the archive has its place under “Further files”, as “LaTeX source”."
)
UNKNOWN = N_("What kind of file this is cannot be told from its content. Taken are: %(kinds)s.")
OTHER_KIND = N_(
    "This file cannot be taken here, because it is of this kind: %(kind)s. Please send it as one of"
    " these: %(kinds)s."
)
