"""What somebody contributed to a paper. Source: CRediT, ANSI/NISO Z39.104-2022."""

from collections.abc import Iterable

from journal.domain.said import N_

# The key is the end of the role's address at https://credit.niso.org/contributor-roles/.
ROLES: dict[str, str] = {
    "conceptualization": N_("Conceptualization"),
    "data-curation": N_("Data curation"),
    "formal-analysis": N_("Formal analysis"),
    "funding-acquisition": N_("Funding acquisition"),
    "investigation": N_("Investigation"),
    "methodology": N_("Methodology"),
    "project-administration": N_("Project administration"),
    "resources": N_("Resources"),
    "software": N_("Software"),
    "supervision": N_("Supervision"),
    "validation": N_("Validation"),
    "visualization": N_("Visualization"),
    "writing-original-draft": N_("Writing – original draft"),
    "writing-review-editing": N_("Writing – review & editing"),
}


def kept(keys: Iterable[str]) -> str:
    """Return the known ones among the keys, in the standard's order, parted by blanks."""
    chosen = set(keys)
    return " ".join(key for key in ROLES if key in chosen)


def labels(roles: str) -> tuple[str, ...]:
    """Return the messages that name these roles."""
    return tuple(ROLES[key] for key in roles.split() if key in ROLES)
