"""A real post office in the test process: letters arrive over a socket, or fail as they do in life.

with PostOffice() as office:
    office.refuse("gone@example.org")          # 550 for ever
    office.busy("full@example.org", times=1)   # 450 once, then taken
    office.hang("slow@example.org")            # no answer until the client gives up
    ...                                        # send to office.host, office.port
    assert [letter.message_id for letter in office.letters] == ["<...>"]
"""

import asyncio
import threading
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import NamedTuple, Self

from aiosmtpd.smtp import SMTP, Envelope, Session


class Letter(NamedTuple):
    """One message as it came in: its envelope and what was inside."""

    sender: str
    recipients: tuple[str, ...]
    message: EmailMessage

    @property
    def message_id(self) -> str:
        """The Message-ID header, angle brackets included."""
        return str(self.message["Message-ID"])

    @property
    def subject(self) -> str:
        """The subject, decoded."""
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        """The plain text of the letter."""
        body = self.message.get_body(("plain",))
        return body.get_content().replace("\r\n", "\n") if body else ""


class PostOffice:
    """Takes letters on 127.0.0.1 at a port of its own while the `with` block lasts."""

    host = "127.0.0.1"

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.attempts: list[str] = []  # every address that was ever offered, in order
        self._refused: set[str] = set()
        self._busy: dict[str, int] = {}
        self._hanging: set[str] = set()
        self._lost = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="post office")

    @property
    def port(self) -> int:
        """The port that the system chose."""
        return self._server.sockets[0].getsockname()[1]

    def refuse(self, address: str) -> None:
        """From now on there is no such address: 550."""
        self._refused.add(address)

    def busy(self, address: str, times: int = 1) -> None:
        """The next `times` letters to `address` are put off: 450."""
        self._busy[address] = times

    def hang(self, address: str) -> None:
        """Say nothing when `address` is named, until the office closes."""
        self._hanging.add(address)

    def lose_answers(self, times: int = 1) -> None:
        """Keep the next `times` letters but drop the line before saying so: sent, yet unknown."""
        self._lost = times

    def to(self, address: str) -> list[Letter]:
        """The letters that reached one address, in order."""
        return [letter for letter in self.letters if address in letter.recipients]

    async def handle_RCPT(  # noqa: N802 - the server calls it by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer one RCPT TO."""
        self.attempts.append(address)
        if address in self._hanging:
            await asyncio.Event().wait()  # cut off when the office closes
        if address in self._refused:
            return "550 5.1.1 no such address"
        if self._busy.get(address, 0) > 0:
            self._busy[address] -= 1
            return "450 4.2.1 mailbox busy, try again"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the server calls it by this name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take one letter in."""
        message = message_from_bytes(envelope.content or b"", policy=policy.default)
        self.letters.append(Letter(envelope.mail_from or "", tuple(envelope.rcpt_tos), message))
        if self._lost:
            self._lost -= 1
            server.transport.abort()
        return "250 taken"

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(
            lambda: SMTP(self, loop=self._loop, hostname="post.example"), self.host, 0
        )

    async def _leave(self) -> None:
        """Close the door, and wait until everybody has gone."""
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(5)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._leave(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
