"""The look keeps its promises: light to load, legible in both schemes, alike in both directions."""

import re

import pytest

from tests.house.tree import ROOT

CSS = ROOT / "static" / "css"
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
SIDES = re.compile(r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right)\b")
# What browsers of 2019 do not know and what, unlike `text-wrap`, would take something away there.
TOO_NEW = re.compile(r"light-dark\(|:is\(|:where\(|:has\(|@layer|@container|[<>]=|&\s")
TEXT = ["ink", "muted", "accent", "good", "warn", "bad"]
GROUNDS = ["paper", "surface", "sunk"]


def tokens() -> dict[str, dict[str, str]]:
    """The colours of both schemes, by name."""
    light, _, dark = (CSS / "tokens.css").read_text("utf-8").partition("prefers-color-scheme")
    named = [dict(re.findall(r"--([\w-]+): (#\w+);", part)) for part in (light, dark)]
    return {"light": named[0], "dark": named[0] | named[1]}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour.lstrip("#")
    wide = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(wide[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_a_reader_with_a_slow_line_loads_little():
    sheets = [CSS / f"{name}.css" for name in ("tokens", "base", "reader")]
    assert sum(sheet.stat().st_size for sheet in sheets) <= 16_000
    assert all(len(script.read_text("utf-8").splitlines()) <= 100 for script in SCRIPTS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_and_every_control_can_be_read(scheme: str):
    colours = tokens()[scheme]
    pairs = [(text, ground, 4.5) for text in TEXT for ground in GROUNDS]
    pairs += [("edge", ground, 3.0) for ground in GROUNDS]
    pairs += [("on-accent", "accent", 4.5), ("ink", "accent-soft", 4.5), ("bad", "bad-soft", 4.5)]
    faint = [
        f"{text} on {ground}: {contrast(colours[text], colours[ground]):.2f}"
        for text, ground, least in pairs
        if contrast(colours[text], colours[ground]) < least
    ]
    assert not faint


def test_no_sheet_knows_left_from_right_or_breaks_in_an_old_browser():
    found = [
        f"{sheet.name}:{number} {line.strip()}"
        for sheet in sorted(CSS.glob("*.css"))
        for number, line in enumerate(sheet.read_text("utf-8").splitlines(), 1)
        if SIDES.search(line) or TOO_NEW.search(line)
    ]
    assert not found


def test_every_colour_is_a_token():
    stray = [
        f"{sheet.name}: {colour}"
        for sheet in sorted(CSS.glob("*.css"))
        if sheet.name not in {"tokens.css", "print.css"}
        for colour in re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", sheet.read_text("utf-8"))
    ]
    assert not stray


def test_scripts_only_enhance_and_ask_nobody_else():
    sources = {script.name: script.read_text("utf-8") for script in SCRIPTS}
    assert sources
    for name, source in sources.items():
        assert source.startswith("//"), f"{name} does not say what it is for"
        assert not re.search(r"https?://|\beval\(|innerHTML|\bimport\b|localStorage", source), name
