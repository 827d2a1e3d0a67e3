"""The lines of a page, put together again as paragraphs."""

from statistics import quantiles

_ENDS = (".", "!", "?", ":", "…", "”", "»", "؟", "۔", "।", "。", "！", "？", ")")
# A line that stops before this part of the usual width did so on purpose.
_SHORT = 0.75
_HEADING = 0.5


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text whose lines were broken to fit a page.

    A paragraph ends at an empty line, after a short line that ends a sentence, and around a
    line so short that it is a heading.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    width = _usual_width([len(line) for line in lines if line])
    found: list[list[str]] = [[]]
    for line in lines:
        if not line or (found[-1] and _is_last(found[-1][-1], width)):
            found.append([])
        if line:
            found[-1].append(line)
    return tuple(" ".join(part) for part in found if part)


def _usual_width(lengths: list[int]) -> float:
    """Return the length that nine of ten lines do not exceed, in signs."""
    return quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0.0


def _is_last(line: str, width: float) -> bool:
    if len(line) < _HEADING * width:
        return True
    return len(line) < _SHORT * width and line.endswith(_ENDS)
