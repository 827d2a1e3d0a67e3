"""A letter reaches one person, once, with headers that nobody can tamper with."""

import asyncio
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, AuthResult

from journal.engines.mailer import FolderMailer, Permanent, SmtpMailer, Temporary, Tls
from journal.engines.mailer import OutgoingLetter as Letter
from tests.engines.wire import Wire
from tests.smtp import PostOffice

LETTER = Letter(
    message_id="<2026-K7QF.1@journal.example>",
    from_name="Journal: Torture, Rehabilitation",
    from_address="journal@journal.example",
    reply_to="office@journal.example",
    to_name="Zoë Ølström",
    to_address="zoe@uni.example",
    subject="Your paper “Après la prison”",
    body="Dear Zoë,\n\n.a line that begins with a dot\n" + "A long line. " * 100 + "\nThe office\n",
    date=datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=5))),
    language="fr",
)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with PostOffice() as office:
        yield office


def mailer(office: PostOffice) -> SmtpMailer:
    return SmtpMailer(office.host, office.port, Tls.NONE)


def test_an_author_reads_what_the_office_wrote(office: PostOffice):
    mailer(office).send(LETTER)
    (letter,) = office.letters
    assert (letter.sender, letter.recipients) == ("journal@journal.example", ("zoe@uni.example",))
    assert letter.text == LETTER.body
    assert dict(letter.message.items()) == {
        "Content-Type": 'text/plain; charset="utf-8"',
        "MIME-Version": "1.0",
        "Content-Transfer-Encoding": "quoted-printable",
        "Subject": "Your paper “Après la prison”",
        "Message-ID": "<2026-K7QF.1@journal.example>",
        "From": '"Journal: Torture, Rehabilitation" <journal@journal.example>',
        "To": "Zoë Ølström <zoe@uni.example>",
        "Reply-To": "office@journal.example",
        "Date": "Sun, 01 Mar 2026 04:30:00 +0000",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "fr",
    }


def test_a_long_title_begins_on_the_line_of_its_header(office: PostOffice):
    subject = "2026-K7QF: would you review a paper for the Journal of Rehabilitation and Rights?"
    for words in (subject, subject.replace("would", "voudriez-vous, à")):
        # Also where it is just too long for a line that begins with the header's name.
        for length in range(len(words), 60, -1):
            mailer(office).send(replace(LETTER, subject=words[:length].strip()))
            assert office.letters[-1].subject == words[:length].strip()
            assert b"Subject: \r\n" not in office.letters[-1].message.as_bytes()


def test_nobody_adds_a_header_by_a_name_or_a_title(office: PostOffice):
    trick = "Eve\r\nBcc: all@example.org\u202e\n\n<script>"
    bad = replace(LETTER, subject=trick, to_name=trick, from_name=trick, message_id=trick)
    mailer(office).send(replace(bad, language="en\r\nBcc: all@example.org"))
    (letter,) = office.letters
    assert letter.message["Bcc"] is None
    assert letter.subject == "Eve Bcc: all@example.org <script>"
    assert letter.message["To"].addresses[0].display_name == "Eve Bcc: all@example.org <script>"
    assert letter.message_id == "<EveBccall@example.orgscript>"


def test_a_letter_without_a_mailbox_for_answers_has_no_reply_to(office: PostOffice):
    mailer(office).send(replace(LETTER, reply_to="", subject="", to_name=""))
    (letter,) = office.letters
    assert (letter.message["Reply-To"], letter.message["Subject"]) == (None, None)
    assert letter.message["To"] == "zoe@uni.example"


def test_a_person_with_a_domain_in_their_own_script_is_reached(office: PostOffice):
    mailer(office).send(replace(LETTER, to_address="zoe@straße.example"))
    (letter,) = office.letters
    assert letter.recipients == ("zoe@xn--strae-oqa.example",)


@pytest.mark.parametrize(("smtputf8", "taken"), [(True, True), (False, False)])
def test_an_address_beyond_ascii_goes_where_the_server_can(smtputf8: bool, taken: bool):
    with PostOffice() as office, Wire(office, enable_SMTPUTF8=smtputf8) as wire:
        post = SmtpMailer("127.0.0.1", wire.port, Tls.NONE)
        letter = replace(LETTER, to_address="zoë@uni.example")
        if not taken:
            with pytest.raises(Permanent, match="beyond ASCII"):
                post.send(letter)
            return
        post.send(letter)
        assert office.letters[0].recipients == ("zoë@uni.example",)
        named = office.letters[0].message["To"].encode("utf-8", "surrogateescape").decode()
        assert named == "Zoë Ølström <zoë@uni.example>"


@pytest.mark.parametrize("address", ["", "nobody", "a b@example.org", "zoe@uni.example\r\nRCPT"])
def test_what_is_no_address_is_told_for_good(office: PostOffice, address: str):
    with pytest.raises(Permanent):
        mailer(office).send(replace(LETTER, to_address=address))
    assert office.attempts == []


def test_a_mistake_in_the_settings_costs_no_letter(office: PostOffice):
    with pytest.raises(Temporary):
        mailer(office).send(replace(LETTER, from_address="journal"))


def test_a_refused_address_is_told_with_the_servers_words(office: PostOffice):
    office.refuse("zoe@uni.example")
    with pytest.raises(Permanent) as told:
        mailer(office).send(LETTER)
    assert str(told.value) == "550 5.1.1 no such address"


