"""Names that stay in a letter while an editor works on it, and are filled when it is shown or sent.

So a date or a choice can change after the letter was drafted, and the letter follows.
"""

import re
from collections.abc import Mapping

from journal.domain.letters import Composed

REVIEWS = "reviews"
REVISION_DUE = "revision_due"
DUE = "due"


def kept(*names: str) -> dict[str, str]:
    """Return the values with which a draft keeps these names as they are."""
    return {name: "{" + name + "}" for name in names}


def filled(letter: Composed, values: Mapping[str, str]) -> Composed:
    """Return the letter with these names filled; other braces are text.

    An empty value takes the blank line with it. What is filled in is never read again.
    """
    text = letter.text
    for name in (name for name, value in values.items() if not value):
        text = re.sub(rf"\n*\{{{name}\}}", "", text)
    wanted = re.compile("|".join(rf"\{{({re.escape(name)})\}}" for name in values))

    def value(found: re.Match[str]) -> str:
        return values[found[0][1:-1]]

    subject = wanted.sub(value, letter.subject)
    return Composed(" ".join(subject.split()), wanted.sub(value, text).strip() + "\n")
