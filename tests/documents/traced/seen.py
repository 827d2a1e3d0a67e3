"""Whether two PDFs look alike: the structural similarity of their pages, drawn.

Source: Wang, Bovik, Sheikh, Simoncelli, Image quality assessment: from error visibility to
structural similarity, 2004; here over blocks of eight by eight points.
"""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageMath

LEAST = 0.99
_BLOCK = 8
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def assert_alike(one: Path, other: Path) -> None:
    """Fail where a page of one does not look like that of the other."""
    with pypdfium2.PdfDocument(one) as before, pypdfium2.PdfDocument(other) as after:
        assert len(before) == len(after)
        before.init_forms()
        for number in range(len(before)):
            # Comments are no part of the page; the fields of a form are, and become drawing.
            copy = _drawn(after[number], with_notes=False)
            likest = max(
                similarity(_drawn(before[number], with_notes=shown), copy)
                for shown in (False, True)
            )
            assert likest >= LEAST, f"page {number + 1}: {likest:.4f}"


def _drawn(page: pypdfium2.PdfPage, *, with_notes: bool) -> Image.Image:
    drawn = page.render(scale=1, draw_annots=with_notes, may_draw_forms=with_notes)
    return drawn.to_pil().convert("L")


def similarity(one: Image.Image, other: Image.Image) -> float:
    """Return how alike the pictures are: 1 where they are the same."""
    if ImageChops.difference(one, other).getbbox() is None:
        return 1.0
    x, y = one.convert("F"), other.convert("F")

    def mean(of: Image.Image) -> list[float]:
        return list(of.reduce(_BLOCK).get_flattened_data())

    def product(a: Image.Image, b: Image.Image) -> Image.Image:
        return ImageMath.lambda_eval(lambda all_of: all_of["a"] * all_of["b"], a=a, b=b)

    parts = (x, y, product(x, x), product(y, y), product(x, y))
    means = zip(*map(mean, parts), strict=True)
    found = [_block(*values) for values in means]
    return sum(found) / len(found)


def _block(mx: float, my: float, xx: float, yy: float, xy: float) -> float:
    likeness = (2 * mx * my + _C1) * (2 * (xy - mx * my) + _C2)
    return likeness / ((mx * mx + my * my + _C1) * (xx - mx * mx + yy - my * my + _C2))
