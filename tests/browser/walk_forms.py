"""What forms answer when they come back empty, and what a letter looks like before it goes.

This is asked of a copy of the world that nobody looks at otherwise: some forms are content with
nothing, and then the thing is done.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from lxml.html import FormElement

from tests.browser.walk_pages import Seen, parts_of
from tests.world.build import World
from tests.world.visiting import browser

# Filters, sign-out and single buttons: nothing is typed into them.
_WRITTEN = "//form[@method='post' and not(contains(@class, 'act'))]"
_PRIMARY = ".//button[@name and contains(@class, 'primary')]"


def answered(app: Flask, world: World, pages: Iterable[Seen]) -> list[Seen]:
    """Return the pages that answer the forms of these pages, sent empty and sent for a preview."""
    mine: dict[str, list[Seen]] = defaultdict(list)
    for page in pages:
        if page.status == 200:
            mine[page.who].append(page)
    return [seen for who in mine for seen in _answers(browser(app, world, who), mine[who])]


def _answers(client: FlaskClient, pages: Iterable[Seen]) -> Iterator[Seen]:
    for page in pages:
        for sent in _sendings(client.get(page.url).text):
            url = sent.action or page.url
            kind = sent.get("enctype", "application/x-www-form-urlencoded")
            answer = client.post(url, data=_typed(sent), content_type=kind)
            if answer.mimetype == "text/html" and answer.status_code in (200, 422):
                body = answer.get_data()
                yield Seen(
                    f"{page.endpoint}, answered {answer.status_code}",
                    url,
                    page.who,
                    answer.status_code,
                    is_page=True,
                    parts=parts_of(body),
                    body=body,
                )


def _sendings(page: str) -> Iterator[FormElement]:
    """Yield each form twice where it knows a preview: as it stands, and with nothing in it."""
    for form in html.fromstring(page).xpath(_WRITTEN):
        if form.xpath(".//button[@value='preview']"):
            yield form
    for form in html.fromstring(page).xpath(_WRITTEN):
        for field in form.xpath(".//*[@name and not(@type='hidden') and not(self::button)]"):
            field.getparent().remove(field)
        yield form


def _typed(form: FormElement) -> dict[str, list[str]]:
    data: dict[str, list[str]] = defaultdict(list)
    for name, value in form.form_values():
        data[name].append(value)
    for button in form.xpath(_PRIMARY)[:1]:
        data[button.get("name")].append(button.get("value", ""))
    return data
