"""Personal links: made while a letter is sent, never stored, revoked by the next generation."""

from dataclasses import dataclass

from journal.lib.signing import is_signed, sign

REVIEW = "review"
CONFIRM = "confirm"
RESET = "reset"
ADDRESS = "address"
AUTHOR = "author"
HELPER = "helper"
VOLUNTEER = "volunteer"
# Whoever has it sees an issue that is not out yet: it belongs to no person.
PREVIEW = "preview"
PATHS = {
    PREVIEW: "/preview/",
    REVIEW: "/r/",
    CONFIRM: "/account/confirm/",
    RESET: "/account/reset/",
    ADDRESS: "/account/new-address/",
    AUTHOR: "/a/",
    VOLUNTEER: "/review-for-us?yes=",
    HELPER: "/r/with/",
}
SHOWN = "[personal link]"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a token claims, before its generation was compared with the row's."""

    row_id: str
    generation: int
    signature: str


def token(key: bytes, kind: str, row_id: str, generation: int) -> str:
    """Return `<row>.<generation>.<signature>`."""
    return f"{row_id}.{generation}.{sign(key, kind, row_id, str(generation))}"


def read(key: bytes, kind: str, text: str) -> Claim | None:
    """Return what the token says, None where it was not made with this key for this kind."""
    parts = text.split(".")
    if len(parts) != 3 or not (parts[1].isascii() and parts[1].isdecimal()):
        return None
    row_id, generation, signature = parts
    if not is_signed(key, signature, kind, row_id, generation):
        return None
    return Claim(row_id, int(generation), signature)
