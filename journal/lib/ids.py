"""Random names for rows and people's references."""

import secrets

# No vowels and nothing that is read for something else: no words arise, none is misread aloud.
_LETTERS = "bcdfghjkmnpqrstvwxz"
_SIGNS = _LETTERS + "23456789"
_SAID_ALOUD = "BCDFGHJKMNPQRSTVWXZ23456789"


def new_id() -> str:
    """Return 18 signs, about 85 bits, beginning with a letter: fit for addresses and file names."""
    return secrets.choice(_LETTERS) + "".join(secrets.choice(_SIGNS) for _ in range(17))


def short_code(length: int = 4) -> str:
    """Return `length` capital signs that can be read aloud on the telephone."""
    return "".join(secrets.choice(_SAID_ALOUD) for _ in range(length))
