import threading

import pytest
from flask import Flask

from journal.domain.acting import Acting
from journal.domain.refusal import Throttled
from journal.lib.bucket import Limit
from journal.services import rate
from tests.conftest import Clock


def test_of_many_first_tries_at_once_each_is_counted(app: Flask, clock: Clock) -> None:
    limit = Limit(burst=8, per_hour=1)
    told: list[str] = []
    start = threading.Barrier(8)

    def spend() -> None:
        with app.app_context():
            start.wait()
            try:
                rate.spend(Acting(at=clock(), job="test"), "test", "same", limit)
                told.append("spent")
            except Exception as error:
                told.append(repr(error))

    threads = [threading.Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == ["spent"] * 8
    with app.app_context(), pytest.raises(Throttled):
        rate.spend(Acting(at=clock(), job="test"), "test", "same", limit)
