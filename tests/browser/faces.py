"""How pages stand at every width: a machine looks for what an eye would not miss, and shows it.

python -m tests.browser.faces OUTDIR [WORD]
    contact sheets of every page in every variant, a picture a page; WORD: only those whose endpoint
    or address holds it.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL.Image import Image, new
from PIL.Image import open as picture
from playwright.sync_api import Page, sync_playwright

from journal.cli.database import upgrade
from tests.browser import chromium
from tests.browser.site import everything, open_site
from tests.browser.walk_pages import Seen, chosen
from tests.world.shared import home

WIDTHS = (320, 390, 768, 1280, 1920)
TALL = 6000
SCRIPT = Path(__file__).with_suffix(".js").read_text()
TURN = "way => { document.documentElement.dir = way }"
ENLARGE = "size => { document.documentElement.style.fontSize = size }"
_HIGH = 3200


def show(page: Page, base: str, seen: Seen) -> None:
    """Open what somebody was given."""
    page.unroute_all()
    if seen.body:
        kind = "text/html; charset=utf-8"
        page.route(base + seen.url, lambda route: route.fulfill(body=seen.body, content_type=kind))
    page.goto(base + seen.url)


def faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with the open page: at each width, both ways, and in large letters."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": TALL})
        for way in ("ltr", "rtl"):
            page.evaluate(TURN, way)
            yield from (f"at {width} px, {way}: {one}" for one in page.evaluate(SCRIPT))
    page.set_viewport_size({"width": WIDTHS[0], "height": 2 * TALL})
    page.evaluate(TURN, "ltr")
    page.evaluate(ENLARGE, "200%")
    yield from (f"at {WIDTHS[0]} px, 200 %: {one}" for one in page.evaluate(SCRIPT))


def first_of_each(found: list[Seen]) -> list[Seen]:
    """Return one page of each address and answer, that with the most parts."""
    best: dict[tuple[str, int], Seen] = {}
    for seen in chosen(found):
        key = (seen.endpoint, seen.status)
        if key not in best or len(best[key].parts) < len(seen.parts):
            best[key] = seen
    return sorted(best.values(), key=lambda seen: seen.who)


def _shots(pages: tuple[Page, Page, Page], bases: tuple[str, str], seen: Seen) -> Iterator[Image]:
    plain, still, pseudo = pages
    show(plain, bases[0], seen)
    for width in WIDTHS:
        yield _shot(plain, width)
    plain.emulate_media(color_scheme="dark")
    yield from (_shot(plain, width) for width in (390, 1280))
    plain.emulate_media(color_scheme="light", forced_colors="active")
    yield _shot(plain, 1280)
    plain.emulate_media(forced_colors="none")
    plain.evaluate(ENLARGE, "200%")
    yield _shot(plain, 320)
    show(still, bases[0], seen)
    yield _shot(still, 390)
    show(pseudo, bases[1], seen)
    yield from (_shot(pseudo, width) for width in (390, 1280))


def _shot(page: Page, width: int) -> Image:
    page.set_viewport_size({"width": width, "height": 800})
    return picture(BytesIO(page.screenshot(full_page=True)))


def _sheet(pictures: list[Image]) -> Image:
    small = [one.resize((one.width // 2, one.height // 2)) for one in pictures]
    sheet = new("RGB", (sum(one.width + 12 for one in small), _HIGH), "#777")
    across = 0
    for one in small:
        sheet.paste(one, (across, 0))
        across += one.width + 12
    return sheet.crop((0, 0, across, min(_HIGH, max(one.height for one in small))))


def main(out: Path, word: str = "") -> None:
    """Write the sheets; the world is kept in the folder, so that a second look is quick."""
    (folder := out / "world").mkdir(parents=True, exist_ok=True)
    built = home(folder, _database)
    found = everything(built, folder)
    pages = [one for one in first_of_each(found) if word in one.endpoint or word in one.url]
    with TemporaryDirectory() as place, sync_playwright() as playwright, ExitStack() as stack:
        plain = stack.enter_context(open_site(built, Path(place, "plain")))
        pseudo = stack.enter_context(open_site(built, Path(place, "pseudo"), is_pseudo=True))
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.FLAGS)
        looks = (
            browser.new_page(),
            browser.new_page(java_script_enabled=False),
            browser.new_page(),
        )
        for seen in pages:
            for site, look in zip((plain, plain, pseudo), looks, strict=True):
                site.enter(look, seen.who)
            name = re.sub(r"\W+", "-", f"{seen.endpoint or 'refused'} {seen.status} {seen.who}")
            shots = _shots(looks, (plain.base, pseudo.base), seen)
            _sheet(list(shots)).save(out / f"{name}.png")
        browser.close()


def _database(folder: Path) -> str:
    upgrade(f"sqlite:///{folder / 'journal.sqlite'}")
    return f"sqlite:///{folder / 'journal.sqlite'}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
