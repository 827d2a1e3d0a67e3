"""Processes that end with their parent."""

import ctypes
import gc
import os
import signal

_PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent ends; a parent already gone ends it now.

    Linux only; elsewhere it does nothing, and a stopped supervisor may leave children.
    """
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    except (OSError, AttributeError):
        return
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def settle() -> None:
    """Let the collector leave alone what was made at the start, and come less often afterwards.

    A page makes many small things and keeps none; looking through the whole app for garbage after
    every few of them costs a tenth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
