"""The paper that a page is about: found, or answered as if it did not exist."""

from flask import abort

from journal.access.deciding import as_decider, kinds_open
from journal.access.permissions import require
from journal.access.standing import Standing
from journal.domain.decisions import BY_NAME, KINDS, Kind
from journal.queries.desk.paper import Facts, desk_standing, facts
from journal.services.around import setting
from journal.web.asking import viewer


def standing_here(submission_id: str) -> Standing:
    """Return how the viewer stands to the paper; 404 where they may not read it as an editor."""
    return desk_standing(viewer(), submission_id) or abort(404)


def opened(submission_id: str, act: str) -> Facts:
    """Return the paper for the page of this act; raises Refused where the act is not open."""
    require(standing_here(submission_id), act)
    return facts(submission_id)


def kinds_here(submission_id: str) -> tuple[Kind, ...]:
    """Return the kinds of decision open to the viewer; raises Refused where none is."""
    standing = standing_here(submission_id)
    names = kinds_open(standing, guests_decide=guests_decide())
    if not names:
        _may(standing, KINDS[0])
    return tuple(BY_NAME[name] for name in names)


def kind_here(submission_id: str, name: str) -> Kind:
    """Return the kind of decision; raises Refused where it is not open, 404 where it is none."""
    standing, kind = standing_here(submission_id), kind_named(name)
    _may(standing, kind)
    return kind


def kind_named(name: str) -> Kind:
    """Return the kind of decision; 404 where there is none of this name."""
    return BY_NAME.get(name) or abort(404)


def guests_decide() -> bool:
    """Tell whether the journal lets its guest editors decide."""
    return bool(setting("GUESTS_DECIDE"))


def _may(standing: Standing, kind: Kind) -> None:
    require(as_decider(standing, guests_decide=guests_decide()), kind.act)
