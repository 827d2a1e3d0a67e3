"""A register of institutions is imported, looked up, and chosen beside an affiliation."""

import json
from pathlib import Path

import pytest
from flask import Flask

from journal.cli import main
from journal.domain.acting import Acting
from journal.domain.ror import NoRegister, institutions, ror
from journal.extensions import db
from journal.queries.byline import byline
from journal.services.institution import import_institutions
from tests.builders.submission import ready_draft
from tests.cast import browser_of, csrf_of, person
from tests.conftest import START


def record(key: str, *names: tuple[str, str], status: str = "active", **more: object) -> dict:
    """Return an invented record as a data dump of schema 2 writes it."""
    return {
        "id": f"https://ror.org/{key}",
        "status": status,
        "names": [{"value": name, "types": [kind], "lang": None} for kind, name in names],
        "locations": [
            {"geonames_id": 1, "geonames_details": {"name": "Tbilisi", "country_code": "GE"}}
        ],
        "types": ["education"],
        **more,
    }


REGISTER = [
    record(
        "0qwnce505",
        ("acronym", "QUI"),
        ("label", "Universität der Quitten"),
        ("ror_display", "University of Quinces"),
        ("alias", "ქვინსის უნივერსიტეტი"),
    ),
    record(
        "0qwncx713",
        ("ror_display", "Old University of Quinces, Long Since Closed"),
        status="inactive",
    ),
    record("0mdmdx021", ("ror_display", "Medlar Centre for Quinces"), locations=[]),
]


@pytest.fixture
def register(app: Flask) -> None:
    with app.app_context():
        taken = list(institutions(REGISTER))
        import_institutions(Acting(at=START, job="import"), taken)
        # Taken in again, it stands in the place of the first.
        assert import_institutions(Acting(at=START, job="import"), taken) == 2


def test_the_terminal_takes_in_a_register_and_refuses_what_is_none(
    app: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("JOURNAL_INSTANCE", str(app.config["INSTANCE"]))
    monkeypatch.setenv("JOURNAL_DATABASE_URL", str(app.config["DATABASE_URL"]))
    good, bad, broken = (tmp_path / name for name in ("good.json", "bad.json", "broken.json"))
    good.write_text(json.dumps(REGISTER), "utf-8")
    bad.write_text('[{"id": "https://ror.org/0qwnce505", "name": "Of schema 1"}]', "utf-8")
    broken.write_text("[{", "utf-8")
    assert main(["import", "ror", str(good)]) == 0
    assert "2 institutions" in capsys.readouterr().out
    for file, words in ((bad, "Record 1"), (broken, "no JSON"), (tmp_path / "none", "No such")):
        assert main(["import", "ror", str(file)]) == 1
        assert words in capsys.readouterr().err


def test_institutions_are_found_by_any_of_their_names(app: Flask, register: None):
    assert app.test_client().get("/ror?q=quinces").status_code == 303
    browser = browser_of(app, person(app, "ada"))

    def names(words: str) -> list[str]:
        return [one["name"] for one in browser.get("/ror", query_string={"q": words}).json]

    assert names("quinces") == ["University of Quinces", "Medlar Centre for Quinces"]
    assert names("universitat QUITTEN") == ["Universität der Quitten"]
    assert names("ქვინსის") == ["ქვინსის უნივერსიტეტი"]
    assert names("qui")[0] == "QUI"
    assert [names(words) for words in ("q", "", "%", "no such place")] == [[], [], [], []]


def test_a_chosen_institution_is_kept_until_the_text_changes(app: Flask, register: None):
    ada = person(app, "ada")
    paper = ready_draft(app, ada)
    browser, url = browser_of(app, ada), f"/submissions/{paper}/authors"

    def save(affiliation: str, key: str) -> str:
        typed = {
            "csrf_token": csrf_of(browser.get(url).text),
            "corresponding": "0",
            "authors-0-name": ada.name,
            "authors-0-email": ada.email,
            "authors-0-affiliation": affiliation,
            "authors-0-ror": key,
        }
        assert browser.post(url, data=typed).status_code == 303
        with app.app_context():
            kept = byline(paper)[0]
            db.session.rollback()
        assert kept.affiliation == affiliation
        return kept.ror

    assert save("University of Quinces", "0qwnce505") == "0qwnce505"
    with app.app_context():
        import_institutions(Acting(at=START, job="import"), [])
    assert save("University of Quinces", "0qwnce505") == "0qwnce505"
    assert save("Department of Pears, University of Quinces", "0qwnce505") == ""
    assert save("University of Quinces", "0qwnce505") == ""
    assert save("University of Quinces", "no id") == ""


def test_an_id_is_known_in_each_way_people_write_it():
    for text in ("https://ror.org/0qwnce505", "ror.org/0QWNCE505", "0qwnce505"):
        assert ror(text) == "0qwnce505"
    assert [ror(text) for text in ("", "1qwnce505", "0qwnceo05", "0qwnce50")] == [None] * 4
    with pytest.raises(NoRegister):
        list(institutions({"not": "a list"}))
