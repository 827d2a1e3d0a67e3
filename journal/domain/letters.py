"""The letters' own small language: a subject line, a text, and names in braces."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_NAME = re.compile(r"\{([a-z_]+)\}")
_BLANKS = re.compile(r"\n{3,}")
LINK = "link"


class UnknownName(ValueError):
    """The template asks for a name that this occasion does not have."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter's subject (one line) and text."""

    subject: str
    text: str


def names_in(template: str) -> frozenset[str]:
    """Return the names that the template asks for."""
    return frozenset(_NAME.findall(template))


def compose(template: str, values: Mapping[str, str]) -> Composed:
    """Return the letter; `{link}` stays, for it is made while the letter is sent.

    A value is put in once and never read again, so braces in what people typed are text.
    Raises UnknownName; ValueError where the first line is no subject.
    """
    head, _, body = template.partition("\n")
    if not head.startswith("Subject:"):
        raise ValueError("a letter begins with its subject")
    unknown = names_in(template) - set(values) - {LINK}
    if unknown:
        raise UnknownName(", ".join(sorted(unknown)))

    def value(found: re.Match[str]) -> str:
        return values.get(found[1], found[0])

    subject = " ".join(_NAME.sub(value, head.removeprefix("Subject:")).split())
    return Composed(subject, _BLANKS.sub("\n\n", _NAME.sub(value, body)).strip() + "\n")
