"""A mail server of any temper on a port of its own, while a `with` block lasts."""

import asyncio
import ssl
import threading
from typing import Any, Self

from aiosmtpd.smtp import SMTP


class Wire:
    """Serves `handler` (aiosmtpd's `handle_*` methods) with aiosmtpd's own `options`."""

    def __init__(self, handler: object, seal: ssl.SSLContext | None = None, **options: Any) -> None:
        self._handler, self._options = handler, options
        self._lines: list[SMTP] = []
        self._seal = seal
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="wire")

    @property
    def port(self) -> int:
        return self._server.sockets[0].getsockname()[1]

    def _line(self) -> SMTP:
        line = SMTP(self._handler, loop=self._loop, hostname="post.example", **self._options)
        self._lines.append(line)
        return line

    async def _open(self) -> asyncio.Server:
        return await self._loop.create_server(self._line, "127.0.0.1", 0, ssl=self._seal)

    async def _close(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for line in self._lines:
            for end in filter(None, (line.transport, line._original_transport)):
                end.abort()
        for _ in range(3):  # a socket is closed some turns after it is given up
            await asyncio.sleep(0)

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(5)
        return self

    def __exit__(self, *why: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
