"""Addresses of mail and of the web as people type them."""

from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email


def is_address(text: str) -> bool:
    """Tell whether the text is written like a mail address; nobody is asked over the network."""
    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def is_link(url: str) -> bool:
    """Tell whether this is an address on the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname)
