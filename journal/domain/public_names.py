"""How an author is named to others, and what stays sealed where that is another name."""

from enum import StrEnum

from journal.domain.said import N_, Said


class NameKind(StrEnum):
    """What an author's public name is; every kind but NAME seals the legal one."""

    NAME = "name"
    PSEUDONYM = "pseudonym"
    INITIALS = "initials"
    WITHHELD = "withheld"


KIND_LABELS = {
    NameKind.NAME: N_("The name as it stands above"),
    NameKind.PSEUDONYM: N_("A pseudonym"),
    NameKind.INITIALS: N_("Initials"),
    NameKind.WITHHELD: N_("“Name withheld”"),
}
WITHHELD = Said(N_("Name withheld"))
NO_KEY = Said(
    N_(
        "Names of this paper are sealed, and the key that opens them is not here. Nothing is lost:"
        " please write to the office, which can put the key back."
    )
)
# No address can ever lead there. Source: RFC 6761, 6.4.
_NOWHERE = "@sealed.invalid"
# In letters it stands for the address of the account they go to.
OF_ACCOUNT = "account" + _NOWHERE


def initials(name: str) -> str:
    """Return the first letter of every word, each with its stop."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalpha()]
    return " ".join("-".join(p[0].upper() + "." for p in w.split("-") if p) for w in words)


def address_for(mark: str) -> str:
    """Return what stands in the table for a sealed address."""
    return mark + _NOWHERE


def is_sealed_address(address: str) -> bool:
    """Tell whether this only stands for an address."""
    return address.endswith(_NOWHERE)
