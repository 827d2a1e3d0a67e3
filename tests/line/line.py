"""A bad line to a server on this machine: slow, late, and cut after so many bytes."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_BLOCK = 2048


@dataclass(slots=True)
class Line:
    """`rate` in bits a second each way, `delay` in seconds each way, `cut` in bytes sent up.

    `carried` and `cuts` count what went up and how often the line broke.
    """

    target: int
    rate: float
    delay: float
    cut: int
    port: int = 0
    carried: int = 0
    cuts: int = 0
    _left: int = field(default=0)

    async def serve(self, ready: threading.Event, stop: asyncio.Event) -> None:
        """Carry every connection until told to stop."""
        self._left = self.cut
        server = await asyncio.start_server(self._join, "127.0.0.1", self.port)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        async with server:
            await stop.wait()
            left = asyncio.all_tasks() - {asyncio.current_task()}
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            there, back = await asyncio.open_connection("127.0.0.1", self.target)
            up = asyncio.create_task(self._carry(reader, back, is_up=True))
            down = asyncio.create_task(self._carry(there, writer, is_up=False))
            try:
                await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task, end in ((up, back), (down, writer)):
                    task.cancel()
                    end.transport.abort()

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_up: bool
    ) -> None:
        is_first = True
        with suppress(OSError):
            while block := await reader.read(_BLOCK):
                # Late once a burst, then as slow as the line is.
                await asyncio.sleep(len(block) * 8 / self.rate + (self.delay if is_first else 0))
                is_first = len(block) < _BLOCK
                if is_up and self._is_cut(len(block)):
                    return
                writer.write(block)
                await writer.drain()

    def _is_cut(self, size: int) -> bool:
        self.carried += size
        self._left -= size
        if self._left > 0:
            return False
        self._left, self.cuts = self.cut, self.cuts + 1
        return True


@contextmanager
def bad_line(target: int, *, rate: float, delay: float, cut: int) -> Iterator[Line]:
    """Carry what comes to `Line.port` over a bad line to the port `target`, for a `with` block."""
    line, ready = Line(target, rate, delay, cut), threading.Event()
    loop, stop = asyncio.new_event_loop(), asyncio.Event()

    def work() -> None:
        loop.run_until_complete(line.serve(ready, stop))
        loop.close()

    thread = threading.Thread(target=work, name="line")
    thread.start()
    ready.wait(10)
    try:
        yield line
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
