"""The one home of every rule about acts on the journal itself: calls, people, settings.

Acts on a submission have theirs in `permissions`.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, false, or_, true

from journal.domain.calls import CallState
from journal.domain.office import Held, Office
from journal.domain.refusal import HIDDEN, Refusal
from journal.models.call import Call

_EDITORIAL = frozenset({Office.CHIEF, Office.OFFICE})
_MANAGER = frozenset({Office.MANAGER})
RULES: dict[str, frozenset[Office]] = {
    "create_call": _EDITORIAL,
    "edit_call": _EDITORIAL,
    "announce_call": _EDITORIAL,
    "extend_call": _EDITORIAL,
    "close_call": _EDITORIAL,
    "archive_call": _EDITORIAL,
    "remove_call": _EDITORIAL,
    "switch_reminders": _EDITORIAL,
    "switch_invitations": _EDITORIAL,
    # Guests come and go: what is known of people's ties is not for them.
    "keep_person_notes": _EDITORIAL | {Office.EDITOR},
    "enter_absence": _EDITORIAL,
    "appoint_guest": _EDITORIAL | _MANAGER,
    "appoint": _MANAGER,
    "add_person": _EDITORIAL | _MANAGER,
    "submit_for": frozenset({Office.OFFICE}),
    "extend_for": _EDITORIAL,
    # Who builds an issue sees its papers as production does, also in conflict or not assigned.
    "read_issues": _EDITORIAL | {Office.EDITOR},
    "build_issue": frozenset({Office.CHIEF, Office.EDITOR}),
    "block_account": _MANAGER,
    # Of people in office only the manager: see services/address.py.
    "change_address": _MANAGER | {Office.OFFICE},
    "keep_masthead": _MANAGER,
    "keep_licences": _MANAGER,
    "keep_settings": _MANAGER,
    "unpublish_issue": frozenset({Office.CHIEF}),
    "keep_sections": _MANAGER,
    "keep_review_forms": _MANAGER,
    "keep_pages": _MANAGER,
    "keep_announcements": _MANAGER,
    "keep_jobs": _MANAGER,
    "name_keepers": _MANAGER,
    "release_letters": _MANAGER,
    "keep_letters": _MANAGER,
}
_EVER = frozenset({"edit_call", "appoint_guest"})
_CALL_ACTS: dict[CallState, frozenset[str]] = {
    CallState.DRAFT: _EVER | {"announce_call", "remove_call"},
    CallState.SCHEDULED: _EVER | {"extend_call"},
    CallState.OPEN: _EVER | {"extend_call", "close_call", "extend_for"},
    CallState.CLOSED: _EVER | {"extend_call", "archive_call", "extend_for"},
    CallState.ARCHIVED: _EVER,
}


def why_not(offices: Iterable[Held], act: str) -> Refusal | None:
    """Return why the act is not open to who holds these offices, None where it is.

    Raises KeyError for an act that stands in no table.
    """
    held = {one.office for one in _own(offices)}
    return None if RULES[act] & held else HIDDEN


def _own(offices: Iterable[Held]) -> tuple[Held, ...]:
    """Leave out what is held for somebody who is away: a stand-in looks after papers alone."""
    return tuple(one for one in offices if one.for_id is None)


def duties(offices: Iterable[Held]) -> frozenset[str]:
    """Return the acts open to who holds these offices: what a page's buttons come from."""
    held = tuple(offices)
    return frozenset(act for act in RULES if why_not(held, act) is None)


def call_offers(offices: Iterable[Held], state: CallState) -> frozenset[str]:
    """Return the acts on a call in this state that are open to who holds these offices."""
    return duties(offices) & _CALL_ACTS[state]


def sees_call(offices: Iterable[Held], call_id: str, is_announced: bool) -> bool:
    """Tell whether the desk shows this call to who holds these offices."""
    held = _own(offices)
    if any(one.office in _EDITORIAL for one in held):
        return True
    if any(one.office is Office.EDITOR for one in held) and is_announced:
        return True
    return any(one.office is Office.GUEST and one.call_id == call_id for one in held)


def calls_seen(offices: Iterable[Held]) -> ColumnElement[bool]:
    """The same rule as a condition of a SELECT."""
    held = _own(offices)
    if any(one.office in _EDITORIAL for one in held):
        return true()
    own = [one.call_id for one in held if one.office is Office.GUEST]
    is_editor = any(one.office is Office.EDITOR for one in held)
    return or_(
        Call.id.in_(own) if own else false(),
        and_(Call.announced_at.is_not(None), true() if is_editor else false()),
    )
