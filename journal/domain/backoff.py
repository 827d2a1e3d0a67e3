"""How long to wait before the next try."""

from datetime import timedelta

_STEPS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440, 1440))
MOST = len(_STEPS) + 1  # tries, the first among them
FORGIVEN = 3  # deaths of the process that are not yet taken for the work's own fault


def wait_after(attempts: int) -> timedelta | None:
    """Return the wait after so many failed tries, None where it is time to give up."""
    return _STEPS[attempts - 1] if attempts <= len(_STEPS) else None


def wait_after_death(attempts: int) -> timedelta | None:
    """Return the wait after a process died at this try: none at first, later as after failures."""
    return timedelta(0) if attempts <= FORGIVEN else wait_after(attempts - FORGIVEN)
