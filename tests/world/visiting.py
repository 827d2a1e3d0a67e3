"""Somebody goes to every address: what they were answered, and which canaries stood in it."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from journal.access import links
from journal.domain.workflow import State
from tests.builders.counting import counting
from tests.builders.review import link_of
from tests.cast import browser_of
from tests.world.build import World
from tests.world.canaries import Canary, Finder
from tests.world.choice import chosen
from tests.world.inventory import Address
from tests.world.law import SIDES, Given, relations
from tests.world.people import BY_LINK
from tests.world.reading import text_in

_SIDES = (
    ("/submissions", "author"),
    ("/a/", "author"),
    ("/submit", "author"),
    ("/reviews", "reviewer"),
    # What the link of a co-reviewer shows is for whoever holds it: they need not be known here.
    ("/r/with/", "public"),
    ("/r/", "reviewer"),
    ("/desk/issues", "issue"),
    ("/desk", "desk"),
    ("/production", "production"),
    ("/manage", "manage"),
    ("/account", "account"),
    ("/preview", "preview"),
)
_TOKEN = re.compile(rb'(?<=name="csrf_token" value=")[^"]+')
# Where people are looked for by those who may: everybody the journal knows can turn up there.
DIRECTORIES = frozenset(
    {
        "editor.absence_list",
        "editor.address",
        "editor.assignment",
        "editor.call_guests",
        "editor.call_reviewers",
        "editor.invitation",
        "editor.people",
        "editor.person_notes",
        "editor.reviewers",
        "manager.address",
        "manager.masthead",
        "manager.page",
        "manager.keepers",
        "manager.people",
        "manager.person",
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `digest` of the body, `canaries` in body, headers and file.

    `names` are the ids and slugs in the address; `asked` counts the questions to the database.
    """

    endpoint: str
    url: str
    names: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    digest: str
    canaries: frozenset[Canary]
    asked: int = field(default=0, compare=False)

    def header(self, name: str) -> str:
        """Return a header, empty where it is not there."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def browser(app: Flask, world: World, who: str) -> FlaskClient:
    """Return somebody's browser: signed in, by their link alone, or signed out."""
    client = browser_of(app, world.people[who] if who not in ("", BY_LINK) else None)
    # Everybody comes from a place of their own, for the rate limits count by place.
    place = 1 + sorted([*world.people, ""]).index(who)
    client.environ_base["REMOTE_ADDR"] = f"192.0.2.{place}"
    for link in links_of(app, world, who):
        client.get(link.url)
    return client


def links_of(app: Flask, world: World, who: str) -> list[Address]:
    """Return the personal links of whoever has no other way in."""
    return [
        Address("reviewer.open_link", link_of(app, review_id))
        for key, review_id in sorted(world.reviews.items())
        if who == BY_LINK and BY_LINK in key
    ]


def visit(app: Flask, world: World, client: FlaskClient, address: Address) -> Answer:
    """Ask for the address; a file is read as whoever gets it can read it."""
    with counting(app) as statements:
        response = client.get(address.url)
        body = response.get_data()
        response.close()
    headers = tuple((name, value) for name, value in response.headers)
    found = _found(world.finder, body)
    return Answer(
        address.endpoint,
        address.url,
        address.names,
        response.status_code,
        headers,
        hashlib.sha256(masked(body)).hexdigest(),
        found
        | world.finder.found("\n".join(value for _, value in headers))
        | _told_after(world, client, response),
        len(statements),
    )


def masked(body: bytes) -> bytes:
    """Return the body without the token of its forms, which is signed anew each second."""
    return _TOKEN.sub(b"the token", body)


def _told_after(world: World, client: FlaskClient, answer: TestResponse) -> frozenset[Canary]:
    """Return what a notice holds that was left for the next page, whichever that is.

    It is read on a page that is the same for everybody, so that it is laid to this answer's door.
    """
    if answer.status_code < 300 or "Set-Cookie" not in answer.headers:
        return frozenset()
    return _found(world.finder, client.get("/r/sent").get_data())


@lru_cache(maxsize=2000)
def _found(finder: Finder, body: bytes) -> frozenset[Canary]:
    """Return the canaries of a body; most pages of most people are the same few."""
    return finder.found(text_in(body))


def everywhere(app: Flask, world: World, who: str) -> Iterator[Answer]:
    """Yield what the person is answered wherever they go."""
    client = browser(app, world, who)
    for link in links_of(app, world, who):
        yield visit(app, world, client, link)
    for address in chosen(app, world, who, tokens(app, world)):
        yield visit(app, world, client, address)


