"""Sending what waits in the outbox."""

from journal.domain.acting import Acting
from journal.engines.envelope import OutgoingLetter
from journal.engines.mailer import Permanent, Temporary, Unreachable
from journal.lib.clock import Clock
from journal.services import outbox
from journal.services.around import identity, setting, surroundings

_AT_ONCE = 10


def send_waiting(clock: Clock, worker: str = "outbox") -> int:
    """Send the letters that wait, each outside any transaction; return how many were tried.

    A kill between the server's answer and our record sends one again, with the same Message-ID.
    """
    for tried in range(_AT_ONCE):
        # One by one: until its turn comes a letter can be stopped, and no lease runs out meanwhile.
        claimed = outbox.claim(Acting(at=clock(), job=worker), 1)
        if not claimed:
            return tried
        if not _send(clock, claimed[0]):
            return tried + 1
    return _AT_ONCE


def _send(clock: Clock, letter: outbox.Claimed) -> bool:
    """Hand the letter over; tell whether the server is there for the next one."""
    try:
        surroundings().mailer.send(_enveloped(letter))
    except Unreachable as error:
        outbox.unreachable(_by(clock), letter.id, str(error))
        return False
    except Temporary as error:
        outbox.not_sent(_by(clock), letter.id, str(error), is_final=False)
    except Permanent as error:
        outbox.not_sent(_by(clock), letter.id, str(error), is_final=True)
    else:
        outbox.sent(_by(clock), letter.id)
    return True


def _enveloped(letter: outbox.Claimed) -> OutgoingLetter:
    return OutgoingLetter(
        message_id=letter.message_id,
        from_name=letter.from_name,
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
