"""How long a withdrawal can be taken back."""

from datetime import datetime, timedelta

from journal.domain.refusal import Refusal
from journal.domain.said import N_, Said
from journal.domain.workflow import WITHDRAWAL_DAYS

_TOO_LATE = N_("A withdrawal can be taken back for %(days)s days. The author can submit anew.")


def why_not_undone(withdrawn_at: datetime | None, at: datetime) -> Refusal | None:
    """Return why a withdrawal of that moment stands for good, None while it can be taken back."""
    if withdrawn_at is not None and at <= withdrawn_at + timedelta(days=WITHDRAWAL_DAYS):
        return None
    return Refusal(Said.of(_TOO_LATE, days=WITHDRAWAL_DAYS))
