"""How long somebody may take to confirm another address."""

from datetime import timedelta

LASTS = timedelta(days=7)
