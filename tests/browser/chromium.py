"""The system's own Chromium: where it is and how it is started."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing in the background, and no host but our own: a page that asks a third party gets no answer.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def path() -> str | None:
    """The browser named by JOURNAL_CHROMIUM, else the first one found; None where there is none."""
    named = os.environ.get("JOURNAL_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)
