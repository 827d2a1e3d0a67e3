"""A letter as it goes over the wire: headers that nobody can add to, a body in UTF-8."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.charset import QP, Charset
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache

from email_validator import EmailNotValidError, validate_email
from flask import Flask
from flask_mail import Mail, Message

# Line breaks would add headers; the marks that turn the writing direction would hide a name.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_LINE = policy.SMTP.max_line_length or 78
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-]+")


class Temporary(Exception):
    """The letter was not taken now; it may be tried again. Its text is the server's words."""


class Unreachable(Temporary):
    """No letter can be handed over now: the server is away, or does not let the journal in."""


class Permanent(Exception):
    """The letter will never be taken as it is. Its text is the server's words."""


@dataclass(frozen=True, slots=True)
class OutgoingLetter:
    """One letter to one person; `date` is an aware instant, `language` a BCP 47 tag."""

    message_id: str
    from_name: str
    from_address: str
    reply_to: str
    to_name: str
    to_address: str
    subject: str
    body: str
    date: datetime
    language: str


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address taken apart, its domain in the form that the wire knows."""

    local: str
    domain: str

    @property
    def address(self) -> str:
        """Return the address as it stands in an envelope."""
        return f"{self.local}@{self.domain}"

    @property
    def needs_utf8(self) -> bool:
        """Tell whether only a server with SMTPUTF8 can take it."""
        return not self.local.isascii()


def mailbox(address: str) -> Mailbox:
    """Return the address taken apart; raises Permanent for what is none."""
    try:
        # Private networks have domains that the world cannot reach: they are the operator's affair.
        valid = validate_email(
            address.strip(),
            check_deliverability=False,
            globally_deliverable=False,
            test_environment=True,
        )
    except EmailNotValidError as error:
        raise Permanent(f"{one_line(address)}: {error}") from error
    return Mailbox(valid.local_part, valid.ascii_domain)


def own_mailbox(address: str) -> Mailbox:
    """Return one of the journal's own addresses taken apart.

    Raises Unreachable: a mistake in the settings must not cost a letter, it waits until mended.
    """
    try:
        return mailbox(address)
    except Permanent as error:
        raise Unreachable(str(error)) from error


def one_line(text: str) -> str:
    """Return the text fit for a header: no control signs, single spaces."""
    return " ".join(_UNFIT.sub(" ", text).split())


def message_id(letter: OutgoingLetter) -> str:
    """Return the letter's Message-ID in angle brackets, the same at each try."""
    return f"<{_NOT_IN_ID.sub('', letter.message_id)}>"


def wire(letter: OutgoingLetter) -> EmailMessage:
    """Return the letter ready to be sent; raises Permanent where its address is none."""
    sender, recipient = own_mailbox(letter.from_address), mailbox(letter.to_address)
    subject = one_line(letter.subject)
    needs_utf8 = recipient.needs_utf8 or sender.needs_utf8
    message = _parsed(_built(letter), needs_utf8, _longest_line(subject))
    if subject:
        # A long one was folded when it was built, its first line left empty: it is written anew.
        _set(message, "Subject", subject)
    _set(message, "From", _named(letter.from_name, sender))
    _set(message, "To", _named(letter.to_name, recipient))
    if letter.reply_to:
        _set(message, "Reply-To", _named("", own_mailbox(letter.reply_to)))
    # In UTC, whatever zone the machine is in: a letter does not tell where the office stands.
    _set(message, "Date", format_datetime(letter.date.astimezone(UTC)))
    _set(message, "Auto-Submitted", "auto-generated")
    _set(message, "Content-Language", one_line(letter.language))
    return message


def _built(letter: OutgoingLetter) -> bytes:
    text = Charset("utf-8")
    text.body_encoding = QP
    message = Message(
        subject=one_line(letter.subject),
        recipients=["recipient@invalid"],
        sender="sender@invalid",
        body=letter.body,
        charset=text,  # type: ignore[arg-type]  # it is handed on to MIMEText, which takes both
    )
    message.msgId = message_id(letter)
    with _building().app_context():
        return message.as_bytes()


@cache
def _building() -> Flask:
    """Return an app for Flask-Mail to ask: letters are built alike with and without a web."""
    app = Flask(__name__)
    Mail(app)
    return app


def _longest_line(subject: str) -> int:
    """Return how long a header's line may be.

    A subject that fits into a line only without the header's name is moved whole to the next
    line, and the first stays empty; where it does not fit either, it is broken between words.
    """
    is_between = _LINE - len("Subject: ") < len(subject) < _LINE
    return len(subject) - 1 if is_between else _LINE


def _parsed(built: bytes, needs_utf8: bool, longest_line: int) -> EmailMessage:
    usual = policy.SMTPUTF8 if needs_utf8 else policy.SMTP
    rules = usual.clone(max_line_length=longest_line)
    message = message_from_bytes(built, policy=rules)
    assert isinstance(message, EmailMessage)
    return message


def _named(name: str, where: Mailbox) -> Address:
    return Address(one_line(name), where.local, where.domain)


def _set(message: EmailMessage, header: str, value: str | Address) -> None:
    del message[header]
    message[header] = value
