"""The desk page of one submission: all that its editors need, in one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from journal.access.deciding import kinds_open
from journal.access.permissions import offers
from journal.access.standing import Standing
from journal.access.viewer import Viewer
from journal.domain.decisions import BY_NAME, Kind
from journal.domain.limits import NOT_COUNTED, Measure, measures
from journal.domain.named import NamedReviewer, Stance
from journal.domain.next_act import NextAct, Situation, next_act
from journal.domain.withdrawal import why_not_undone
from journal.domain.workflow import State
from journal.models.letter import LetterState
from journal.queries import answer
from journal.queries.desk import history, outbox, paper, verdicts, versions
from journal.queries.desk.outbox import OutgoingLine
from journal.queries.desk.rounds import RoundView, rounds
from journal.queries.sealed import masks_of
from journal.queries.withdrawal import last_withdrawal


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Everything on the page; `kinds` are the decisions open to the viewer, `next` comes first."""

    facts: paper.Facts
    authors: tuple[paper.AuthorLine, ...]
    themes: tuple[str, ...]
    named: Mapping[Stance, tuple[NamedReviewer, ...]]
    versions: tuple[versions.VersionView, ...]
    rounds: tuple[RoundView, ...]
    decisions: tuple[verdicts.DecisionLine, ...]
    recommendations: tuple[verdicts.RecommendationLine, ...]
    letters: tuple[OutgoingLine, ...]
    answers: tuple[answer.AnswerLine, ...]
    history: tuple[history.Happened, ...]
    offers: frozenset[str]
    kinds: tuple[Kind, ...]
    next: NextAct | None

    @property
    def open_round(self) -> RoundView | None:
        """Return the round in which reviews are awaited."""
        return next((one for one in self.rounds if one.is_open), None)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Return what was counted in the newest version, beside its limits."""
        facts, counts = self.facts, self.versions[0].counts if self.versions else NOT_COUNTED
        return measures(facts.limits, facts.title, facts.abstract, facts.keywords, counts)

    @property
    def has_copy(self) -> bool:
        """Tell whether the newest version has something for reviewers."""
        return bool(self.versions) and self.versions[0].has_copy

    @property
    def has_date(self) -> bool:
        """Tell whether a round or a revision is awaited by some day."""
        return self.open_round is not None or self.facts.state is State.REVISION_REQUESTED

    @property
    def failed(self) -> tuple[OutgoingLine, ...]:
        """Return the letters that could not be delivered."""
        return tuple(one for one in self.letters if one.moments.state is LetterState.FAILED)


def desk_page(
    viewer: Viewer, submission_id: str, at: datetime, *, guests_decide: bool
) -> DeskPage | None:
    """Return the page, None where the viewer may not read the paper as an editor; 14 selects."""
    standing = paper.desk_standing(viewer, submission_id)
    if standing is None:
        return None
    kinds = tuple(BY_NAME[name] for name in kinds_open(standing, guests_decide=guests_decide))
    facts = paper.facts(submission_id)
    found = _Parts(
        facts,
        versions.versions(submission_id),
        rounds(submission_id),
        verdicts.decisions(submission_id) if facts.has_decisions else (),
        verdicts.recommendations(submission_id) if facts.has_advice else (),
    )
    authors = paper.authors(submission_id)
    masks = masks_of(submission_id) if any(one.is_sealed for one in authors) else {}
    open_to = _in_time(_offers(standing, kinds, guests_decide), submission_id, at)
    return DeskPage(
        facts=found.facts,
        authors=authors,
        themes=found.facts.themes,
        named=facts.named,
        versions=found.versions,
        rounds=found.rounds,
        decisions=found.decisions,
        recommendations=found.recommendations,
        letters=outbox.of_paper(viewer, submission_id, at, masks),
        answers=answer.of_paper(submission_id) if facts.has_answers else (),
        history=history.history(submission_id, masks),
        offers=open_to,
        kinds=kinds,
        next=next_act(found.situation(at, may_decide=bool(kinds)), open_to),
    )


def _offers(standing: Standing, kinds: tuple[Kind, ...], guests_decide: bool) -> frozenset[str]:
    """Return the acts open to the viewer; who decides has no need to recommend."""
    open_to = offers(standing)
    return open_to - {"recommend"} if kinds or guests_decide else open_to


def _in_time(open_to: frozenset[str], submission_id: str, at: datetime) -> frozenset[str]:
    """Leave out what was open only for some days that are over."""
    if "undo_withdrawal" not in open_to:
        return open_to
    last = last_withdrawal(submission_id)
    is_over = why_not_undone(last.at if last else None, at) is not None
    return open_to - {"undo_withdrawal"} if is_over else open_to


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the next act hangs on."""

    facts: paper.Facts
    versions: tuple[versions.VersionView, ...]
    rounds: tuple[RoundView, ...]
    decisions: tuple[verdicts.DecisionLine, ...]
    recommendations: tuple[verdicts.RecommendationLine, ...]

    def situation(self, at: datetime, *, may_decide: bool) -> Situation:
        current = next((one for one in self.rounds if one.is_open), None)
        last_closed = max((one.closed_at for one in self.rounds if one.closed_at), default=None)
        revised_at = self.facts.revised_at
        return Situation(
            state=self.facts.state,
            has_editor=self.facts.editor_id is not None,
            is_reviewed=self.facts.is_reviewed,
            has_copy=bool(self.versions) and self.versions[0].is_readable,
            may_decide=may_decide,
            is_recommended=self._is_recommended(),
            is_revised=bool(revised_at and last_closed and revised_at > last_closed),
            progress=current.progress(at) if current else None,
        )

    def _is_recommended(self) -> bool:
        """Tell whether a guest's word stands that no decision has followed."""
        if not self.recommendations:
            return False
        decided_at = max((one.at for one in self.decisions), default=None)
        return decided_at is None or self.recommendations[0].at > decided_at
