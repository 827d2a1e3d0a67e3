"""An error told without its words: they may quote what people wrote."""

import traceback
from pathlib import Path
from types import TracebackType

_OWN = str(Path(__file__).parents[1])


def place_of(error: BaseException) -> str:
    """Return the kind of the error and the last line of our own code that it passed."""
    frames = traceback.extract_tb(_own(error.__traceback__) or error.__traceback__)
    if not frames:
        return type(error).__name__
    last = next((f for f in reversed(frames) if f.filename.startswith(_OWN)), frames[-1])
    return f"{type(error).__name__} in {last.name}, {Path(last.filename).name}:{last.lineno}"


def _own(trace: TracebackType | None) -> TracebackType | None:
    # The first frame is the worker's own call, which tells nothing.
    return trace.tb_next if trace else None
