"""Letters leave the house: by a mail server, or into a folder where there is none."""

import hashlib
import os
import re
import smtplib
import socket
import ssl
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email import message_from_string, policy
from email.message import EmailMessage
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Protocol

from journal.engines.envelope import (
    Mailbox,
    OutgoingLetter,
    Permanent,
    Temporary,
    Unreachable,
    mailbox,
    message_id,
    one_line,
    own_mailbox,
    wire,
)

__all__ = [
    "FolderMailer",
    "KeptLetter",
    "Mailer",
    "OutgoingLetter",
    "Permanent",
    "SmtpMailer",
    "Temporary",
    "Tls",
    "Unreachable",
]

_LONGEST_WORDS = 500
_NAME = re.compile(r"[0-9a-f]{40}\.eml")


class Mailer(Protocol):
    """Takes one letter for one recipient."""

    def send(self, message: OutgoingLetter) -> None:
        """Hand the letter over; raises Temporary or Permanent with the server's words."""


class Tls(StrEnum):
    """How the line to the mail server is sealed."""

    NONE = "none"
    STARTTLS = "starttls"
    FROM_THE_START = "tls"


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """A mail server; `timeout` in seconds, `trust` the certificates believed (default: system)."""

    host: str
    port: int
    tls: Tls = Tls.STARTTLS
    user: str = ""
    password: str = ""
    timeout: float = 20.0
    trust: ssl.SSLContext | None = None

    def send(self, message: OutgoingLetter) -> None:
        """Hand the letter over; raises Unreachable, Temporary or Permanent with what was said."""
        letter = wire(message)
        sender, recipient = own_mailbox(message.from_address), mailbox(message.to_address)
        server = self._reached(sender.domain)
        try:
            _hand_over(server, sender, recipient, letter)
        except (smtplib.SMTPException, OSError) as error:
            raise _judged(error) from error
        finally:
            _take_leave(server)

    def _reached(self, name: str) -> smtplib.SMTP:
        try:
            return self._connect(name)
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(str(_judged(error))) from error

    def _connect(self, name: str) -> smtplib.SMTP:
        server: smtplib.SMTP
        if self.tls is Tls.FROM_THE_START:
            trust = self.trust or _system_trust()
            server = smtplib.SMTP_SSL(
                self.host, self.port, name, timeout=self.timeout, context=trust
            )
        else:
            # Greets by the journal's domain: the machine's own name is nobody's affair.
            server = smtplib.SMTP(self.host, self.port, name, self.timeout)
        try:
            self._greet(server)
        except BaseException:
            server.close()
            raise
        return server

    def _greet(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        if self.tls is Tls.STARTTLS:
            server.starttls(context=self.trust or _system_trust())
            server.ehlo()
        if self.user:
            server.login(self.user, self.password)


@cache
def _system_trust() -> ssl.SSLContext:
    """Return the certificates that the system believes: reading them takes longer than sending."""
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter in the folder; `name` is its file's."""

    name: str
    to_name: str
    to_address: str
    subject: str
    body: str
    date: datetime | None


@dataclass(frozen=True, slots=True)
class FolderMailer:
    """Keeps every letter as an `.eml` file that any mail program opens."""

    folder: Path

    def send(self, message: OutgoingLetter) -> None:
        """Keep the letter; the same Message-ID sent again replaces its file."""
        text = wire(message).as_bytes()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=self.folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(self.folder / _file_name(message))

    def letters(self) -> list[KeptLetter]:
        """Return every letter kept, the newest first."""
        names = [file.name for file in self.folder.glob("*.eml")]
        kept = [self.read(name) for name in names if _NAME.fullmatch(name)]
        return sorted(kept, key=lambda k: (k.date.timestamp() if k.date else 0.0, k.name))[::-1]

    def read(self, name: str) -> KeptLetter:
        """Return one letter; raises FileNotFoundError, also for what is no letter's name."""
        if not _NAME.fullmatch(name):
            raise FileNotFoundError(name)
        text = (self.folder / name).read_text("utf-8")
        message = message_from_string(text, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return _kept(name, message)


def _take_leave(server: smtplib.SMTP) -> None:
    # Nothing that happens after the server took the letter may make us send it again.
    with suppress(smtplib.SMTPException, OSError):
        server.quit()
    server.close()


def _hand_over(
    server: smtplib.SMTP, sender: Mailbox, recipient: Mailbox, letter: EmailMessage
) -> None:
    options: list[str] = []
    if sender.needs_utf8 or recipient.needs_utf8:
        if not server.has_extn("smtputf8"):
            raise Permanent("The mail server takes no address with letters beyond ASCII.")
        options = ["SMTPUTF8", "BODY=8BITMIME"]
    server.sendmail(sender.address, [recipient.address], letter.as_bytes(), options)


def _judged(error: Exception) -> Temporary | Permanent:
    """Return the error as it is told: for good only when a server refused this very letter.

    A refused sign-in or greeting is the journal's own trouble; the letter waits until it is mended.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return _answered(code, words)
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return _answered(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPResponseException):
        return Temporary(_words(error.smtp_code, error.smtp_error))
    if isinstance(error, socket.gaierror):
        return Temporary("The mail server's name is not known.")
    if isinstance(error, TimeoutError):
        return Temporary("The mail server did not answer in time.")
    return Temporary(one_line(str(error))[:_LONGEST_WORDS] or type(error).__name__)


def _answered(code: int, words: bytes | str) -> Temporary | Permanent:
    kind = Permanent if 500 <= code < 600 else Temporary
    return kind(_words(code, words))


def _words(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {one_line(text)}"[:_LONGEST_WORDS]


def _file_name(letter: OutgoingLetter) -> str:
    return hashlib.sha256(message_id(letter).encode()).hexdigest()[:40] + ".eml"


def _kept(name: str, message: EmailMessage) -> KeptLetter:
    to = message["To"].addresses[0]
    body = message.get_content().replace("\r\n", "\n")
    return KeptLetter(
        name,
        to.display_name,
        to.addr_spec,
        message["Subject"] or "",
        body,
        message["Date"].datetime,
    )
