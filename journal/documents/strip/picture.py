"""Pictures without what cameras, programs and their makers wrote into them.

What is drawn stays as it is, bit by bit: nothing is packed anew. Kept are the colours, the right
way up and the size on paper.
"""

from collections.abc import Callable

from journal.documents import kinds
from journal.documents.answers import Unfit
from journal.documents.bounds import DAMAGED
from journal.documents.kinds import Kind
from journal.documents.sniff import recognized
from journal.documents.strip import bmp, gif, jpegs, metafile, png, svg, tiff, webp
from journal.documents.strip.sources import eps
from journal.documents.traces import Traces

_BY_KIND: dict[Kind, Callable[[bytes, Traces], bytes]] = {
    kinds.JPEG: jpegs.strip,
    kinds.PNG: png.strip,
    kinds.TIFF: tiff.strip,
    kinds.GIF: gif.strip,
    kinds.BMP: bmp.strip,
    kinds.WEBP: webp.strip,
    kinds.SVG: svg.strip,
    kinds.EPS: eps.strip,
    kinds.EMF: metafile.strip_emf,
    kinds.WMF: metafile.strip_wmf,
}


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the clean picture, told by its bytes; raises Unfit for what is none."""
    kind = recognized(content)
    if kind not in _BY_KIND:
        raise Unfit(DAMAGED)
    return _BY_KIND[kind](content, traces)
