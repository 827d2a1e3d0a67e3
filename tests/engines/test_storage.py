"""What was sent is kept whole, under its own hash, or not at all."""

import hashlib
import io
import os
import stat
import threading
from pathlib import Path

import pytest
from werkzeug.formparser import MultiPartParser

from journal.engines.incoming import Incoming, Stored, TooLarge
from journal.engines.storage import FolderStorage, Swept

PAPER = b"A paper about the right to rehabilitation. " * 2000
SHA = hashlib.sha256(PAPER).hexdigest()
DAY = 86_400


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "files")


def names_in(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def age(path: Path, seconds: float) -> float:
    """Make the file that much older; return the moment that counts as now."""
    now = path.stat().st_mtime
    os.utime(path, (now - seconds, now - seconds))
    return now


def test_an_author_gets_back_the_bytes_that_were_sent(storage: FolderStorage, tmp_path: Path):
    assert not storage.exists(SHA)
    assert storage.receive(io.BytesIO(PAPER), len(PAPER)) == Stored(SHA, len(PAPER))
    assert storage.exists(SHA)
    with storage.open(SHA) as file:
        assert file.read() == PAPER
    assert storage.path(SHA) == tmp_path / "files" / SHA[:2] / SHA[2:]
    assert list(storage.hashes()) == [SHA]


def test_the_same_paper_sent_twice_is_kept_once(storage: FolderStorage, tmp_path: Path):
    first = storage.receive([PAPER[:100], PAPER[100:]], len(PAPER))
    assert storage.receive(io.BytesIO(PAPER), len(PAPER)) == first
    assert names_in(tmp_path / "files") == [".lock", f"{SHA[:2]}/{SHA[2:]}"]


def test_a_file_over_the_limit_leaves_nothing_behind(storage: FolderStorage, tmp_path: Path):
    with pytest.raises(TooLarge) as refused:
        storage.receive(io.BytesIO(PAPER), len(PAPER) - 1)
    assert refused.value.limit == len(PAPER) - 1
    assert names_in(tmp_path / "files") == []


def test_a_line_that_breaks_leaves_nothing_behind(storage: FolderStorage, tmp_path: Path):
    def broken():
        yield PAPER[:1000]
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        storage.receive(broken(), len(PAPER))
    assert names_in(tmp_path / "files") == []


def test_nobody_else_on_the_machine_can_read_a_manuscript(storage: FolderStorage, tmp_path: Path):
    before = os.umask(0)
    try:
        storage.receive(io.BytesIO(PAPER), len(PAPER))
    finally:
        os.umask(before)
    home = storage.path(SHA)
    assert stat.S_IMODE(home.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "files" / ".lock").stat().st_mode) == 0o600
    for folder in (home.parent, tmp_path / "files", tmp_path / "files" / "incoming"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["", "../../etc/passwd", SHA.upper(), SHA + "0", f"{SHA}\n"])
def test_only_a_hash_names_a_file(storage: FolderStorage, name: str):
    for ask in (storage.path, storage.open, storage.exists):
        with pytest.raises(ValueError, match="SHA-256"):
            ask(name)


def test_an_unknown_hash_is_told_as_missing(storage: FolderStorage):
    with pytest.raises(FileNotFoundError):
        storage.open("0" * 64)


def test_a_form_writes_its_file_straight_into_the_storage(storage: FolderStorage):
    made: list[Incoming] = []

    def target(**told: object) -> Incoming:
        made.append(storage.incoming(len(PAPER)))
        return made[-1]

    body = (
        b"--cut\r\nContent-Disposition: form-data; name=paper; filename=p.pdf\r\n\r\n"
        + PAPER
        + b"\r\n--cut--\r\n"
    )
    _, files = MultiPartParser(stream_factory=target).parse(io.BytesIO(body), b"cut", len(body))
    upload = files["paper"]
    assert upload.read(7) == b"A paper"
    assert upload.stream is made[0]
    assert (made[0].keep(), made[0].tell()) == (Stored(SHA, len(PAPER)), 7)
    upload.close()
    assert storage.exists(SHA)


def test_a_file_may_be_written_back_and_forth(storage: FolderStorage):
    with storage.incoming(100) as file:
        assert file.readable()
        assert file.writable()
        assert file.seekable()
        file.write(b"XXXX is a torture survivor's right")
        file.seek(0)
        file.write(b"This")
        assert file.read(None) == b" is a torture survivor's right"
        kept = file.keep()
        assert file.keep() is kept
    assert kept == storage.receive([b"This is a torture survivor's right"], 100)


def test_an_upload_given_up_is_gone(storage: FolderStorage, tmp_path: Path):
    file = storage.incoming(100)
    file.write(b"half")
    file.close()
    file.close()
    assert names_in(tmp_path / "files") == []
    swept = storage.incoming(100)
    (tmp_path / "files/incoming").joinpath(*names_in(tmp_path / "files/incoming")).unlink()
    swept.discard()


def test_the_sweeper_takes_what_nobody_speaks_of_after_a_day(storage: FolderStorage):
    kept = storage.receive([b"attached"], 100)
    orphan = storage.receive([b"orphan"], 100)
    young = storage.receive([b"just sent"], 100)
    part = storage.incoming(100)
    for path in (storage.path(kept.sha256), storage.path(orphan.sha256), part._part):
        now = age(path, 2 * DAY)
    assert storage.sweep(lambda sha: sha == kept.sha256, DAY, now) == Swept(1, 1)
    assert sorted(storage.hashes()) == sorted([kept.sha256, young.sha256])
    part.close()


def test_the_sweeper_finds_nothing_in_a_new_house(storage: FolderStorage):
    assert storage.sweep(lambda sha: False, DAY, 0.0) == Swept(0, 0)


def test_a_paper_sent_again_while_the_sweeper_asks_is_safe(storage: FolderStorage):
    sha = storage.receive([b"orphan"], 100).sha256
    now = age(storage.path(sha), 2 * DAY)

    def someone_sends_it_now(asked: str) -> bool:
        storage.receive([b"orphan"], 100)
        return False

    assert storage.sweep(someone_sends_it_now, DAY, now) == Swept(0, 0)
    assert storage.exists(sha)


def test_two_sweepers_do_not_stumble_over_each_other(storage: FolderStorage):
    sha = storage.receive([b"orphan"], 100).sha256
    now = age(storage.path(sha), 2 * DAY)

    def the_other_was_quicker(asked: str) -> bool:
        storage.path(asked).unlink()
        return False

    assert storage.sweep(the_other_was_quicker, DAY, now) == Swept(0, 0)


def test_many_send_the_same_paper_at_once(storage: FolderStorage):
    answers: list[Stored] = []
    threads = [
        threading.Thread(target=lambda: answers.append(storage.receive([PAPER], len(PAPER))))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [Stored(SHA, len(PAPER))] * 6
    assert list(storage.hashes()) == [SHA]
