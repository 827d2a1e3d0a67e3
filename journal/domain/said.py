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


def to_plain(said: Said) -> dict[str, object]:
    """Return the message as JSON knows it; messages among its values too."""
    values = {name: _plain(value) for name, value in said.values.items()}
    return {"msgid": said.msgid, "values": values, "plural": said.plural}


def from_plain(plain: Mapping[str, object]) -> Said:
    """Return the message that was made plain."""
    values = plain["values"]
    assert isinstance(values, Mapping)
    said = {name: _said(value) for name, value in values.items()}
    return Said(str(plain["msgid"]), said, str(plain["plural"]))


def _plain(value: object) -> object:
    return to_plain(value) if isinstance(value, Said) else value


def _said(value: object) -> object:
    return from_plain(value) if isinstance(value, Mapping) else value
