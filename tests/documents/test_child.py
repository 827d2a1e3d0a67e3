"""Whatever a stranger's document does to the process that opens it, the journal goes on."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest

from journal.documents import child, confined, stem
from journal.documents.answers import Refused
from journal.documents.child import TOO_LONG, TOO_MUCH, USUAL, run_in_child
from journal.domain.said import Said
from tests.documents import made

LINUX = pytest.mark.skipif(not Path("/proc/self/ns/net").exists(), reason="only Linux tells this")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return made.put(tmp_path, made.docx(made.para("Three short words")))


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file that never comes to its end: reading it waits for a writer."""
    os.mkfifo(tmp_path / "endless")
    return tmp_path / "endless"


def test_an_answer_comes_back(letter: Path):
    told = run_in_child("text", letter, {})
    assert told == {"passages": [["paragraph 1", "Three short words", "body"]], "words": 3}


def test_a_document_that_takes_for_ever_is_stopped(endless: Path):
    assert run_in_child("text", endless, {}, replace(USUAL, wall=0.5)) == Refused(Said(TOO_LONG))


def test_a_document_that_computes_for_ever_is_stopped(letter: Path):
    limits = replace(USUAL, cpu=0)
    assert run_in_child("text", letter, {}, limits) in (
        Refused(Said(TOO_LONG)),
        Refused(Said(TOO_MUCH)),
    )


@pytest.mark.parametrize(
    "limits",
    [
        replace(USUAL, output=10),
        replace(USUAL, answer=10),
    ],
)
def test_a_document_that_wants_too_much_is_refused(letter: Path, limits: child.Limits):
    assert run_in_child("text", letter, {}, limits) == Refused(Said(TOO_MUCH))


def test_a_document_that_fills_the_memory_is_refused(tmp_path: Path):
    large = made.put(tmp_path, made.docx(" " * 50_000_000))
    limits = replace(USUAL, memory=64 << 20)
    assert run_in_child("text", large, {}, limits) == Refused(Said(TOO_MUCH))
    assert run_in_child("text", large, {}) != Refused(Said(TOO_MUCH))


def test_an_error_of_ours_is_told_in_the_log_without_the_text(letter: Path, caplog):
    assert run_in_child("no-such-task", letter, {}) == Refused(Said(TOO_MUCH))
    assert "KeyError at confined.py" in caplog.text
    assert "no-such-task:" in caplog.text


def test_a_missing_file_is_an_answer_too(tmp_path: Path):
    assert run_in_child("text", tmp_path / "gone", {}) == Refused(Said(TOO_MUCH))


def test_every_task_has_its_function():
    for task in confined.TASKS:
        assert callable(confined.find(task))


def test_the_task_answers_in_place_as_it_does_in_the_child(letter: Path, tmp_path: Path):
    order = {"task": "text", "path": str(letter), "arguments": {}}
    assert confined.answer(order)["done"]["words"] == 3
    broken = made.put(tmp_path, b"%PDF-1.7 nothing", "broken")
    assert "msgid" in confined.answer({**order, "path": str(broken)})["refused"]
    failed = confined.answer({**order, "path": str(tmp_path / "gone")})["failed"]
    assert failed.startswith("FileNotFoundError at ")


def test_a_child_that_tells_nonsense_is_refused(tmp_path: Path):
    with made.put(tmp_path, b"no json").open("rb") as answer:
        assert child._read("text", 0, answer, 100) == Refused(Said(TOO_MUCH))
        assert child._read("text", -signal.SIGXCPU, answer, 100) == Refused(Said(TOO_LONG))


PARENT = """
import sys
from pathlib import Path
from journal.documents.child import run_in_child
run_in_child("text", Path(sys.argv[1]), {})
"""


def children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(one) for one in listed]


def is_alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def soon(what: Callable[[], object]) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def parent(endless: Path):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, "-c", PARENT, str(endless)], env=environment) as process:
        yield process
        process.kill()


def begun(process: subprocess.Popen) -> tuple[int, int]:
    """Return the stem of the process, and its child that reads."""
    assert soon(lambda: children(process.pid))
    (stem,) = children(process.pid)
    assert soon(lambda: children(stem))
    (pid,) = children(stem)
    return stem, pid


@LINUX
def test_a_child_and_its_stem_end_with_their_parent(parent: subprocess.Popen):
    stem, pid = begun(parent)
    parent.kill()
    parent.wait()
    assert soon(lambda: not is_alive(pid) and not is_alive(stem))


@LINUX
def test_a_child_ends_with_its_stem_and_is_begun_anew(parent: subprocess.Popen):
    stem, pid = begun(parent)
    os.kill(stem, signal.SIGKILL)
    assert soon(lambda: not is_alive(pid))
    assert soon(lambda: children(parent.pid) not in ([], [stem]))
    other, again = begun(parent)
    assert (other, again) != (stem, pid)
    assert parent.poll() is None


def test_many_are_opened_at_once_and_each_has_its_own_answer(tmp_path: Path):
    files = [
        made.put(tmp_path, made.docx(made.para(f"Number {one} here")), f"{one}.docx")
        for one in range(12)
    ]
    with ThreadPoolExecutor(6) as threads:
        told = list(threads.map(lambda path: run_in_child("text", path, {}), files))
    assert [one["passages"][0][1] for one in told] == [f"Number {one} here" for one in range(12)]


def test_a_stem_that_was_let_go_is_followed_by_another(letter: Path):
    assert run_in_child("text", letter, {})["words"] == 3
    child.end_stem()
    assert run_in_child("text", letter, {})["words"] == 3
    assert child._kept._process is not None
    child._kept._process.kill()
    assert run_in_child("text", letter, {})["words"] == 3


def test_a_stem_that_hangs_is_let_go(letter: Path, monkeypatch):
    child.end_stem()
    assert run_in_child("text", letter, {})["words"] == 3
    hanging = child._kept._process
    assert hanging is not None
    monkeypatch.setattr(child, "_PATIENCE", 1.0)
    monkeypatch.setattr(child, "_LEAVES", 0.1)
    os.kill(hanging.pid, signal.SIGSTOP)
    assert run_in_child("text", letter, {})["words"] == 3
    assert not is_alive(hanging.pid)


def test_what_a_child_wrote_before_its_stem_died_is_written_over(letter: Path, monkeypatch):
    whole, tries = child._lived, []

    def first_dies(task: str, order: bytes, answer: IO[bytes], until: float) -> int:
        tries.append(whole(task, order, answer, until))
        if len(tries) == 1:
            raise ConnectionError
        return tries[-1]

    monkeypatch.setattr(child, "_lived", first_dies)
    assert run_in_child("text", letter, {})["words"] == 3
    assert tries == [0, 0]


def test_a_stem_of_which_nothing_is_asked_ends_by_itself(monkeypatch):
    here, there = socket.socketpair()
    monkeypatch.setattr(stem, "_IDLE", 1)
    with here, there:
        quiet = stem.Stem(there, lambda *_: None, lambda _task: None)
        try:
            quiet.serve()
        finally:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for end in (quiet.woken, quiet.wakes):
                os.close(end)


@LINUX
def test_a_child_sees_no_network_and_no_names_in_its_arguments(parent: subprocess.Popen):
    _, pid = begun(parent)
    allowed = subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True)
    if allowed.returncode == 0:
        ours = Path("/proc/self/ns/net").readlink()
        assert soon(lambda: Path(f"/proc/{pid}/ns/net").readlink() != ours)
    arguments = Path(f"/proc/{pid}/cmdline").read_bytes()
    assert b"confined.py" in arguments
    assert b"endless" not in arguments
