"""The letters of the world as they lie in people's mailboxes, headers and all."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from tests.world.build import World
from tests.world.canaries import Canary
from tests.world.law import SIDES, Given, may_have
from tests.world.people import ABSENT
from tests.world.submitting import coauthor

OFFICE = "olga"
# What stands in every letter: the same for everybody, whatever it is about.
HEADERS = frozenset(
    "auto-submitted content-language content-transfer-encoding content-type date from message-id"
    " mime-version reply-to subject to".split()
)


@dataclass(frozen=True)
class Mail:
    """One letter in somebody's mailbox; `paper` None where it is about none."""

    who: str
    paper: str | None
    occasion: str
    headers: dict[str, str]
    body: str
    canaries: frozenset[Canary]


def mails(world: World, mailbox: Path) -> Iterator[Mail]:
    """Yield every letter in the folder."""
    rows = {str(row["message_id"]): row for row in world.rows["letter"]}
    named = {one.email: who for who, one in world.people.items()} | {coauthor(ABSENT).email: ABSENT}
    for file in sorted(mailbox.glob("*.eml")):
        letter = message_from_bytes(file.read_bytes(), policy=policy.default)
        assert isinstance(letter, EmailMessage)
        row = rows[str(letter["Message-ID"])]
        headers = {name.lower(): str(value) for name, value in letter.items()}
        body = letter.get_content()
        yield Mail(
            who=named.get(letter["To"].addresses[0].addr_spec, OFFICE),
            paper=world.about.get(str(row["submission_id"])),
            occasion=str(row["occasion"]),
            headers=headers,
            body=body,
            canaries=world.finder.found("\n".join([body, *headers.values()])),
        )


def strays(mail: Mail) -> list[Canary]:
    """Return what may not stand in the letter, on whichever side its reader stands to the paper.

    Its own id stands in its Message-ID, and opens nothing.
    """
    return sorted(
        one for one in mail.canaries if one.kind != "letterid" and not is_theirs(mail, one)
    )


def is_theirs(mail: Mail, canary: Canary) -> bool:
    """Tell whether the reader may have the canary on some side of the paper, then or now."""
    return any(
        may_have(Given(mail.who, side, mail.paper, is_letter=True), canary) for side in SIDES
    )