def given(world: World, who: str, answer: Answer) -> Given:
    """Return the answer as the law asks about it."""
    side = next((side for prefix, side in _SIDES if answer.url.startswith(prefix)), "public")
    paper = next((world.about[name] for name in answer.names if name in world.about), None)
    is_file = answer.header("content-disposition").startswith("attachment")
    is_directory = answer.endpoint in DIRECTORIES
    return Given(who or None, side, paper, is_directory, is_file, _wrote(world, who, answer))


def _wrote(world: World, who: str, answer: Answer) -> bool:
    """Tell whether it is a letter that an act of this person wrote: the desk keeps it for them."""
    account_id = world.people[who].id if who in world.people else None
    letters = {row["id"] for row in world.rows["letter"] if row["written_by_id"] == account_id}
    return answer.endpoint == "editor.letter" and not letters.isdisjoint(answer.names)


def is_hidden(world: World, who: str, answer: Answer) -> bool:
    """Tell whether the address names a paper or a review that must not exist for this person."""
    asked = given(world, who, answer)
    if asked.paper is None or asked.side == "public" or asked.is_letter:
        return False
    if not relations(asked.who, asked.paper) & (SIDES[asked.side] - {"public"}):
        return True
    own = f"{asked.paper}{who}"
    reviews = {name for name in answer.names if name in set(world.reviews.values())}
    named = {world.finder.ids[name].of for name in reviews}
    return asked.side == "reviewer" and any(not name.startswith(own) for name in named)


def _preview(key: bytes, world: World) -> str:
    """Return the private link to the issue that is being built; a world without one has none."""
    issue = next((row for row in world.rows["issue"] if row["has_preview"]), None)
    if issue is None:
        return "nobody.0.signed"
    return links.token(key, links.PREVIEW, str(issue["id"]), int(str(issue["preview_generation"])))


def _address(key: bytes, world: World) -> str:
    """Return the link to an address that waits to be confirmed; a world may have none."""
    row = next((row for row in world.rows["address_change"] if row["ended_at"] is None), None)
    return links.token(key, links.ADDRESS, str(row["id"]), 0) if row else "nobody.0.signed"


def _coauthor(key: bytes, world: World) -> str:
    """Return the link to an author of a paper that is out: what it shows is known to everybody."""
    published = {row["id"] for row in world.rows["submission"] if row["state"] == State.PUBLISHED}
    asked = (row for row in world.rows["authorship"] if row["submission_id"] in published)
    row = next(asked, None)
    return links.token(key, links.AUTHOR, str(row["id"]), 0) if row else "nobody.0.signed"


def _codes(world: World, *people: str) -> list[str]:
    """Return the codes of their certificates. Paula's name is public: anybody may verify hers."""
    ids = [world.people[who].id for who in people if who in world.people]
    rows = world.rows["certificate"]
    return [str(row["code"]) for row in rows if row["account_id"] in ids]


def _helper(key: bytes, world: World) -> str:
    """Return the link to who is named as co-reviewer, if somebody is."""
    row = next(iter(world.rows["co_reviewer"]), None)
    return links.token(key, links.HELPER, str(row["id"]), 0) if row else "nobody.0.signed"


def tokens(app: Flask, world: World) -> dict[str, Sequence[str]]:
    """Return what stands in addresses and is no row: links, good and bad, and names of files."""
    key = b"links:" + str(app.config["SECRET_KEY"]).encode()
    confirm = links.token(key, links.CONFIRM, world.people[BY_LINK].id, 0)
    return {
        "account.password_form.token": (confirm, "nobody.0.signed"),
        "reviewer.helper.token": (_helper(key, world), "nobody.0.signed"),
        "reader.thanks.year": (str(world.at.year - 1), str(world.at.year)),
        "author.coauthor.token": (_coauthor(key, world), "nobody.0.signed"),
        "account.new_address.token": (_address(key, world), "nobody.0.signed"),
        "kind": ("accept", "major-revision", "reject-without-review", "no-such-kind"),
        **{
            f"reader.{page}.token": (_preview(key, world), "nobody.0.signed")
            for page in ("preview", "preview_paper", "preview_paper_pdf", "preview_cover")
        },
        "occasion": ("invitation", "decision-reject", "no-such-letter"),
        "number": ("1", "7"),
        "token": ("nobody.0.signed",),
        "reader.certificate.code": (*_codes(world, "paula"), "no-such-code"),
        "reviewer.certificate.code": (*_codes(world, "paula", "rhea"), "no-such-code"),
        "filename": ("css/tokens.css",),
        "name": ("0" * 40 + ".eml",),
        "year": ("2026", "1801"),
        "feeds.part.number": ("0", "1", "9"),
        "since": [str(row["holds_from"]) for row in world.rows["page_version"]],
    }
