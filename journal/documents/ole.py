"""Office files of before 2007 and what Office seals with a password: storages of named streams."""

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_NAME = 64


def is_ole(content: bytes) -> bool:
    """Tell whether the bytes are such a storage."""
    return content.startswith(MAGIC)


def has_stream(content: bytes, name: str) -> bool:
    """Tell whether the storage has an entry of that name.

    Directory entries lie on multiples of 128 bytes and hold name and length of name ([MS-CFB]
    2.6.1), so that text which only speaks of the name is not taken for one.
    """
    wanted = name.encode("utf-16-le")
    at = content.find(wanted)
    while at != -1:
        if at % _ENTRY == 0 and content[at + _NAME : at + _NAME + 2] == _length(wanted):
            return True
        at = content.find(wanted, at + 2)
    return False


def has_macros(content: bytes) -> bool:
    """Tell whether the storage brings programs along."""
    return has_stream(content, "_VBA_PROJECT")


def _length(name: bytes) -> bytes:
    return (len(name) + 2).to_bytes(2, "little")
