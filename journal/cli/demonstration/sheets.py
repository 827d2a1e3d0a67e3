"""The files of the demonstration: small PDFs, typeset when they are needed."""

from journal.cli.demonstration.papers import DemoPaper

_TEMPLATE = """
#set page(paper: "a4", margin: (x: 3cm, y: 2.6cm), numbering: "1",
  header: text(size: 8pt, fill: luma(90))[#sys.inputs.running])
#set text(font: "Libertinus Serif", size: 11pt, lang: "en")
#set par(justify: true, leading: 0.72em, spacing: 1.1em)
#set document(title: sys.inputs.title)
#v(1cm)
#text(size: 20pt, weight: "semibold", hyphenate: false)[#par(justify: false)[#sys.inputs.title]]
#if sys.inputs.byline != "" [#v(0.3cm) #text(size: 11pt)[#sys.inputs.byline]]
#v(0.6cm)
#block(inset: (left: 1em), stroke: (left: 1.5pt + rgb("#84202e")))[
  #for part in sys.inputs.abstract.split("\\n\\n") [#par[#part]]]
#v(0.4cm)
#for part in sys.inputs.body.split("\\n\\n") {
  if part.starts-with("= ") [#heading(level: 1, part.slice(2))] else [#par[#part]]
}
"""
_SENTENCES = (
    "What follows is text of a demonstration and reports no real study.",
    "We began with a question that had been put to us by those who came for help.",
    "The place, the year and the number of people are invented, as are all quotations.",
    "Every conversation was held in the language that the person had chosen.",
    "Two of us read all notes and met once a week to compare what we had understood.",
    "Where we differed we went back to the person who had spoken, if they agreed.",
    "Nobody was asked about events that they had not mentioned themselves.",
    "The numbers are small and the intervals wide, which the reader should keep in mind.",
    "Most people described the first months as the longest and the second year as the harder one.",
    "A place to sit, a name that is pronounced rightly and an hour that is kept were named often.",
    "Three people stopped taking part; what they had said until then was left out at their wish.",
    "We cannot say whether the same would be found where the law or the climate is another.",
    "Colleagues who repeat this work should plan time for interpreters and for silence.",
    "The costs are those of wages, rent, tea and travel, in this order.",
    "A simple table kept by the centre itself was more complete than the one we had designed.",
    "The ethics board asked twice about storage, and rightly so.",
)
_HEADINGS = ("Background", "How we worked", "What we found", "What it may mean", "What remains")


def sheet(paper: DemoPaper, *, byline: str, running: str, pages: int | None = None) -> bytes:
    """Return the paper as a PDF of about so many pages; an empty byline names nobody."""
    import typst  # slow to load, and only a demonstration needs it

    told: bytes = typst.compile(
        _TEMPLATE.encode(),
        sys_inputs={
            "title": paper.title,
            "byline": byline,
            "running": running,
            "abstract": paper.abstract,
            "body": _body(paper, pages or paper.pages),
        },
    )
    return told


def _body(paper: DemoPaper, pages: int) -> str:
    """Return paragraphs under headings, other ones for each paper and always the same."""
    start = sum(map(ord, paper.key))
    parts: list[str] = []
    for number in range(pages * 3):
        if number % max(1, pages * 3 // len(_HEADINGS)) == 0 and _heading(number, pages):
            parts.append(f"= {_heading(number, pages)}")
        chosen = [_SENTENCES[(start + number * 5 + n * 3) % len(_SENTENCES)] for n in range(9)]
        parts.append(" ".join(chosen))
    return "\n\n".join(parts)


def _heading(number: int, pages: int) -> str:
    place = number // max(1, pages * 3 // len(_HEADINGS))
    return _HEADINGS[place] if place < len(_HEADINGS) else ""