def test_a_busy_mailbox_is_tried_again(office: PostOffice):
    office.busy("zoe@uni.example")
    with pytest.raises(Temporary, match=r"450 4\.2\.1 mailbox busy"):
        mailer(office).send(LETTER)
    mailer(office).send(LETTER)
    assert len(office.to("zoe@uni.example")) == 1


class Dreaming:
    """Never answers when a recipient is named."""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        await asyncio.Event().wait()


def test_a_silent_or_absent_server_is_tried_again():
    with Wire(Dreaming()) as wire, pytest.raises(Temporary):
        SmtpMailer("127.0.0.1", wire.port, Tls.NONE, timeout=0.3).send(LETTER)
    with pytest.raises(Temporary):
        SmtpMailer("127.0.0.1", 1, Tls.NONE, timeout=0.5).send(LETTER)
    with pytest.raises(Temporary, match="not known"):
        SmtpMailer("no-such-host.invalid", 25, Tls.NONE, timeout=0.5).send(LETTER)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        post = SmtpMailer("127.0.0.1", mute.getsockname()[1], Tls.FROM_THE_START, timeout=0.2)
        with pytest.raises(Temporary, match="in time"):
            post.send(LETTER)


def test_a_lost_answer_means_the_same_letter_again(office: PostOffice):
    office.lose_answers()
    with pytest.raises(Temporary):
        mailer(office).send(LETTER)
    mailer(office).send(LETTER)
    assert [letter.message_id for letter in office.letters] == [LETTER.message_id] * 2


class Sour:
    """Refuses a letter by its sender or by its text."""

    def __init__(self, sender: str = "250 OK", text: str = "250 OK") -> None:
        self.sender, self.text = sender, text

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        envelope.mail_from = address
        return self.sender

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        return self.text

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802
        return "421 in a bad mood"


@pytest.mark.parametrize(
    ("sour", "kind"),
    [
        (Sour(sender="550 not you"), Permanent),
        (Sour(sender="451 not now"), Temporary),
        (Sour(text="554 looks like spam"), Permanent),
        (Sour(text="452 no room"), Temporary),
        (Sour(), None),
    ],
)
def test_a_servers_no_is_told_by_its_weight(sour: Sour, kind: type[Exception] | None):
    with Wire(sour) as wire:
        post = SmtpMailer("127.0.0.1", wire.port, Tls.NONE, timeout=1)
        if kind is None:
            post.send(LETTER)  # a rude good-bye changes nothing about a letter taken
            return
        with pytest.raises(kind):
            post.send(LETTER)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "cert.pem"
    ask = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -batch"
    where = ["-keyout", key, "-out", certificate, "-subj", "/CN=127.0.0.1"]
    name = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*ask.split(), *where, *name], check=True, capture_output=True)
    return key, certificate


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the whole line is sealed already
@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.FROM_THE_START])
def test_the_line_is_sealed_and_the_journal_signs_in(
    office: PostOffice, papers: tuple[Path, Path], tls: Tls
):
    key, certificate = papers
    seal = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    seal.load_cert_chain(certificate, key)
    wire = Wire(
        office,
        seal if tls is Tls.FROM_THE_START else None,
        tls_context=seal if tls is Tls.STARTTLS else None,
        require_starttls=tls is Tls.STARTTLS,
        auth_required=True,
        auth_require_tls=tls is Tls.STARTTLS,
        authenticator=only_the_office,
    )
    trust = ssl.create_default_context(cafile=str(certificate))
    with wire:
        post = SmtpMailer("127.0.0.1", wire.port, tls, "office", "right", 2, trust)
        post.send(LETTER)
        assert len(office.letters) == 1
        with pytest.raises(Temporary, match="535"):
            replace(post, password="wrong").send(LETTER)
        with pytest.raises(Temporary, match=r"(?i)certificate"):
            replace(post, trust=None).send(LETTER)


def only_the_office(server: SMTP, session, envelope, mechanism: str, given) -> AuthResult:
    right = (given.login, given.password) == (b"office", b"right")
    return AuthResult(success=right, handled=False)


def test_letters_are_kept_where_there_is_no_server(tmp_path: Path):
    folder = tmp_path / "mailbox"
    post = FolderMailer(folder)
    assert post.letters() == []
    post.send(LETTER)
    post.send(replace(LETTER, subject="The same letter tried again"))
    later = replace(
        LETTER,
        message_id="2@x",
        to_address="zoë@uni.example",
        date=LETTER.date + timedelta(days=1),
        subject="Next",
    )
    post.send(later)
    (folder / "note.eml").write_text("not a letter of ours")
    newest, oldest = post.letters()
    assert (newest.subject, oldest.subject) == ("Next", "The same letter tried again")
    assert post.read(newest.name) == newest
    assert (newest.to_name, newest.to_address) == ("Zoë Ølström", "zoë@uni.example")
    assert newest.body == LETTER.body
    assert newest.date == datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
    raw = message_from_bytes((folder / newest.name).read_bytes(), policy=policy.default)
    assert raw["Message-ID"] == "<2@x>"
    assert (folder / newest.name).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["note.eml", "../journal.toml", "0" * 40 + ".eml"])
def test_only_a_kept_letters_name_opens_it(tmp_path: Path, name: str):
    with pytest.raises(FileNotFoundError):
        FolderMailer(tmp_path).read(name)
