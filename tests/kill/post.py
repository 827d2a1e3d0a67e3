"""A post office that thinks before it says 250, and knows which process brought each letter."""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.kill.processes import Process
from tests.smtp import PostOffice


@dataclass
class Arrival:
    """One letter as it came: when it was taken whole, when 250 was said (None: nobody heard)."""

    message_id: str
    content: tuple[str, str, str]
    sender: Process | None
    taken_at: float
    answered_at: float | None = None


class SlowOffice(PostOffice):
    """Takes letters, then waits up to `most` seconds before it says so."""

    def __init__(
        self, chance: random.Random, most: float, owner: Callable[[int], Process | None]
    ) -> None:
        super().__init__()
        self.arrivals: list[Arrival] = []
        self.thinking: Process | None = None
        self._chance, self._most, self._owner = chance, most, owner

    async def handle_DATA(  # noqa: N802 - the server calls it by this name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Keep the letter, think, answer."""
        sender = self._owner(session.peer[1])
        answer = await super().handle_DATA(server, session, envelope)
        letter = self.letters[-1]
        content = (",".join(letter.recipients), letter.subject, letter.text)
        arrival = Arrival(letter.message_id, content, sender, time.monotonic())
        self.arrivals.append(arrival)
        self.thinking = sender
        await asyncio.sleep(self._chance.uniform(0, self._most))
        arrival.answered_at = time.monotonic()
        return answer
