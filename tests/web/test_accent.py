"""The journal's own colour reaches every page and can be read on all of them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from journal.lib.colour import contrast
from journal.web.accent import DARK, LIGHT, accent_url, sheet
from tests.house.test_look import GROUNDS, tokens

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


@given(COLOURS)
def test_whatever_colour_is_chosen_links_and_buttons_can_be_read(colour: str):
    for grounds, scheme in zip((LIGHT, DARK), sheet(colour).split("@media"), strict=True):
        named = dict(re.findall(r"--([\w-]+): (#\w{6});", scheme))
        assert min(contrast(named["accent"], ground) for ground in grounds) >= 4.5
        assert contrast(named["accent"], named["on-accent"]) >= 4.5


def test_the_grounds_are_those_of_the_style_sheet():
    colours = tokens()
    whole = {"#fff": "#ffffff"}
    for scheme, grounds in (("light", LIGHT), ("dark", DARK)):
        shipped = [colours[scheme][name] for name in GROUNDS]
        assert tuple(whole.get(colour, colour) for colour in shipped) == grounds


def test_the_address_changes_with_the_colour_and_is_absent_without_one():
    assert accent_url("") == accent_url("red; }") == ""
    assert accent_url("#7c1f2e") != accent_url("#1f5a7c")
