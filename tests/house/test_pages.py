"""Every page is translated, asks nothing of strangers, and keeps to the content policy."""

import pytest

from tests.house.page import faults
from tests.house.tree import ROOT, templates

GOOD = [
    "<h1>{% trans %}Welcome{% endtrans %}</h1>",
    '<img src="{{ url_for(\'static\', filename="a.svg") }}" alt="{{ _("A map") }}">',
    "<p>{{ title }} · {{ _('%(n)d pages', n=count) }}</p>",
    '<a href="https://doi.org/{{ doi }}">DOI</a>',
    '<script type="module" src="/static/js/tabs.js"></script>',
    '<script type="application/ld+json">{"name": {{ title | tojson }}}</script>',
    '<div class="{% if wide %}Wide card{% endif %}"></div>',
    "{% set kind = 'article' %}<code>GET /api</code>",
    "{{ ngettext('One review', '%(num)d reviews', 3) }}",
]
BAD = [
    ("<h1>Welcome</h1>", "untranslated: Welcome"),
    ('{% if a %}<p class="{{ b }}">{{ c }} of them</p>{% endif %}', "untranslated"),
    ('<img alt="A map">', "untranslated alt"),
    ('<input type="submit" value="Send">', "untranslated value"),
    ('{{ button("Send the letter") }}', "untranslated"),
    ("{{ text | safe }}", "|safe"),
    ("{% autoescape false %}{{ text }}{% endautoescape %}", "autoescape"),
    ('<script src="https://cdn.example/x.js"></script>', "third party"),
    ('<link rel="stylesheet" href="//fonts.example/x.css">', "third party"),
    ('<p style="color: red">{{ x }}</p>', "inline style"),
    ("<style>p { color: red }</style>", "inline style"),
    ("<script>alert({{ x }})</script>", "inline script"),
    ("<p>{{ forms.act_button(url, _('Send')) }}</p>", "a form stands in a paragraph"),
    ('<button onclick="{{ x }}">{{ y }}</button>', "inline handler"),
]


@pytest.mark.parametrize("source", GOOD)
def test_a_sound_template_is_left_in_peace(source: str):
    assert faults(source) == []


@pytest.mark.parametrize(("source", "what"), BAD)
def test_a_template_that_would_fail_its_reader_is_named(source: str, what: str):
    found = faults(f"\n{source}")
    assert [fault.line for fault in found] == [2]
    assert what in found[0].what


def test_every_template_serves_its_reader():
    found = [
        f"{path.relative_to(ROOT)}:{line} {what}"
        for path in templates()
        for line, what in faults(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)
