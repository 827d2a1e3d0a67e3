"""Fonts of a PDF: named after nobody, and with nothing in them but what draws their letters."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from journal.documents import passages as at
from journal.documents.strip import fontfiles, type1
from journal.documents.strip.pdf.objects import reached
from journal.documents.traces import PROGRAM_NOTES, Traces

_SUBSET = re.compile(r"/(?:[A-Z]{6}\+)?")
_NAMED = (Name.BaseFont, Name.FontName)
_TRIED = 40_000


class Faces:
    """One walk through the fonts; a name is replaced alike wherever it stands."""

    def __init__(self, traces: Traces) -> None:
        self.traces = traces
        self.fonts: dict[str, str] = {}
        self.letters: dict[bytes, bytes] = {}

    def clean(self, value: Dictionary) -> None:
        """Clean a font, or the description of one."""
        for key in _NAMED:
            if isinstance(value.get(key), Name):
                value[key] = Name(self._font(str(value[key])))
        if Name.FontDescriptor in value or Name.CharProcs in value:
            self._clean_letters(value)
        if isinstance(value.get(Name.CharSet), String) and self._tells(str(value.CharSet)):
            del value[Name.CharSet]
        self._clean_programs(value)

    def _font(self, name: str) -> str:
        found = _SUBSET.match(name)
        own = name[found.end() :] if found else name
        if not self._tells(own):
            return name
        if own not in self.fonts:
            self.traces.fixed(PROGRAM_NOTES, at.inside("/FontName"), own)
        new = self.fonts.setdefault(own, f"Font{len(self.fonts) + 1}")
        return (found[0] if found else "/") + new

    def _clean_letters(self, font: Dictionary) -> None:
        encoding = font.get(Name.Encoding)
        listed = encoding.get(Name.Differences) if isinstance(encoding, Dictionary) else None
        for place, one in enumerate(listed if isinstance(listed, Array) else ()):
            if isinstance(one, Name) and isinstance(listed, Array):
                listed[place] = self._letter(one)
        drawn = font.get(Name.CharProcs)
        if not isinstance(drawn, Dictionary):
            return
        for key, letter in list(drawn.items()):
            new = self._letter(Name(key))
            if str(new) != key:
                drawn[new] = letter
                del drawn[key]

    def _letter(self, name: Object) -> Name:
        return Name("/" + self.renamed(str(name)[1:].encode()).decode("utf-8", "replace"))

    def renamed(self, name: bytes) -> bytes:
        """Return another name of the same length where this one is somebody's."""
        if name not in self.letters:
            text = name.decode("utf-8", "replace")
            tells = len(self.letters) < _TRIED and self._tells(text)
            new = f"g{len(self.letters) + 1}".encode()[: len(name)].ljust(len(name), b"x")
            if tells:
                self.traces.fixed(PROGRAM_NOTES, at.inside("/FontFile"), text)
            self.letters[name] = new if tells else name
        return self.letters[name]

    def _tells(self, text: str) -> bool:
        return self.traces.names(text)

    def _clean_programs(self, value: Dictionary) -> None:
        for key in (Name.FontFile, Name.FontFile2, Name.FontFile3):
            program = value.get(key)
            if isinstance(program, Stream):
                self._clean_program(program)

    def _clean_program(self, program: Stream) -> None:
        before = bytes(program.read_bytes())
        after = before
        if fontfiles.is_font(before):
            after = fontfiles.blanked(before, self.renamed, is_looked_for=False)
        elif before.startswith(b"%!"):
            after, length = type1.blanked(before, _length(program), self.renamed)
            program[Name.Length1] = length
        elif program.get(Name.Subtype) in (Name.Type1C, Name.CIDFontType0C):
            after = fontfiles.compact(before, self.renamed)
        if after != before:
            program.write(after)  # makers of fonts are not told: nearly every file has some


def _length(program: Stream) -> int:
    try:
        return max(0, int(program.get(Name.Length1, 0)))
    except (TypeError, ValueError):
        return 0


def clean(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Clean every font of the file."""
    faces = Faces(traces)
    for value in list(reached(pdf)):
        if isinstance(value, Dictionary) and not isinstance(value, Stream):
            faces.clean(value)
