"""What a look into a document answers, and how the answer crosses to another process."""

from dataclasses import dataclass

from journal.domain.said import Said


@dataclass(frozen=True, slots=True)
class Refused:
    """The document cannot be taken; `said` tells its sender what is wrong and what to do."""

    said: Said


class Unfit(Exception):
    """Raised deep inside a document; at the border of the child process it becomes a Refused."""

    def __init__(self, msgid: str, **values: object) -> None:
        super().__init__(msgid)
        self.said = Said.of(msgid, **values)
