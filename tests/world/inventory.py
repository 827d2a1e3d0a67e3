"""Every address of the journal, with each place in it filled by what the world holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from flask import Flask
from werkzeug.routing import AnyConverter, Rule

from tests.world.build import World

Row = Mapping[str, object]
# The table whose rows a place of an address names, where it is not called like it.
_TABLES = {
    "round": "review_round",
    "part": "issue_section",
    "form": "review_form",
    "element": "form_element",
}
# Which table a slug belongs to, told by the address it stands in.
_SLUGS = {
    "calls": "call",
    "issues": "issue",
    "articles": "publication",
    "about": "page",
    "announcements": "announcement",
    "sections": "section",
}
# What pages are asked besides their address; the words stand in every title, name or place.
_WORDS = ("q=Title", "q=Familyxq", "q=Centre", "page=2")
QUESTIONS = {
    "editor.submissions": (
        *(*_WORDS, "editor=nobody"),
        *("state=in-review", "state=draft", "state=no-such-state"),
    ),
    "editor.letters": (*_WORDS, "way=failed", "way=no-such-way"),
    "editor.people": (*_WORDS, "offered=yes"),
    "editor.reviewers": ("q=Familyxq",),
    "editor.call_guests": ("q=Familyxq",),
    "editor.call_reviewers": ("places=3&balance=no",),
    "editor.submission_file": ("name=original",),
    "editor.compare": ("of=anonymized", "from=1", "to=9"),
    "author.compare": ("from=1", "to=9"),
    "reviewer.compare": ("from=1", "to=9"),
    "manager.people": (*_WORDS, "standing=everybody", "office=editor"),
    "production.list_papers": ("state=accepted", "page=2"),
    "reviewer.review_list": ("page=2",),
    "author.papers": ("page=2",),
    "author.start": ("call=prisons", "call=planned", "call=later", "call=livelihoods"),
    "reader.calls": ("page=2",),
    "reader.search": (*_WORDS, "q=Family", "q=paper", "q=nowhere", "q=-paper", "language=en"),
    "account.sign_in_form": ("next=/desk", "next=//elsewhere.example"),
}
# What never existed.
_MIXED = 8
NO_ID, NO_SLUG = "zzzzzzzzzzzzzzzzzz", "there-never-was-such-a-thing"


@dataclass(frozen=True, slots=True)
class Address:
    """One address that may be asked for: its endpoint, and the ids and slugs that stand in it."""

    endpoint: str
    url: str
    names: tuple[str, ...] = ()


def rules(app: Flask, method: str = "GET") -> list[Rule]:
    """Return every rule that takes this method."""
    found = [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())]
    return sorted(found, key=lambda rule: (rule.rule, rule.endpoint))


def addresses(
    app: Flask, world: World, rule: Rule, more: Mapping[str, Sequence[str]]
) -> Iterator[Address]:
    """Yield the rule with each of its places filled; `more` fills those that are no row's.

    Where a page takes questions, it is asked those too. Raises LookupError for a place that nobody
    has taught it to fill.
    """
    for values in _filled(rule, world, more):
        plain = address(app, rule, values)
        yield plain
        for question in QUESTIONS.get(rule.endpoint, ()):
            yield Address(plain.endpoint, f"{plain.url}?{question}", plain.names)


def address(app: Flask, rule: Rule, values: Mapping[str, str]) -> Address:
    """Return the rule's address with these values in its places."""
    adapter = app.url_map.bind("localhost")
    url = adapter.build(rule.endpoint, dict(values), method=None, append_unknown=False)
    return Address(rule.endpoint, url, tuple(values.values()))


def nowhere(app: Flask, rule: Rule, more: Mapping[str, Sequence[str]]) -> Address | None:
    """Return the rule's address for what never existed; None where it names no row."""
    values = {}
    for name in sorted(rule.arguments):
        if name.endswith("_id"):
            values[name] = NO_ID
        elif name == "slug":
            values[name] = NO_SLUG
        else:
            values[name] = _words(rule, name, more)[0]
    names_a_row = any(name == "slug" or name.endswith("_id") for name in values)
    return address(app, rule, values) if names_a_row else None


def table_of(rule: Rule, name: str) -> str | None:
    """Return the table whose rows this place of the address names, None where it names none."""
    if name.endswith("_id"):
        short = name.removesuffix("_id")
        return _TABLES.get(short, short)
    if name == "slug":
        return next((t for part, t in _SLUGS.items() if f"/{part}/" in rule.rule), None)
    return None


def _filled(
    rule: Rule, world: World, more: Mapping[str, Sequence[str]]
) -> Iterator[dict[str, str]]:
    rows = [name for name in sorted(rule.arguments) if table_of(rule, name)]
    rest = [name for name in sorted(rule.arguments) if name not in rows]
    choices = [_words(rule, name, more) for name in rest]
    for chosen in _rows(rule, rows, world):
        for words in product(*choices):
            yield chosen | dict(zip(rest, words, strict=True))


def _rows(rule: Rule, names: Sequence[str], world: World) -> Iterator[dict[str, str]]:
    """Yield rows for these places: those that belong together, and some that do not."""
    if not names:
        yield {}
        return
    tables = {name: str(table_of(rule, name)) for name in names}
    if len(names) == 1:
        yield from ({names[0]: key} for key in _keys(world, names[0], tables[names[0]]))
        return
    seen = list(_together(world, tables))
    yield from seen
    yield from (values for values in _mixed(world, tables) if values not in seen)


def _together(world: World, tables: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield the rows that some row of any table names together, itself among them."""
    seen = set()
    for table, rows in world.rows.items():
        own = next((name for name in tables if tables[name] == table), None)
        for row in rows:
            values = {
                name: str(row["id" if name == own else name])
                for name in tables
                if name == own or row.get(name)
            }
            if len(values) == len(tables) and tuple(values.values()) not in seen:
                seen.add(tuple(values.values()))
                yield values


def _mixed(world: World, tables: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield a few rows with some row of the other tables."""
    columns = {name: _keys(world, name, table) for name, table in tables.items()}
    for number in range(_MIXED):
        yield {
            name: keys[(number * 5 * (place + 1) + place) % len(keys)]
            for place, (name, keys) in enumerate(columns.items())
        }


def _keys(world: World, name: str, table: str) -> list[str]:
    column = "slug" if name == "slug" else "id"
    return [str(row[column]) for row in world.rows[table]] or [NO_SLUG if name == "slug" else NO_ID]


def _words(rule: Rule, name: str, more: Mapping[str, Sequence[str]]) -> Sequence[str]:
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)
    for key in (f"{rule.endpoint}.{name}", name):
        if key in more:
            return more[key]
    raise LookupError(f"nobody knows what to put for <{name}> in {rule.rule}")
