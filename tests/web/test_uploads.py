"""A file is sent in pieces by tus 1.0.0: what has arrived stays arrived, and is nobody else's."""

import base64
import hashlib
import io

import pytest

from journal.extensions import db
from journal.models.arrival import Arrival
from journal.models.file import File
from journal.services import arrival
from journal.services.around import surroundings
from journal.services.housekeeping import sweep_files
from journal.services.submission import start
from tests.builders.document import docx_of
from tests.cast import browser_of, csrf_of, person, section
from tests.web.author.visit import errors_of

VERSION = {"Tus-Resumable": "1.0.0"}
PIECE = {"Content-Type": "application/offset+octet-stream"}
CONTENT = docx_of("We met with survivors.")


def told(**metadata):
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in metadata.items())


class Sender:
    """A program that sends files for one person."""

    def __init__(self, app, who):
        self.who, self.client = who, browser_of(app, who)

    def ask(self, method, url, content=None, **headers):
        sent = VERSION | {name.replace("_", "-"): str(value) for name, value in headers.items()}
        return self.client.open(url, method=method, data=content, headers=sent)

    def begin(self, size, **metadata):
        answer = self.ask("POST", "/uploads", Upload_Length=size, Upload_Metadata=told(**metadata))
        assert answer.status_code == 201, answer.text
        return answer.headers["Location"]

    def add(self, url, at, content, **more):
        return self.ask("PATCH", url, content, Upload_Offset=at, **PIECE, **more)

    def reached(self, url):
        answer = self.ask("HEAD", url)
        return int(answer.headers["Upload-Offset"]) if answer.status_code == 200 else None


@pytest.fixture
def author(app):
    return person(app, "quince")


@pytest.fixture
def sender(app, author):
    return Sender(app, author)


def test_a_file_comes_in_pieces_and_a_form_names_it(app, author, sender, clock):
    with app.app_context():
        draft = start(author.acting(clock()), None, section(app))
    url = sender.begin(len(CONTENT), filename="Été.docx")
    first, rest = CONTENT[:1000], CONTENT[1000:]
    answer = sender.add(url, 0, first)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, "1000")
    assert sender.reached(url) == 1000
    path, field = f"/submissions/{draft}/manuscript", url.rpartition("/")[2]
    token = csrf_of(sender.client.get(path).text)
    form = {"csrf_token": token, "sent_file": field}
    # Half a file is no file.
    assert sender.client.post(path, data=form).status_code == 422
    assert sender.add(url, 1000, rest).status_code == 204
    assert sender.reached(url) == len(CONTENT)
    answer = sender.client.post(path, data=form)
    assert answer.headers["Location"] == f"/submissions/{draft}/details"
    with app.app_context():
        kept = db.session.query(File).filter_by(kind="manuscript").one()
        assert (kept.name, kept.size) == ("Été.docx", len(CONTENT))
        assert kept.sha256 == hashlib.sha256(CONTENT).hexdigest()


def test_what_was_refused_need_not_be_sent_again(app, author, sender, clock):
    with app.app_context():
        draft = start(author.acting(clock()), None, section(app))
    url = sender.begin(4, filename="odd.docx")
    sender.add(url, 0, b"\x7fELF")
    path, field = f"/submissions/{draft}/manuscript", url.rpartition("/")[2]
    token = csrf_of(sender.client.get(path).text)
    answer = sender.client.post(path, data={"csrf_token": token, "sent_file": field})
    assert answer.status_code == 422
    assert f'name="sent_file" value="{field}"' in answer.text
    assert "odd.docx" in answer.text


def test_a_piece_at_the_wrong_place_or_garbled_changes_nothing(sender):
    url = sender.begin(8)
    assert sender.add(url, 0, b"abcd").status_code == 204
    answer = sender.add(url, 2, b"xx")
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (409, "4")
    wrong = f"sha1 {base64.b64encode(hashlib.sha1(b'other').digest()).decode()}"
    assert sender.add(url, 4, b"efgh", Upload_Checksum=wrong).status_code == 460
    assert sender.reached(url) == 4
    right = f"sha256 {base64.b64encode(hashlib.sha256(b'efgh').digest()).decode()}"
    assert sender.add(url, 4, b"efgh", Upload_Checksum=right).headers["Upload-Offset"] == "8"
    # More than was announced is left aside.
    assert sender.add(url, 8, b"more").headers["Upload-Offset"] == "8"


def test_a_file_is_taken_up_again_by_its_mark_for_a_week(sender, clock):
    url = sender.begin(8, filename="a.docx", mark="a.docx|8|1")
    sender.add(url, 0, b"abc")
    assert sender.begin(8, filename="a.docx", mark="a.docx|8|1") == url
    assert sender.begin(8, filename="a.docx", mark="a.docx|8|2") != url
    clock.advance(days=6)
    assert sender.reached(url) == 3
    clock.advance(days=2)
    assert sender.reached(url) is None
    assert sender.begin(8, filename="a.docx", mark="a.docx|8|1") != url


