"""A reviewer's certificate as a sheet of paper: PDF/A with its tags, typeset in the child."""

import base64
from pathlib import Path
from typing import Any

from journal.documents.answers import Refused
from journal.documents.child import run_in_child

_SHEET = """
#let told(key) = sys.inputs.at(key)
#set document(title: told("heading") + ": " + told("name"), author: told("journal"), date: none)
#set page(paper: "a4", margin: (x: 32mm, y: 38mm))
#set text(font: ("Charis SIL", "Libertinus Serif"), size: 12pt, lang: told("language"))
#set par(leading: 0.8em)
#line(length: 100%, stroke: 2pt + rgb(told("accent")))
#v(6mm)
#text(size: 15pt, weight: "bold", told("journal"))
#v(28mm)
#heading(level: 1, text(size: 26pt, told("heading")))
#v(12mm)
#told("lead")
#v(3mm)
#text(size: 20pt, weight: "bold", told("name"))
#v(5mm)
#told("body")
#v(1fr)
#told("issued")
#v(8mm)
#line(length: 100%, stroke: 0.4pt + gray)
#v(2mm)
#text(size: 10pt)[#told("check") \\ #link(told("address"))]
"""


def certificate_sheet(lines: dict[str, str]) -> bytes | Refused:
    """Return the sheet with these lines on it; call it outside of any transaction."""
    told = run_in_child("certificate", Path(__file__), {"lines": lines})
    return told if isinstance(told, Refused) else base64.b64decode(told["pdf"])


def draw(_path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Typeset the sheet: what the child does."""
    import typst  # slow to load, and the child alone needs it

    lines: dict[str, str] = arguments["lines"]
    pdf = typst.compile(_SHEET.encode(), sys_inputs=lines, pdf_standards=["ua-1"])
    return {"pdf": base64.b64encode(pdf).decode("ascii")}
