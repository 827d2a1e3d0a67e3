"""Colours as #rrggbb: how well they are told apart, and the nearest one that can be read."""

import colorsys
import re

_SHAPE = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_STEP = 0.01

Parts = tuple[float, float, float]


def is_colour(text: str) -> bool:
    """Tell whether the text is a colour written #rrggbb."""
    return bool(_SHAPE.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, *grounds: str, least: float = 4.5) -> str:
    """Return the colour, darkened or lightened until it reaches `least` on each of the grounds.

    It goes the way that leads away from the grounds, keeping hue and saturation; the end of that
    way is black or white.
    """
    away = -_STEP if _luminance(grounds[0]) > 0.18 else _STEP
    hue, start, saturation = colorsys.rgb_to_hls(*_parts(colour))
    found = colour
    for count in range(101):
        lightness = min(1.0, max(0.0, start + count * away))
        found = _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
        if all(contrast(found, ground) >= least for ground in grounds):
            break
    return found


def mixed(one: str, other: str, share: float) -> str:
    """Return the colour that is one by `share` (0 to 1) and for the rest the other."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return _hex(tuple(share * a + (1 - share) * b for a, b in pairs))


def _parts(colour: str) -> Parts:
    if not is_colour(colour):
        raise ValueError(f"{colour!r} is no colour like #7c1f2e")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
