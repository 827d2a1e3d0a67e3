"""What every request of the year cost, and how it was answered."""

from collections import Counter
from dataclasses import dataclass, field

from flask import Flask, Response, request, request_finished, request_started
from sqlalchemy import event
from sqlalchemy.engine import Engine

from journal.extensions import db

MOST = 12


@dataclass
class Watch:
    """Counts the statements of each page and the answers by status."""

    app: Flask
    statuses: Counter[int] = field(default_factory=Counter)
    most: dict[str, tuple[int, str]] = field(default_factory=dict)  # by endpoint: count, address
    seen: Counter[str] = field(default_factory=Counter)
    _asked: int = 0

    def __post_init__(self) -> None:
        with self.app.app_context():
            engine: Engine = db.engine
        event.listen(engine, "before_cursor_execute", self._count)
        request_started.connect(self._begin, self.app)
        request_finished.connect(self._end, self.app)

    def _count(self, *told: object) -> None:
        self._asked += str(told[2]).lstrip()[:6].upper() == "SELECT"

    def _begin(self, _sender: Flask, **_more: object) -> None:
        self._asked = 0

    def _end(self, _sender: Flask, response: Response, **_more: object) -> None:
        self.statuses[response.status_code] += 1
        endpoint = str(request.endpoint)
        self.seen[f"{request.method} {endpoint}"] += 1
        if request.method == "GET" and response.mimetype == "text/html":
            self.most[endpoint] = max(
                self.most.get(endpoint, (0, "")), (self._asked, request.full_path)
            )

    def over(self, most: int = MOST) -> list[tuple[str, int, str]]:
        """Return the pages that asked the database more often, the worst first."""
        found = [(name, *told) for name, told in self.most.items() if told[0] > most]
        return sorted(found, key=lambda one: -one[1])

    def failures(self) -> int:
        """Return how often the journal itself failed."""
        return sum(count for status, count in self.statuses.items() if status >= 500)
