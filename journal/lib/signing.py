"""Tokens that are made anew each time and never stored."""

import base64
import hashlib
import hmac


def sign(key: bytes, *parts: str) -> str:
    """Return 32 URL-safe signs that only the holder of the key can make for these parts."""
    text = "\x1f".join(parts).encode()
    return base64.urlsafe_b64encode(hmac.digest(key, text, hashlib.sha256)[:24]).decode()


def is_signed(key: bytes, signature: str, *parts: str) -> bool:
    """Tell in constant time whether the signature belongs to the parts."""
    return hmac.compare_digest(sign(key, *parts).encode(), signature.encode("utf-8", "replace"))


def digest(text: str) -> str:
    """Return the sha256 of the text as 64 hexadecimal signs."""
    return hashlib.sha256(text.encode()).hexdigest()
