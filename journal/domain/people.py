"""Names in any form: a single name, two scripts, the family's first or last."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name as the person writes it, and the part of it that one sorts and cites by, if any."""

    name: str
    family: str = ""


def given(person: PersonName) -> str:
    """Return the name without its family part."""
    if not person.family:
        return ""
    return " ".join(person.name.replace(person.family, " ", 1).split())


def inverted(person: PersonName) -> str:
    """Return `Family, Given`, or the name whole where it has no family part."""
    first = given(person)
    return f"{person.family}, {first}" if first else person.name


def cited(person: PersonName) -> str:
    """Return `Family, G. H.` as APA 7 writes it, or the name whole."""
    first = given(person)
    if not first:
        return person.name
    parts = first.replace(".", " ").split()
    initials = " ".join("-".join(p[0].upper() + "." for p in w.split("-") if p) for w in parts)
    return f"{person.family}, {initials}"


def sort_key(person: PersonName) -> str:
    """Return what lists of people are sorted by."""
    return inverted(person).casefold()
