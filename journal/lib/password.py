"""Passwords are kept as argon2id only."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def hashed(password: str, *, quick: bool = False) -> str:
    """Return the argon2id record; `quick` is for worlds that hold no real person's password."""
    return (_QUICK if quick else _HASHER).hash(password)


def matches(record: str | None, password: str) -> bool:
    """Tell whether the password made the record; without a record the same work is done."""
    if record is None:
        _HASHER.hash(password)
        return False
    try:
        return _HASHER.verify(record, password)
    except (VerificationError, InvalidHashError):
        return False
