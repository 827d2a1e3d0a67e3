"""What the child process may use up for one document: more for a large one, little for a small one.

A thesis of 300 pages may take its half minute; a file of three kilobytes may not.
"""

import resource
from contextlib import suppress

_MB = 1 << 20
_SECONDS = 4.0
_ROOM = 144 * _MB
_OF_FILE, _OF_MARKUP, _OF_PAGE = 0.4, 6.0, 0.5  # seconds for each MB, each page but the first
_SMALLEST_PAGE = 2_000
_ROOM_OF_FILE, _ROOM_OF_MARKUP = 7, 16
_confined: list[int] = []


def begin(size: int, memory: int) -> None:
    """Hold this process to what a file of this size needs to be looked at first (bytes)."""
    _confined[:] = [memory]
    grant(size)


def grant(size: int, markup: int = 0, pages: int = 0) -> None:
    """Grant what the document needs from here on, by its bytes, those of its markup, its pages.

    Without effect in a process that `begin` does not hold.
    """
    if not _confined:
        return
    # A page of text is at least so large; a drawing that a hundred pages share is one.
    pages = min(pages, 1 + size // _SMALLEST_PAGE)
    seconds = (
        _SECONDS + (_OF_FILE * size + _OF_MARKUP * markup) / _MB + _OF_PAGE * max(0, pages - 1)
    )
    room = _ROOM + _ROOM_OF_FILE * size + _ROOM_OF_MARKUP * markup
    _hold(resource.RLIMIT_CPU, int(seconds))
    _hold(resource.RLIMIT_DATA, min(room, _confined[0]))


def lift() -> None:
    """Leave nothing but the outer limits."""
    if _confined:
        _hold(resource.RLIMIT_CPU, resource.getrlimit(resource.RLIMIT_CPU)[1])
        _hold(resource.RLIMIT_DATA, _confined[0])


def _hold(which: int, most: int) -> None:
    """Set the soft limit alone: beyond that of the seconds, a signal of its own tells why."""
    hard = resource.getrlimit(which)[1]
    with suppress(ValueError, OSError):  # a system may know none
        resource.setrlimit(
            which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
        )
