"""Sending what waits in the outbox."""

from journal.domain.acting import Acting
from journal.engines.envelope import OutgoingLetter
from journal.engines.mailer import Permanent, Temporary
from journal.lib.clock import Clock
from journal.services import outbox
from journal.services.around import identity, setting, surroundings

_AT_ONCE = 10


def send_waiting(clock: Clock, worker: str = "outbox") -> int:
    """Send the letters that wait, each outside any transaction; return how many were tried.

    A kill between the server's answer and our record sends one again, with the same Message-ID.
    """
    claimed = outbox.claim(Acting(at=clock(), job=worker), _AT_ONCE)
    for letter in claimed:
        _send(clock, letter)
    return len(claimed)


def _send(clock: Clock, letter: outbox.Claimed) -> None:
    try:
        surroundings().mailer.send(_enveloped(letter))
    except Temporary as error:
        outbox.not_sent(_by(clock), letter.id, str(error), is_final=False)
    except Permanent as error:
        outbox.not_sent(_by(clock), letter.id, str(error), is_final=True)
    else:
        outbox.sent(_by(clock), letter.id)


def _enveloped(letter: outbox.Claimed) -> OutgoingLetter:
    return OutgoingLetter(
        message_id=letter.message_id,
        from_name=identity().name,
        from_address=str(setting("MAIL_FROM")),
        reply_to=identity().contact_email,
        to_name=letter.to_name,
        to_address=letter.to_address,
        subject=letter.subject,
        body=letter.text,
        date=letter.written_at,
        language=letter.language,
    )


def _by(clock: Clock) -> Acting:
    return Acting(at=clock(), job="outbox")
