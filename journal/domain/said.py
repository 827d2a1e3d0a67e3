"""Words for people, kept as messages until they are rendered in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(msgid: str) -> str:
    """Mark a message for the catalogue; it is translated where it is rendered."""
    return msgid


@dataclass(frozen=True, slots=True)
class Said:
    """A message and its values; `%(name)s` in the message stands for a value."""

    msgid: str
    values: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, msgid: str, **values: object) -> "Said":
        """Return the message with its values."""
        return cls(msgid, values)

    def __str__(self) -> str:
        return self.msgid % self.values if self.values else self.msgid
