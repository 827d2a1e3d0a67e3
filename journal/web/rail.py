"""The rail beside desks: what each office may open, the present page marked."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _

from journal.access.duties import why_not
from journal.access.viewer import Viewer
from journal.queries.desk.outbox import failed_count
from journal.services.around import identity


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the rail; `counting` is asked only where the rail is shown."""

    url: str
    label: str
    is_current: bool = False
    counting: Callable[[], int] | None = None

    @property
    def count(self) -> int | None:
        """Return how much waits there; None, which is not shown, where it is nothing."""
        return (self.counting() or None) if self.counting else None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together."""

    label: str
    links: tuple[Link, ...]


def rail(viewer: Viewer) -> tuple[Group, ...]:
    """Return the groups open to the viewer."""
    groups = []
    if viewer.is_editor:
        groups.append(_today(viewer))
        make = [("/desk/calls", _("Calls"))]
        if why_not(viewer.offices, "read_issues") is None:
            make.append(("/desk/issues", _("Issues")))
        groups.append(_group(_("Make"), *make))
        groups.append(
            _group(_("Keep"), ("/desk/people", _("People")), ("/desk/absence", _("Absence")))
        )
    if viewer.is_production:
        groups.append(_group(_("Production"), ("/production", _("Papers in production"))))
    if viewer.is_manager:
        groups.append(_manager_group())
    return tuple(groups)


def _today(viewer: Viewer) -> Group:
    group = _group(
        _("Today"),
        ("/desk", _("Waits for me")),
        ("/desk/submissions", _("Submissions")),
        ("/desk/reminders", _("Letters to come")),
    )
    url = "/desk/letters"
    # A paper's own page tells what failed of its letters; that and an issue's ask enough already.
    is_one_thing = request.path.startswith(("/desk/submissions/", "/desk/issues/"))
    counting = None if is_one_thing else lambda: failed_count(viewer)
    letters = Link(url, _("Letters"), _is_here(url), counting)
    return Group(group.label, (*group.links, letters))


def _manager_group() -> Group:
    lines = [
        ("/manage", _("Overview")),
        ("/manage/journal", _("The journal")),
        ("/manage/logo", _("Logo")),
        ("/manage/menu", _("Menu")),
        ("/manage/people", _("People and offices")),
        ("/manage/keepers", _("Sealed names")),
        ("/manage/masthead", _("Masthead")),
        ("/manage/sections", _("Sections")),
        ("/manage/review-forms", _("Forms of reviews")),
        ("/manage/studies", _("Reporting guidelines")),
        ("/manage/licences", _("Licences")),
        ("/manage/pages", _("Pages")),
        ("/manage/announcements", _("Announcements")),
        ("/manage/letters", _("Letters")),
        ("/manage/jobs", _("Background work")),
    ]
    if identity().is_demo:
        lines.append(("/manage/mailbox", _("Mailbox")))
    return _group(_("Settings"), *lines)


def _group(label: str, *lines: tuple[str, str]) -> Group:
    return Group(label, tuple(Link(url, text, is_current=_is_here(url)) for url, text in lines))


def _is_here(url: str) -> bool:
    if url in ("/desk", "/manage", "/production"):
        return request.path == url
    return request.path == url or request.path.startswith(url + "/")
