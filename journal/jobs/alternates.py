"""Asking the next in line, every hour: it is morning somewhere; and lines that fill themselves."""

import logging
from collections.abc import Callable

from sqlalchemy import true

from journal.domain.acting import Acting
from journal.queries.alternates import (
    Pipeline,
    invitations_rest,
    journal_fills_lines,
    pipelines,
)
from journal.queries.read import rest
from journal.services.asking_next import ask_by_itself, wants
from journal.services.lining import fill

JOB = "alternates"
LINES = "lines"
_log = logging.getLogger(__name__)


def ask_alternates(by: Acting, _subject_id: str = "") -> None:
    """Fill the free places of every round that asks by itself, each letter in an act of its own.

    Where nobody in line can be asked, the first of the ranking is put there, if the journal wants.
    """
    fills = journal_fills_lines()
    _for_each(lambda one: _ask(by, one, fills), only_lined=not fills)


def fill_lines(by: Acting, _subject_id: str = "") -> None:
    """Fill every line that asks by itself from the ranking, so that editors see who comes next."""
    if journal_fills_lines():
        _for_each(lambda one: fill(by, one.submission_id), only_lined=False)


def _ask(by: Acting, one: Pipeline, fills: bool) -> None:
    if not wants(one, by.at):
        return
    while ask_by_itself(by, one.submission_id):
        pass
    while fills and fill(by, one.submission_id, 1) and ask_by_itself(by, one.submission_id):
        pass


def _for_each(act: Callable[[Pipeline], object], *, only_lined: bool) -> None:
    """Do it for every round that asks by itself at present.

    A paper that fails keeps no other back; the job fails at its end, and is tried again.
    """
    if invitations_rest():
        return
    going = [one for one in pipelines(true(), only_lined=only_lined) if one.is_going]
    rest()
    faults = []
    for one in going:
        try:
            act(one)
        except Exception as fault:  # noqa: BLE001 - the others are served all the same
            _log.exception("the line of %s failed", one.reference)
            faults.append(fault)
        finally:
            rest()
    if faults:
        raise faults[0]
