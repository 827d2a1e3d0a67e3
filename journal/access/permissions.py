"""The one home of every rule about who may act on a submission."""

from dataclasses import dataclass

from journal.access.standing import Standing
from journal.domain.decisions import BY_NAME, open_kinds
from journal.domain.refusal import HIDDEN, Refusal, Refused
from journal.domain.said import N_, Said
from journal.domain.workflow import (
    AFTER_ACCEPTANCE,
    BEFORE_PUBLISHED,
    BY_ACT,
    EDITORS_AND_OFFICE,
    HELD_IN,
    HOLD_WHO,
    MOVES,
    REVERT_WHO,
    REVERTIBLE,
    STATE_LABELS,
    UNDO_WITHDRAWAL_WHO,
    Party,
    State,
)

_DESK = frozenset({Party.CHIEF, Party.OFFICE, Party.EDITOR, Party.GUEST})
_AFTER_SENDING = frozenset(State) - {State.DRAFT}
_BEFORE_DECISION = frozenset({State.SUBMITTED, State.IN_REVIEW, State.REVISION_REQUESTED})
_BEING_MADE = frozenset({State.ACCEPTED, State.IN_PRODUCTION, State.SCHEDULED})


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do an act, and in which states."""

    who: frozenset[Party]
    states: frozenset[State]


# Acts that do not move the state; those that do come from the workflow's table.
_OTHER: dict[str, Rule] = {
    "read_as_author": Rule(frozenset({Party.AUTHOR}), frozenset(State)),
    "edit_draft": Rule(frozenset({Party.CORRESPONDING}), frozenset({State.DRAFT})),
    "prepare_revision": Rule(
        frozenset({Party.CORRESPONDING}), frozenset({State.REVISION_REQUESTED})
    ),
    "ask_status": Rule(
        frozenset({Party.CORRESPONDING}),
        frozenset(
            {
                State.SUBMITTED,
                State.IN_REVIEW,
                State.ACCEPTED,
                State.IN_PRODUCTION,
                State.SCHEDULED,
            }
        ),
    ),
    "change_public_names": Rule(
        frozenset({Party.CORRESPONDING}), frozenset({State.REVISION_REQUESTED}) | _BEING_MADE
    ),
    "ask_public_names": Rule(frozenset({Party.CORRESPONDING}), _BEING_MADE),
    "open_public_names": Rule(frozenset({Party.CHIEF, Party.OFFICE}), _BEING_MADE),
    "read_as_editor": Rule(_DESK, _AFTER_SENDING),
    "assign_editor": Rule(frozenset({Party.CHIEF, Party.OFFICE}), _BEFORE_DECISION),
    "supply_anonymized": Rule(
        _DESK, frozenset({State.SUBMITTED, State.IN_REVIEW, State.REVISION_REQUESTED})
    ),
    "open_round": Rule(
        frozenset({Party.CHIEF, Party.EDITOR, Party.GUEST}), frozenset({State.IN_REVIEW})
    ),
    "invite_reviewer": Rule(_DESK, frozenset({State.IN_REVIEW})),
    "cancel_review": Rule(_DESK, frozenset({State.IN_REVIEW})),
    "return_review": Rule(_DESK, frozenset({State.IN_REVIEW})),
    # What the author reads of a review is part of the decision: the office has no say in it.
    "see_to_review": Rule(
        _DESK - {Party.OFFICE}, frozenset({State.IN_REVIEW, State.REVISION_REQUESTED})
    ),
    "rate_review": Rule(_DESK, _AFTER_SENDING),
    "recommend": Rule(frozenset({Party.GUEST}), frozenset({State.SUBMITTED, State.IN_REVIEW})),
    "move_due_date": Rule(_DESK, frozenset({State.IN_REVIEW, State.REVISION_REQUESTED})),
    "keep_reminders": Rule(_DESK, _BEFORE_DECISION),
    # Whoever is reminded of their own idleness does not stop that by themselves.
    "keep_idle_reminders": Rule(frozenset({Party.CHIEF, Party.OFFICE}), _BEFORE_DECISION),
    "declare_conflict": Rule(_DESK, _AFTER_SENDING),
    "write_letter": Rule(_DESK, _AFTER_SENDING),
    "file_answer": Rule(_DESK, _AFTER_SENDING),
    "hold": Rule(frozenset(HOLD_WHO), HELD_IN),
    "release": Rule(frozenset(HOLD_WHO), HELD_IN),
    "move_paper": Rule(EDITORS_AND_OFFICE, BEFORE_PUBLISHED),
    "correct_details": Rule(EDITORS_AND_OFFICE, BEFORE_PUBLISHED),
    "sign_check": Rule(_DESK, BEFORE_PUBLISHED),
    "undo_withdrawal": Rule(UNDO_WITHDRAWAL_WHO, frozenset({State.WITHDRAWN})),
    "take_word": Rule(frozenset({Party.OFFICE}), BEFORE_PUBLISHED),
    "revert": Rule(frozenset(REVERT_WHO), REVERTIBLE),
    "read_as_production": Rule(frozenset({Party.PRODUCTION}), AFTER_ACCEPTANCE),
    "bring_galley": Rule(
        frozenset({Party.PRODUCTION, Party.EDITOR, Party.CHIEF}),
        frozenset({State.ACCEPTED, State.IN_PRODUCTION, State.SCHEDULED}),
    ),
    "accept_galley": Rule(
        frozenset({Party.PRODUCTION, Party.EDITOR, Party.CHIEF}),
        frozenset({State.ACCEPTED, State.IN_PRODUCTION, State.SCHEDULED}),
    ),
}
RULES: dict[str, Rule] = {row.act: Rule(row.who, row.sources) for row in MOVES} | _OTHER
if len(RULES) != len(MOVES) + len(_OTHER):
    raise AssertionError("an act stands in both tables")

# Reading changes nothing: these need not wait for who changes the paper.
READING = ("read_as_author", "read_as_editor", "read_as_production")
# What goes on while a paper is held: its authors must not feel it, and a conflict cannot wait.
_AUTHORS_OWN = frozenset(
    {"edit_draft", "prepare_revision", "submit", "submit_revision", "withdraw", "ask_status"}
    | {"change_public_names", "ask_public_names"}
)
_WHILE_HELD = (
    frozenset(READING)
    | _AUTHORS_OWN
    | {"release", "declare_conflict", "assign_editor", "sign_check", "take_word"}
    | {"open_public_names"}
)
_IS_HELD = Refusal(
    Said(
        N_(
            "This paper is held: nothing is decided, produced, published or sent until it is"
            " released."
        )
    )
)
_HELD_ALREADY = Refusal(Said(N_("This paper is held already.")))
_NOT_HELD = Refusal(Said(N_("This paper is not held any more.")))


def _is_known(standing: Standing) -> bool:
    return any(_allows(RULES[act], standing) for act in READING)


def _allows(rule: Rule, standing: Standing) -> bool:
    return bool(rule.who & standing.parties) and standing.state in rule.states


def why_not(standing: Standing | None, act: str) -> Refusal | None:
    """Return why the act is not open to who stands so, None where it is.

    Raises KeyError for an act that stands in no table.
    """
    rule = RULES[act]
    if standing is None or not _is_known(standing):
        return HIDDEN
    if not rule.who & standing.parties:
        # Whoever may see the paper on one side must not learn what the other side does.
        return HIDDEN
    if standing.state not in rule.states:
        text = N_("This is not open while the submission is “%(state)s”.")
        return Refusal(Said.of(text, state=Said(STATE_LABELS[standing.state])))
    return _why_not_held(standing, act)


def _why_not_held(standing: Standing, act: str) -> Refusal | None:
    """Return why the act waits for a release, or for a hold; an author must learn of neither."""
    if not standing.is_held:
        return _NOT_HELD if act == "release" else None
    if act in _WHILE_HELD:
        return None
    if Party.AUTHOR in standing.parties:
        return HIDDEN
    return _HELD_ALREADY if act == "hold" else _IS_HELD


def require(standing: Standing | None, act: str) -> Standing:
    """Return the standing; raises Refused where the act is not open."""
    refusal = why_not(standing, act)
    if refusal is not None or standing is None:
        raise Refused(refusal or HIDDEN)
    return standing


def offers(standing: Standing) -> frozenset[str]:
    """Return the acts open to who stands so: what the page's buttons come from."""
    return frozenset(act for act in RULES if why_not(standing, act) is None)


def decisions_open(standing: Standing) -> tuple[str, ...]:
    """Return the kinds of decision open to who stands so, in the order of their table."""
    if standing.is_held:
        return ()
    return tuple(
        kind.name
        for kind in open_kinds(standing.state)
        if BY_ACT[BY_NAME[kind.name].act].who & standing.parties
    )
