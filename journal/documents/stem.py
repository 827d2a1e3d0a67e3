"""Where the children of documents come from: a process that has loaded what they need, and forks.

It never opens a document and never learns what is asked: every child begins as it is, clean, and
reads its order itself. It lives with the process that began it, and ends when nothing was asked for
a while. It is alone with one thread, so that what it forks is whole.
"""

import os
import select
import signal
import socket
import struct
from collections.abc import Callable
from contextlib import suppress

TASK = 32  # bytes of a request: the name of its task, filled up with blanks
TOLD = struct.Struct("!i")  # what comes back: the child's number, then how it ended
_IDLE = 60_000  # milliseconds
_REFUSED = 1

Work = Callable[[socket.socket, int, int], object]


class Stem:
    """Answers requests that come by `control`, each with two files: a line, and where answers go.

    `work` does one in the child, with both and the stem's number, and never returns; `load` is told
    the task once its child is on its way.
    """

    def __init__(self, control: socket.socket, work: Work, load: Callable[[str], None]) -> None:
        self.control, self.work, self.load = control, work, load
        self.pid = os.getpid()
        self.lines: dict[int, socket.socket] = {}
        self.woken, self.wakes = os.pipe()
        for end in (self.woken, self.wakes):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(self.wakes, warn_on_full_buffer=False)

    def serve(self) -> None:
        """Fork until whoever asks is gone, or has not asked for long."""
        poll = select.poll()
        for end in (self.control.fileno(), self.woken):
            poll.register(end, select.POLLIN)
        while found := poll.poll(None if self.lines else _IDLE):
            ready = {end for end, _ in found}
            if self.woken in ready:
                with suppress(BlockingIOError):
                    os.read(self.woken, 4096)
                self._tell_ends()
            if self.control.fileno() in ready and not self._asked():
                return

    def _asked(self) -> bool:
        task, ends, _, _ = socket.recv_fds(self.control, TASK, 2)
        if len(task) < TASK or len(ends) != 2:
            return False
        line, answer = socket.socket(fileno=ends[0]), ends[1]
        pid = os.fork()
        if not pid:
            self._become(line, answer)
        os.close(answer)
        with suppress(ProcessLookupError, PermissionError):
            os.setpgid(pid, pid)
        self.lines[pid] = line
        _say(line, pid)
        self.load(task.decode().strip())
        return True

    def _become(self, line: socket.socket, answer: int) -> None:
        """Be the child: leave what is the stem's, and work."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        with suppress(PermissionError):
            os.setpgid(0, 0)
        for end in (self.control, *self.lines.values()):
            end.close()
        os.close(self.woken)
        os.close(self.wakes)
        try:
            self.work(line, answer, self.pid)
        finally:
            os._exit(_REFUSED)

    def _tell_ends(self) -> None:
        """Tell of every child that has ended how it did; what it began itself ends with it."""
        while self.lines:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
            line = self.lines.pop(pid)
            _say(line, os.waitstatus_to_exitcode(status))
            line.close()


def _say(line: socket.socket, number: int) -> None:
    with suppress(OSError):  # who asked may have gone
        line.sendall(TOLD.pack(number))
