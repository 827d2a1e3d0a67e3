"""JPEG pictures without what a camera or an editor wrote about itself."""

_START = b"\xff\xd8"
_SCAN = 0xDA
_COMMENT = 0xFE
# JFIF's header, colour profiles and Adobe's colour transform are what a reader needs.
_KEPT = {0xE0, 0xE2, 0xEE}
_APPLICATIONS = range(0xE0, 0xF0)


def without_private_segments(content: bytes) -> bytes:
    """Return the picture without EXIF, XMP, Photoshop's notes and comments; pixels untouched.

    What is not built as a JPEG comes back as it is.
    """
    if not content.startswith(_START):
        return content
    kept = [_START]
    at = len(_START)
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == _SCAN:
            return b"".join([*kept, content[at:]])
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if not _is_private(marker):
            kept.append(content[at:end])
        at = end
    return content


def _is_private(marker: int) -> bool:
    return marker == _COMMENT or (marker in _APPLICATIONS and marker not in _KEPT)
