"""Where a brace closes, in TeX and BibTeX."""

import re

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def closing(text: str, start: int, most: int | None = None) -> int:
    """Return the place behind the brace that closes the one at or after `start`.

    At most so many signs further on; where it does not close, that is the end.
    """
    depth, end = 0, len(text) if most is None else min(len(text), start + most)
    for found in _BRACE.finditer(text, start, end):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if found[0] == "}" and depth <= 0:
            return found.end()
    return end
