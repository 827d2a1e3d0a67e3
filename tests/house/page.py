"""What is wrong with a template, told before anybody opens the page.

A template is parsed by Jinja; the plain HTML between its tags is then read by an HTML parser, so
that the rules speak of elements, attributes and text, and not of the look of the source.
"""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from jinja2 import Environment, nodes

# A stand-in for whatever an expression prints: no letter, so no text of its own.
PRINTED = "\N{REPLACEMENT CHARACTER}"
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "aria-description", "placeholder", "title", "summary"}
# Elements whose content is not read by people in a language.
SILENT = {"script", "style", "code", "kbd", "samp"}
DATA_BLOCKS = {"application/ld+json", "application/json"}
# Proper names and signs that are the same in every language.
NAMES = {
    "API", "ARK", "Atom", "BibTeX", "CC", "BY", "CSL", "COPE", "Crossref", "DOAJ", "DOI", "DOCX",
    "EPUB", "HTML", "ISSN", "JATS", "JSON", "ODT", "OAI", "PMH", "ORCID", "PDF", "RIS", "ROR",
    "RSS", "TOTP", "UTC", "XML", "iCal", "kB", "MB", "GB", "x",
}  # fmt: skip
WORDS = re.compile(r"[^\W\d_]+")
PROSE = re.compile(r"^[A-Z][a-z]+([ ,.!?…:].*)?$", re.DOTALL)
TRANSLATED = {"_", "N_", "gettext", "ngettext", "pgettext", "npgettext"}
READER = Environment(  # templates are read here, never rendered
    autoescape=True,
    extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
)


# A browser ends the paragraph before a form: what follows loses its row.
FORM_IN_PARAGRAPH = re.compile(r"<p\b[^>]*>(?:(?!</p>).)*?\bact_button\(", re.DOTALL)


class Fault(NamedTuple):
    """A line of the template and what a person would suffer from it."""

    line: int
    what: str


def faults(source: str) -> list[Fault]:
    """All that is wrong with one HTML template, in order of line."""
    tree = READER.parse(source)
    page = Page()
    for line, text in _printed(tree):
        page.read(line, text)
    page.close()
    return sorted(page.faults + _unsafe(tree) + _prose(tree) + _torn(source))


def _torn(source: str) -> list[Fault]:
    return [
        Fault(source.count("\n", 0, found.start()) + 1, "a form stands in a paragraph")
        for found in FORM_IN_PARAGRAPH.finditer(source)
    ]


def _printed(tree: nodes.Template) -> list[tuple[int, str]]:
    """The HTML of the template in order, each expression as one neutral sign."""
    return [
        (part.lineno, part.data if isinstance(part, nodes.TemplateData) else PRINTED)
        for output in tree.find_all(nodes.Output)
        for part in output.nodes
    ]


def _unsafe(tree: nodes.Template) -> list[Fault]:
    filters = [
        Fault(node.lineno, "|safe prints what somebody typed as if we had written it")
        for node in tree.find_all(nodes.Filter)
        if node.name == "safe"
    ]
    blocks = [
        Fault(node.lineno, "autoescape is switched here")
        for node in tree.find_all(nodes.EvalContextModifier)
    ]
    return filters + blocks


def _prose(tree: nodes.Template) -> list[Fault]:
    """Words for people inside expressions, which no translator would ever be shown."""
    translated = {
        id(part)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in TRANSLATED
        for part in call.find_all(nodes.Const)
    }
    return [
        Fault(const.lineno, f"untranslated: {const.value!r}")
        for const in tree.find_all(nodes.Const)
        if id(const) not in translated and _is_prose(const.value)
    ]


def _is_prose(value: object) -> bool:
    return isinstance(value, str) and bool(PROSE.match(value)) and bool(_foreign(value))


def _foreign(text: str) -> list[str]:
    """The words of `text` that are no proper names."""
    return [word for word in WORDS.findall(text) if word not in NAMES]


class Page(HTMLParser):
    """Reads the HTML of a template, its expressions blanked, and collects faults."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[Fault] = []
        self.line = 1
        self.silent: str | None = None
        self.data_block = False

    def read(self, line: int, text: str) -> None:
        """Take the next piece, which began at `line` of the template."""
        self.line = line - self.getpos()[0] + 1
        self.feed(text)

    def fault(self, what: str) -> None:
        """Note a fault where the reader stands."""
        self.faults.append(Fault(self.line + self.getpos()[0] - 1, what))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element's attributes."""
        values = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self.silent = tag
            self.data_block = values.get("type") in DATA_BLOCKS
        for name, value in values.items():
            self.attribute(tag, name, value, values)

    def attribute(self, tag: str, name: str, value: str, others: dict[str, str]) -> None:
        """Look at one attribute."""
        if name == "style":
            self.fault("inline style: the content policy drops it")
        if name.startswith("on"):
            self.fault(f"inline handler {name}: the content policy drops it")
        if self.loads(tag, name, others) and re.match(r"\s*(https?:)?//", value):
            self.fault(f"third party: {value}")
        spoken = name in SPOKEN_ATTRIBUTES or (
            (tag, name) == ("input", "value") and others.get("type") in {"submit", "button"}
        )
        if spoken and _foreign(value):
            self.fault(f"untranslated {name}: {value}")

    @staticmethod
    def loads(tag: str, name: str, others: dict[str, str]) -> bool:
        """Whether a browser fetches this attribute's address by itself."""
        if name in {"src", "srcset", "poster", "data"}:
            return True
        relation = others.get("rel", "")
        return tag == "link" and name == "href" and relation not in {"canonical", "license"}

    def handle_endtag(self, tag: str) -> None:
        """Speech starts again after a silent element."""
        if tag == self.silent:
            self.silent = None

    def handle_data(self, data: str) -> None:
        """Look at text between elements."""
        if self.silent in {"script", "style"}:
            if data.strip() and not self.data_block:
                self.fault(f"inline {self.silent}: the content policy drops it")
        elif not self.silent and _foreign(data):
            self.fault(f"untranslated: {' '.join(data.split())[:60]}")
