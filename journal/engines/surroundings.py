"""What the journal stands in: time, files and mail, given to the app once."""

from dataclasses import dataclass

from journal.engines.mailer import Mailer
from journal.engines.storage import Storage
from journal.lib.clock import Clock


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The engines of one install."""

    clock: Clock
    storage: Storage
    mailer: Mailer
