"""Links that a reader has to click: which stay, and which lead to their author."""

import re

from journal.documents import passages as at
from journal.documents.traces import LINK, Traces

_WEB = re.compile(r"https?://", re.IGNORECASE)
# Drives, repositories and pages that belong to a person.
_OF_PERSON = re.compile(
    r"https?://(?:[^/?#]*@|(?:[\w-]+\.)*(?:drive\.google|docs\.google|dropbox|box|sharepoint|1drv"
    r"|onedrive\.live|icloud|wetransfer|overleaf|github|gitlab|bitbucket|osf|orcid|figshare|zenodo"
    r"|researchgate|academia|linkedin|facebook|twitter|x|instagram|mastodon|youtube|youtu|t|telegram"
    r"|scholar\.google|mega|nextcloud)\.(?:com|org|io|net|ms|edu|be|me|nz|social)\b"
    r"|[^/]+/~)",
    re.IGNORECASE,
)


def is_kept(target: str, shown: str, traces: Traces) -> bool:
    """Tell whether a link may lead there. `shown` is the text that a reader clicks.

    A path, a mail address and a name that no reader sees are taken out and told; a person's page
    is for a person to judge.
    """
    if target.startswith("#"):
        return True
    if traces.names(target) and target not in shown:
        traces.fixed(LINK, at.LINK, target)
        return False
    if not _WEB.match(target):
        plain = target.removeprefix("mailto:").partition("?")[0]
        if not target.startswith("doi:") and not (plain != target and plain in shown):
            traces.fixed(LINK, at.LINK, target)
            return False
        return True
    if _OF_PERSON.match(target):
        traces.ask(LINK, at.LINK, target)
    return True
