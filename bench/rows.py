"""What is measured: the pages that people open most, in a journal with something in it."""

from dataclasses import replace

from bench.journal import Journal, cookie_of
from bench.measure import Row

CROWD = 5000
HELLO = Row("hello", "hello", "/", note="a bare Flask app that says hello")
READER, DESK = "limit 8", "limit 60"
SEARCH = "limit 60, over 20,000 papers"


def rows(journal: Journal) -> list[Row]:
    """Return every row, hello first, with the queries each page makes."""
    chief = cookie_of(journal.app, journal.chief)
    reviewer = cookie_of(journal.app, journal.reviewer)
    asked = [
        ("home", "/", "", READER),
        ("issue", journal.issue, "", READER),
        ("article", journal.article, "", READER),
        ("pdf", journal.article + ".pdf", "", READER),
        ("search", "/search?q=prison+livelihood", "", SEARCH),
        ("work-list 50", "/desk", chief, DESK),
        ("submission page", journal.waiting, chief, DESK),
        ("review page", journal.review, reviewer, DESK),
    ]
    return [HELLO, *(_row(journal, *one) for one in asked)]


def crowded(journal: Journal) -> Row:
    """Return the work-list of a journal in which five thousand papers wait."""
    chief = cookie_of(journal.app, journal.chief)
    limit = "limit 1.5 x work-list 50"
    row = _row(journal, f"work-list {CROWD}", "/desk", chief, limit)
    return replace(row, server="crowd")


def _row(journal: Journal, name: str, path: str, cookie: str, limit: str) -> Row:
    return Row(name, "journal", path, cookie, limit, journal.queries(path, cookie))
