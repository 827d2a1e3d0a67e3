"""Pages of the journal as they stand at the end of a month, to be looked at in a browser."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.year.somebody import Somebody


@dataclass
class Screens:
    """Writes pages into a folder, each month into one of its own."""

    folder: Path

    def keep(self, month: str, pages: Iterable[tuple[str, Somebody, str]]) -> None:
        """Keep each page under its name as this person sees it at this address."""
        place = self.folder / month
        place.mkdir(parents=True, exist_ok=True)
        for name, who, address in pages:
            page = who.opens(address)
            (place / f"{name}.html").write_text(self._here(page.body), "utf-8")

    def _here(self, body: str) -> str:
        """Let the page find its style sheets on the disk."""
        static = Path(__file__).resolve().parents[2] / "static"
        return body.replace('="/static/', f'="{static.as_uri()}/')


def usual(people: dict[str, Somebody]) -> Iterator[tuple[str, Somebody, str]]:
    """Yield the key screens."""
    yield "work-list", people["chief"], "/desk"
    yield "work-list-guest", people["editor"], "/desk"
    yield "submissions", people["chief"], "/desk/submissions"
    yield "people", people["chief"], "/desk/people"
    yield "issues-desk", people["chief"], "/desk/issues"
    yield "production", people["press"], "/production"
    yield "home", people["reader"], "/"
    yield "archive", people["reader"], "/issues"
    yield "calls", people["reader"], "/calls"
    yield "reviews", people["reviewer"], "/reviews"
    yield "own-papers", people["author"], "/submissions"
