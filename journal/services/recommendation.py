"""What a guest editor recommends: its own record, never the decision."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.decisions import BY_NAME, open_kinds
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not
from journal.domain.workflow import State
from journal.models.review import Recommendation
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.around import setting
from journal.services.assignment import tell_chiefs
from journal.services.history import record
from journal.services.move import overtaken
from journal.services.round import open_round_of

_NO_SUCH_KIND = Said(N_("Please choose one of the decisions that are open now."))


@unit.act
def recommend(
    by: Acting, submission_id: str, kind: str, note: str, *, expected_state: State
) -> str:
    """Tell the chief what the guest editor would decide; return the recommendation's id.

    Sent twice, it is kept once. Raises Invalid for `kind` or `note`, Overtaken where the paper has
    moved on; Refused where the journal's guests decide by themselves.
    """
    standing = allowed(by, "read_as_editor", submission_id)
    if standing.state is not expected_state:
        raise overtaken(standing.state)
    allowed(by, "recommend", submission_id)
    if setting("GUESTS_DECIDE"):
        raise Refused(HIDDEN)
    if kind not in BY_NAME or BY_NAME[kind] not in open_kinds(standing.state):
        raise Invalid({"kind": _NO_SUCH_KIND})
    refuse({"note": why_not(note, TEXT)})
    open_round = open_round_of(submission_id)
    round_id = open_round.id if open_round else None
    return _last_same(by, submission_id, round_id, kind, note) or _keep(
        by, submission_id, round_id, kind, note
    )


def _last_same(
    by: Acting, submission_id: str, round_id: str | None, kind: str, note: str
) -> str | None:
    """Return the guest's last word on this round, if it is this one."""
    row = unit.session().scalar(
        select(Recommendation)
        .where(
            Recommendation.submission_id == submission_id,
            Recommendation.account_id == by.account_id,
            Recommendation.round_id == round_id,
        )
        .order_by(Recommendation.made_at.desc(), Recommendation.id)
        .limit(1)
    )
    return row.id if row is not None and (row.kind, row.note) == (kind, note) else None


def _keep(by: Acting, submission_id: str, round_id: str | None, kind: str, note: str) -> str:
    row = Recommendation(
        submission_id=submission_id,
        round_id=round_id,
        account_id=by.account_id,
        kind=kind,
        note=note,
        made_at=by.at,
    )
    unit.session().add(row)
    unit.session().flush()
    record(by, "recommend", submission_id=submission_id, thing_id=row.id)
    tell_chiefs(by, submission_id, "recommendation_made")
    return row.id