def test_nobody_sees_or_touches_the_file_of_another(app, sender):
    url = sender.begin(8, filename="a.docx")
    other = Sender(app, person(app, "medlar"))
    assert other.reached(url) is None
    assert other.add(url, 0, b"evil").status_code == 404
    assert other.ask("DELETE", url).status_code == 404
    assert sender.reached(url) == 0
    stranger = app.test_client()
    for method in ("HEAD", "PATCH", "DELETE"):
        assert stranger.open(url, method=method, headers=VERSION).status_code == 403
    # No form of another site comes so far: it cannot send the header of the protocol.
    assert sender.client.post("/uploads", headers={"Upload-Length": "8"}).status_code == 400


def test_what_is_asked_wrongly_is_told(app, sender):
    options = sender.ask("OPTIONS", "/uploads")
    assert options.headers["Tus-Extension"].startswith("creation,")
    old = sender.client.post("/uploads", headers={"Tus-Resumable": "0.2.2", "Upload-Length": "1"})
    assert (old.status_code, old.headers["Tus-Version"]) == (412, "1.0.0")
    for length in ("", "-1", "1e3", "9" * 20):
        assert sender.ask("POST", "/uploads", Upload_Length=length).status_code == 400
    assert sender.ask("POST", "/uploads", Upload_Length=0).status_code == 413
    large = sender.ask("POST", "/uploads", Upload_Length=app.config["UPLOAD_BYTES"] + 1)
    assert (large.status_code, large.text) == (413, "A file may have at most 50 MB.")
    parallel = sender.ask("POST", "/uploads", Upload_Length=8, Upload_Concat="partial")
    assert (parallel.status_code, "as one upload" in parallel.text) == (400, True)
    url = sender.begin(8)
    assert sender.ask("PATCH", url, b"abc", Upload_Offset=0).status_code == 415
    assert sender.ask("POST", url, b"abc").status_code == 405
    instead = {"X_HTTP_Method_Override": "PATCH", "Upload_Offset": 0}
    assert sender.ask("POST", url, b"abc", **PIECE, **instead).status_code == 204
    assert sender.add(url, 0, b"abc", Upload_Checksum="crc32 AAAA").status_code == 400
    assert sender.ask("DELETE", url).status_code == 204
    assert sender.reached(url) is None


def test_there_is_an_end_to_what_one_person_may_send(make_app):
    app = make_app(QUOTA_MEGABYTES=1)
    sender = Sender(app, person(app, "quince"))
    sender.begin(900_000)
    answer = sender.ask("POST", "/uploads", Upload_Length=200_000)
    assert answer.status_code == 413
    assert "write to the office" in answer.text
    Sender(app, person(app, "medlar")).begin(200_000)
    # What comes in one piece, by a form without scripts, is counted as well.
    with app.app_context():
        draft = start(sender.who.acting(app.extensions["surroundings"].clock()), None, section(app))
    path = f"/submissions/{draft}/manuscript"
    form = {"csrf_token": csrf_of(sender.client.get(path).text)}
    large = {"file": (io.BytesIO(b"x" * 200_000), "paper.docx")}
    answer = sender.client.post(path, data=form | large)
    assert answer.status_code == 422
    assert "Your manuscript: You have sent very much" in errors_of(answer)


def test_what_a_dead_process_left_half_done_is_finished(app, author, sender, clock):
    url = sender.begin(len(CONTENT), filename="a.docx")
    name = url.rpartition("/")[2]
    with app.app_context():
        # All bytes are safe, and the process dies before it tells so.
        surroundings().storage.parts.path(name).write_bytes(CONTENT)
        found = arrival.arrived(author.acting(clock()), name)
        assert found.stored.sha256 == hashlib.sha256(CONTENT).hexdigest()
        assert surroundings().storage.parts.names() == set()


def test_the_sweep_forgets_what_nobody_took_up_again(app, author, sender, clock):
    whole, half = sender.begin(4), sender.begin(8)
    sender.add(whole, 0, b"abcd")
    sender.add(half, 0, b"abcd")
    sha256 = hashlib.sha256(b"abcd").hexdigest()
    clock.advance(days=2)
    with app.app_context():
        by = author.acting(clock())
        arrival.sweep_arrivals(by)
        sweep_files(by)
        assert surroundings().storage.exists(sha256)
        assert len(surroundings().storage.parts.names()) == 1
    clock.advance(days=6)
    with app.app_context():
        arrival.sweep_arrivals(author.acting(clock()))
        assert db.session.query(Arrival).count() == 0
        assert surroundings().storage.parts.names() == set()
