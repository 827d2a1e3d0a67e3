"""The post office of the tests behaves as real ones do, or tests of letters prove little."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from tests.smtp import PostOffice


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with PostOffice() as office:
        yield office


def send(office: PostOffice, *to: str) -> dict[str, tuple[int, bytes]]:
    letter = EmailMessage()
    letter["Message-ID"], letter["Subject"] = "<1@journal.example>", "Décision"
    letter.set_content("Dear Ada")
    with smtplib.SMTP(office.host, office.port, timeout=0.2) as line:
        return line.send_message(letter, "office@journal.example", list(to))


def test_a_letter_arrives_as_it_was_written(office: PostOffice):
    assert send(office, "ada@example.org") == {}
    (letter,) = office.to("ada@example.org")
    assert letter.sender == "office@journal.example"
    assert (letter.message_id, letter.subject) == ("<1@journal.example>", "Décision")
    assert letter.text == "Dear Ada\n"


def test_a_refused_address_does_not_stop_the_other(office: PostOffice):
    office.refuse("gone@example.org")
    assert send(office, "ada@example.org", "gone@example.org").keys() == {"gone@example.org"}
    assert [letter.recipients for letter in office.letters] == [("ada@example.org",)]


def test_a_busy_mailbox_takes_the_second_try(office: PostOffice):
    office.busy("ada@example.org")
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(office, "ada@example.org")
    assert refused.value.recipients["ada@example.org"][0] == 450
    assert send(office, "ada@example.org") == {}
    assert office.attempts == ["ada@example.org"] * 2


def test_a_silent_server_lets_the_sender_give_up(office: PostOffice):
    office.hang("ada@example.org")
    with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
        send(office, "ada@example.org")
    assert office.letters == []


def test_a_lost_answer_leaves_the_sender_in_doubt(office: PostOffice):
    office.lose_answers()
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(office, "ada@example.org")
    assert len(office.letters) == 1
    assert send(office, "ada@example.org") == {}
