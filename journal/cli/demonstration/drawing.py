"""The demonstration's cover, drawn: loaves on shelves, and a window behind them."""

import io

from PIL import Image, ImageDraw

_WIDTH, _HEIGHT = 960, 1320
_WALL, _BOARD, _SKY = "#efe3cf", "#7a5236", "#9db8c4"
_CRUSTS = ("#c58a4a", "#b0743a", "#d39c5c", "#a5662f")


def shelves() -> bytes:
    """Return the picture as PNG; the same at every call."""
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), _WALL)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((120, 90, 840, 430), fill=_SKY)
    pen.rectangle((470, 90, 490, 430), fill=_WALL)
    pen.ellipse((610, 150, 720, 260), fill="#f6ecd6")
    for row, board in enumerate((700, 960, 1220)):
        pen.rectangle((60, board, 900, board + 26), fill=_BOARD)
        for place in range(4 - row % 2):
            _loaf(pen, 110 + row % 2 * 90 + place * 200, board, _CRUSTS[(row + place) % 4])
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _loaf(pen: ImageDraw.ImageDraw, left: int, board: int, crust: str) -> None:
    pen.rounded_rectangle((left, board - 110, left + 170, board), 60, fill=crust)
    for cut in (45, 85, 125):
        pen.line((left + cut, board - 90, left + cut - 16, board - 50), fill=_WALL, width=6)
