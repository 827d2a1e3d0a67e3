"""The languages that papers, reviews and letters are offered in, as ISO 639 codes."""

WRITTEN = tuple(
    (
        "ar am bn bs de el en es fa fr hi hr hy id it ja ka km ko ku my ne nl pl ps pt ro ru si so "
        "sq sr sv sw ta th ti tr uk ur vi zh"
    ).split()
)

_RIGHT_TO_LEFT = frozenset("ar ckb dv fa he ps sd ug ur yi".split())


def direction(code: str) -> str:
    """Return the value of HTML's `dir` for a text in this language.

    What is not written from the right begins as its first letters do: the language may be wrong.
    """
    return "rtl" if code in _RIGHT_TO_LEFT else "auto"


def codes_in(text: str) -> tuple[str, ...]:
    """Return the codes that a column holds, joined by spaces."""
    return tuple(text.split())


def taken(codes: str) -> tuple[str, ...]:
    """Return the languages that papers may be in: those the journal names, else all."""
    return tuple(codes.split()) or tuple(WRITTEN)
