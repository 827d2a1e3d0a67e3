"""Mail addresses as people type them."""

from email_validator import EmailNotValidError, validate_email


def is_address(text: str) -> bool:
    """Tell whether the text is written like a mail address; nobody is asked over the network."""
    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True
