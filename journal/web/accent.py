"""The journal's one colour, as a small style sheet: legible in the light scheme and in the dark."""

import hashlib
from dataclasses import dataclass

from flask import Flask, Response

from journal.lib.colour import contrast, is_colour, mixed, readable
from journal.services.around import identity
from journal.web.policy import Policy, policy

# The grounds of static/css/tokens.css on which the accent is text; a test keeps the two alike.
LIGHT = ("#fbfaf6", "#ffffff", "#f4f1e8")
DARK = ("#171612", "#1f1d18", "#121110")
_PATH = "/accent.css"


def bind(app: Flask) -> None:
    """Serve the sheet and give templates `accent_url`; "" where the shipped colour is wanted."""
    app.add_url_rule(_PATH, "accent", _sheet)
    app.context_processor(lambda: {"accent_url": accent_url(identity().accent)})


def accent_url(colour: str) -> str:
    """Return the address of the sheet, which changes with the colour."""
    if not is_colour(colour):
        return ""
    return f"{_PATH}?v={hashlib.sha256(sheet(colour).encode()).hexdigest()[:12]}"


def sheet(colour: str) -> str:
    """Return the style sheet for a colour written #rrggbb, whatever its own lightness."""
    light = _scheme(colour, LIGHT, soft=0.08, on="#ffffff")
    dark = _scheme(colour, DARK, soft=0.16, on="#14110e")
    return f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"


def _scheme(colour: str, grounds: tuple[str, ...], *, soft: float, on: str) -> str:
    accent = readable(colour, *grounds)
    softly = mixed(accent, grounds[1], soft)
    return f"--accent: {accent}; --on-accent: {on}; --accent-soft: {softly};"


@dataclass(frozen=True, slots=True)
class Swatch:
    """How the colour stands on one ground: made legible where it was not, and its contrast."""

    colour: str
    ground: str
    contrast: float
    is_changed: bool


def swatches(colour: str) -> tuple[Swatch, ...]:
    """Return the colour as light and dark pages show it; none for what is no colour."""
    if not is_colour(colour):
        return ()
    return tuple(_swatch(colour, grounds) for grounds in (LIGHT, DARK))


def _swatch(colour: str, grounds: tuple[str, ...]) -> Swatch:
    shown = readable(colour, *grounds)
    least = min(contrast(shown, ground) for ground in grounds)
    return Swatch(shown, grounds[0], least, shown != colour)


@policy(Policy.PUBLIC)
def _sheet() -> Response:
    colour = identity().accent
    return Response(sheet(colour) if is_colour(colour) else "", mimetype="text/css")
