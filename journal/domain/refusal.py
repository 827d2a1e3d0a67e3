"""The ways in which an act says no."""

from collections.abc import Mapping
from dataclasses import dataclass

from journal.domain.said import N_, Said


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason; a hidden one is answered as if the thing had never existed."""

    said: Said
    is_hidden: bool = False


HIDDEN = Refusal(Said(N_("There is no such page.")), is_hidden=True)


class Refused(Exception):
    """The act is not open to this person, or not now."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal.said))
        self.refusal = refusal


class Throttled(Refused):
    """Too many tries; later it is open again."""


class Invalid(Exception):
    """The input is refused; every error stands beside its field."""

    def __init__(self, errors: Mapping[str, Said]) -> None:
        super().__init__(", ".join(f"{name}: {said}" for name, said in errors.items()))
        self.errors = dict(errors)


class Overtaken(Exception):
    """Somebody else was first, or the thing has changed since the page was read."""

    def __init__(self, said: Said) -> None:
        super().__init__(str(said))
        self.said = said
