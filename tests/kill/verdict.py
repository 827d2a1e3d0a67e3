"""What the siege has shown: everything that is wrong, and the numbers."""

import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import func, or_, select

from journal.extensions import db
from journal.models.decision import Decision
from journal.models.event import Event
from journal.models.letter import Letter, LetterState
from journal.models.publication import Publication
from journal.models.review import Review
from tests.kill.post import Arrival
from tests.kill.siege import Siege

_DRAIN = 400.0
_QUIET = 2.0
# The line of history that each act writes once about its thing, and the letters it writes once.
EVENTS = {
    "submit": "submit",
    "send to review": "send_to_review",
    "accept": "accept_review",
    "review": "submit_review",
    "publish": "publish_issue",
    "further file": "bring_supplementary",
}
ABOUT = (Event.submission_id, Event.issue_id, Event.thing_id)
LETTERS = {
    "submit": ("submission_received",),
    "accept": ("review_accepted", "review_confirmed"),
    "review": ("review_in", "review_thanks"),
}
# Letters that are as many as the rows they belong to.
SUMS = {"invitation": Review, "decision_%": Decision, "published": Publication}


@dataclass
class Verdict:
    """`wrong` is empty where the journal held."""

    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def judge(siege: Siege) -> Verdict:
    """Wait for the last letter, stop the journal, and look at everything."""
    verdict = Verdict()
    started = time.monotonic()
    _drain(siege)
    drained = time.monotonic() - started
    code = siege.house.stop()
    if code:
        verdict.wrong.append(f"the supervisor ended with {code}")
    for one in siege.house.orphans:
        verdict.wrong.append(f"{one.role} {one.pid} outlived its parent")
    verdict.wrong += siege.log.faults + siege.stage.seen.faults
    _judge_acts(siege, verdict)
    _judge_letters(siege, verdict)
    _judge_database(siege, verdict)
    verdict.told += _numbers(siege)
    verdict.told.append(f"the last letter came {drained:.0f} s after the last act")
    return verdict


def _drain(siege: Siege) -> None:
    """Wait until no letter waits, and a while longer for what may come twice."""
    until = time.monotonic() + _DRAIN
    while time.monotonic() < until and _waiting(siege):
        time.sleep(0.25)
    time.sleep(_QUIET)


def _waiting(siege: Siege) -> int:
    with siege.app.app_context():
        query = select(func.count()).where(Letter.state == LetterState.QUEUED)
        return int(db.session.scalar(query) or 0)


def _judge_acts(siege: Siege, verdict: Verdict) -> None:
    """Whatever was acknowledged is there at the end as well, and was done once."""
    for act in siege.log.acknowledged:
        if not act.is_done():
            verdict.wrong.append(f"{act.kind} {act.thing} was acknowledged and is gone")
    things = {(act.kind, act.thing) for act in siege.log.done}
    with siege.app.app_context():
        for kind, thing in sorted(things):
            verdict.wrong += _whole(kind, thing)
        for occasion, table in SUMS.items():
            letters = select(func.count()).where(Letter.occasion.like(occasion))
            rows = select(func.count()).select_from(table)
            if (written := db.session.scalar(letters)) != (there := db.session.scalar(rows)):
                verdict.wrong.append(f"{there} of {table.__tablename__}, {written} letters")


def _whole(kind: str, thing: str) -> list[str]:
    """Return what is missing of this act, or there more than once."""
    wrong = []
    if kind in EVENTS:
        about = or_(*(column == thing for column in ABOUT))
        lines = select(func.count()).where(Event.act == EVENTS[kind], about)
        if (count := db.session.scalar(lines)) != 1:
            wrong.append(f"{kind} {thing}: {count} lines of history")
    for occasion in LETTERS.get(kind, ()):
        about = (Letter.submission_id == thing) | (Letter.review_id == thing)
        letters = select(func.count()).where(Letter.occasion == occasion, about)
        if (count := db.session.scalar(letters)) != 1:
            wrong.append(f"{kind} {thing}: {count} letters “{occasion}”")
    return wrong


def _judge_letters(siege: Siege, verdict: Verdict) -> None:
    """Every letter written arrived; one that came twice was cut off between 250 and our commit."""
    with siege.app.app_context():
        rows = db.session.execute(select(Letter.message_id, Letter.state, Letter.occasion)).all()
    arrivals = siege.office.arrivals
    came = Counter(one.message_id for one in arrivals)
    for message_id, state, occasion in rows:
        if state is not LetterState.SENT or not came[message_id]:
            verdict.wrong.append(
                f"letter {message_id} ({occasion}) is {state.value}, came {came[message_id]} times"
            )
    for strange in came.keys() - {row.message_id for row in rows}:
        verdict.wrong.append(f"letter {strange} came and was never written")
    contents = {one.message_id: one.content for one in arrivals}
    for content, count in Counter(contents.values()).items():
        if count > 1:
            verdict.wrong.append(f"{count} letters are one and the same: {content[:2]}")
    twice = [one for one in came if came[one] > 1]
    verdict.wrong += [f"{one} came twice without cause" for one in twice if not _cut(siege, one)]
    verdict.told.append(
        f"letters: {len(rows)} written, {len(arrivals)} arrivals, {len(twice)} came twice"
        " (each cut off between the server's 250 and our commit, same Message-ID)"
    )


def _cut(siege: Siege, message_id: str) -> bool:
    """Tell whether each arrival but the last came from a worker killed before it could commit."""
    arrivals = [one for one in siege.office.arrivals if one.message_id == message_id]
    return all(_was_last(siege, one) for one in arrivals[:-1])


def _was_last(siege: Siege, arrival: Arrival) -> bool:
    """The worker brought no other letter after this one, and died after bringing it."""
    sender = arrival.sender
    if sender is None:
        return any(blow.at >= arrival.taken_at - 1 for blow in siege.house.blows)
    later = [
        one
        for one in siege.office.arrivals
        if one.sender and one.sender[:3] == sender[:3] and one.taken_at > arrival.taken_at
    ]
    doomed = {"supervisor", sender.role}
    deaths = [blow for blow in siege.house.blows if blow.role in doomed]
    killed = [
        blow
        for blow in deaths
        if blow.at >= arrival.taken_at
        and (blow.process.pid == sender.pid or blow.role == "supervisor")
    ]
    return not later and bool(killed)


def _judge_database(siege: Siege, verdict: Verdict) -> None:
    """`journal check` finds nothing."""
    command = [sys.executable, "-m", "journal.cli", "check"]
    found = subprocess.run(
        command, env=siege.house.environment, capture_output=True, text=True, check=False
    )
    if found.returncode:
        verdict.wrong += (found.stdout + found.stderr).splitlines()


def _numbers(siege: Siege) -> list[str]:
    counts = siege.log.counts
    blows = Counter(blow.role for blow in siege.house.blows)
    kinds = Counter(act.kind for act in siege.log.done)
    told = Counter[str]()
    for (_, how), number in counts.items():
        told[how] += number
    return [
        "killed: " + ", ".join(f"{n} {role}" for role, n in sorted(blows.items())),
        "acts done: " + ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())),
        "tries: " + ", ".join(f"{n} {how}" for how, n in sorted(told.items())),
    ]
