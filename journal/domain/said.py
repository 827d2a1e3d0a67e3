"""Words for people, kept as messages until they are rendered in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(msgid: str) -> str:
    """Mark a message for the catalogue; it is translated where it is rendered."""
    return msgid


@dataclass(frozen=True, slots=True)
class Said:
    """A message and its values; `%(name)s` in the message stands for a value.

    Where there is a `plural`, the value `count` tells which of the two is said.
    """

    msgid: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str = ""

    @classmethod
    def of(cls, msgid: str, **values: object) -> "Said":
        """Return the message with its values."""
        return cls(msgid, values)

    @classmethod
    def many(cls, one: str, several: str, count: int) -> "Said":
        """Return the message for so many; `%(count)s` stands for the number."""
        return cls(one, {"count": count}, several)

    def __str__(self) -> str:
        text = self.plural if self.plural and self.values["count"] != 1 else self.msgid
        return text % self.values if self.values else text
