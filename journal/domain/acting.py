"""Who acts, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Acting:
    """One actor at one instant (UTC): an account, the review a link opens, or a named job."""

    at: datetime
    account_id: str | None = None
    review_id: str | None = None
    job: str | None = None
    language: str = "en"
