"""The world as a whole: built once, and what tests need to know of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Flask
from sqlalchemy import Row, Table, select

from journal.extensions import Base, db
from journal.models.coreviewer import CoReviewer
from journal.services.address import ask_address
from journal.services.certificate import issue_certificate
from journal.services.keeping import name_keeper
from tests.cast import PASSWORD, Person, writing
from tests.conftest import Clock
from tests.world import calls, issues, people
from tests.world.canaries import ACCOUNT, Canary, Finder
from tests.world.papers import Papers
from tests.world.people import ABSENT
from tests.world.stage import Stage
from tests.world.stories import Stories

TABLES = {table.name: table for table in Base.metadata.sorted_tables}
# Rows that belong to no paper, and what each is of.
_APART = {"account": ACCOUNT, "call": "callid", "issue": "issueid", "section": "sectionid"}


@dataclass(frozen=True)
class World:
    """What was built: people and things by short name.

    `about` tells which paper a row's id or a publication's slug belongs to, `rows` holds every row
    of the tables that addresses may name.
    """

    at: datetime
    people: Mapping[str, Person]
    papers: Mapping[str, str]
    reviews: Mapping[str, str]
    rows: Mapping[str, tuple[Mapping[str, object], ...]]
    about: Mapping[str, str]
    finder: Finder


def build(app: Flask, clock: Clock) -> World:
    """Build the world by the journal's own acts."""
    stage = Stage(app, clock)
    with stage.hurry(), stage.dice.rule():
        sections = people.enter_all(stage)
        made = calls.write_calls(stage, sections)
        news = calls.write_news(stage)
        papers = Stories(stage, sections)
        papers.write_all()
        calls.close(stage, made["livelihoods"])
        bound = issues.make_issues(stage, papers.ids)
        papers.deciding()
        for keeper in ("ruth", "emil"):
            stage.act(f"keeper {keeper}", name_keeper, "mona", stage.people[keeper].email)
        papers.looked_at()
        stage.act("ask", ask_address, "abel", "another@mail.example", PASSWORD)
        for who in ("paula", "rhea"):
            stage.act(f"certificate {who}", issue_certificate, who, stage.now.year)
        helped(app, stage, papers)
    named = {one.id: who for who, one in stage.people.items()}
    for things in (sections, made, news, bound, papers.ids, papers.reviews):
        named |= {thing_id: name for name, thing_id in things.items()}
    return seen(app, stage, papers, named)


def helped(app: Flask, stage: Stage, papers: Stories) -> None:
    """Let somebody from outside be named as the co-reviewer of a review that was sent."""
    row = CoReviewer(
        review_id=papers.reviews["makingpaula1"],
        submission_id=papers.ids["making"],
        name="Somebody Else",
        email="somebody@elsewhere.example",
        named_at=stage.now,
    )
    with writing(app):
        db.session.add(row)


def seen(app: Flask, stage: Stage, papers: Papers, named: Mapping[str, str]) -> World:
    """Return the world as it stands in the database; `named` are the short names of ids."""
    with app.app_context():
        rows = {name: tuple(_rows(table)) for name, table in TABLES.items()}
    about = dict(_about(rows, named))
    ids = dict(_ids(rows, named, about))
    return World(
        at=stage.now,
        people=stage.people,
        papers=papers.ids,
        reviews=papers.reviews,
        rows=rows,
        about=about,
        finder=Finder(frozenset({*stage.people, ABSENT}), stage.orcids, ids),
    )


def _rows(table: Table) -> Iterator[Mapping[str, object]]:
    rows: list[Row] = list(db.session.execute(select(table).order_by(*table.primary_key)))
    return (dict(row._mapping) for row in rows)


def _about(
    rows: Mapping[str, tuple[Mapping[str, object], ...]], named: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for row in rows["submission"]:
        yield str(row["id"]), named[str(row["id"])]
    for name in rows:
        for row in rows[name]:
            if row.get("submission_id") and row.get("id"):
                yield str(row["id"]), named[str(row["submission_id"])]
    for row in rows["publication"]:
        yield str(row["slug"]), named[str(row["submission_id"])]


def _ids(
    rows: Mapping[str, tuple[Mapping[str, object], ...]],
    named: Mapping[str, str],
    about: Mapping[str, str],
) -> Iterator[tuple[str, Canary]]:
    """Yield every id with the canary it is: `paperid`, `reviewid`, else the table's name + id."""
    reviews_of_files = {row["file_id"]: named[str(row["id"])] for row in rows["review"]}
    for name in rows:
        for row in rows[name]:
            row_id = str(row.get("id"))
            if name in _APART:
                yield row_id, Canary(_APART[name], named[row_id])
            elif name == "submission":
                yield row_id, Canary("paperid", about[row_id])
            elif name == "review":
                yield row_id, Canary("reviewid", named[row_id])
            elif row_id in reviews_of_files:
                yield row_id, Canary("reviewfileid", reviews_of_files[row_id])
            elif row_id in about:
                yield row_id, Canary(f"{name}id", about[row_id])
