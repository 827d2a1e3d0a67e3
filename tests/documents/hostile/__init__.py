"""Documents that mean harm, or are so odd that they do it without meaning to.

Each is made on the spot. Opened by whoever checks, inspects or cleans documents, every one has to
be refused in words, or come out clean, in little time and memory: `python -m bench.hostile`.
"""

from tests.documents.hostile import archives, office, pdf, pictures, rows, texts
from tests.documents.hostile.case import Hostile

ALL: list[Hostile] = [
    *archives.HOSTILE,
    *office.HOSTILE,
    *pdf.HOSTILE,
    *pictures.HOSTILE,
    *rows.HOSTILE,
    *texts.HOSTILE,
]

__all__ = ["ALL", "Hostile"]
