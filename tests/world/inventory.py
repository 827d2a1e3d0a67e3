"""Every address of the journal, with each place in it filled by what the world holds."""


from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from flask import Flask
from werkzeug.routing import AnyConverter, Rule

from tests.world.build import World

Row = Mapping[str, object]
# The table whose rows a place of an address names, where it is not called like it.
_TABLES = {"round": "review_round"}
# Which table a slug belongs to, told by the address it stands in.
_SLUGS = {
    "calls": "call",
    "issues": "issue",
    "articles": "publication",
    "about": "page",
    "announcements": "announcement",
}
# What never existed.
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

    Raises LookupError for a place that nobody has taught it to fill.
    """
    for values in _filled(rule, world, more):
        yield address(app, rule, values)


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
    """Yield the rows for these places: a row of one table with the rows it belongs to."""
    if not names:
        yield {}
        return
    tables = {name: str(table_of(rule, name)) for name in names}
    # The innermost row names the others in its columns.
    inner = max(names, key=lambda name: sum(other in _columns(world, tables[name]) for other in names))
    for row in world.rows[tables[inner]]:
        values = {inner: str(row["slug" if inner == "slug" else "id"])}
        for other in names:
            if other != inner:
                values[other] = str(row.get(other) or NO_ID)
        yield values


def _columns(world: World, table: str) -> set[str]:
    rows = world.rows[table]
    return set(rows[0]) if rows else set()


def _words(rule: Rule, name: str, more: Mapping[str, Sequence[str]]) -> Sequence[str]:
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)
    for key in (f"{rule.endpoint}.{name}", name):
        if key in more:
            return more[key]
    raise LookupError(f"nobody knows what to put for <{name}> in {rule.rule}")


