"""The demonstration's rounds of review and decisions."""

from datetime import timedelta

from journal.cli.demonstration.content import REVIEWS
from journal.cli.demonstration.stage import Stage, handling_editor
from journal.domain.decisions import BY_NAME
from journal.domain.reviews import ReviewText
from journal.domain.striking import stands
from journal.domain.workflow import State
from journal.services import alternate, decision, invitation, review, triage
from journal.services.by_itself import choose_for_round
from journal.services.rating import rate
from journal.services.release import unreleased
from journal.services.striking import strike

# A sentence in one of the reviews that its author is better off without.
STRUCK = "The material is rich, but the way from interviews to themes stays in the dark."
REVIEWERS = ("reviewer1", "reviewer2", "reviewer3")


def to_review(stage: Stage, paper_id: str, days_ago: float, required: int = 2) -> None:
    """Open the first round, by whoever handles the paper."""
    by = stage.by_id(handling_editor(paper_id) or stage.people["chief"], days_ago)
    due_on = (by.at + timedelta(days=28)).date()
    triage.send_to_review(by, paper_id, due_on, required)


def invite(stage: Stage, paper_id: str, who: str, days_ago: float) -> str:
    """Ask this reviewer; return the review's id."""
    by = stage.by_id(handling_editor(paper_id) or stage.people["chief"], days_ago)
    due_on = (by.at + timedelta(days=28)).date()
    letter = invitation.invitation_letter(paper_id, stage.people[who], due_on)
    return invitation.invite(by, paper_id, stage.people[who], due_on, letter)


def line_up(stage: Stage, paper_id: str, who: str, days_ago: float) -> None:
    """Put this reviewer in line, to be asked by itself where another does not review."""
    by = stage.by_id(handling_editor(paper_id) or stage.people["chief"], days_ago)
    letter = invitation.invitation_letter(paper_id, stage.people[who])
    alternate.line_up(by, paper_id, stage.people[who], letter)
    choose_for_round(by, paper_id, choice=True)


def write(stage: Stage, review_id: str, who: str, days_ago: float, number: int) -> None:
    """Accept two weeks before and send the review."""
    review.accept(stage.by(who, days_ago + 14), review_id)
    review.submit(stage.by(who, days_ago), review_id, text(number))


def seen_to(stage: Stage, paper_id: str) -> None:
    """Let the editor strike a sentence of one of the reviews that are in, and rate it."""
    by = stage.by_id(handling_editor(paper_id) or stage.people["chief"], 10)
    for one in unreleased(paper_id):
        if stands(one.comments, STRUCK):
            strike(by, one.review_id, [STRUCK])
            rate(by, one.review_id, 4, "Thorough, and in time.")


def text(number: int) -> ReviewText:
    """Return one of the demonstration's reviews."""
    scores, recommendation, for_author, for_editor = REVIEWS[number % len(REVIEWS)]
    answers = {name: str(step) for name, step in scores.items()}
    return ReviewText(answers, recommendation, for_author, for_editor, "None.")


def whole_round(stage: Stage, paper_id: str, days_ago: float, *numbers: int) -> frozenset[str]:
    """Ask two reviewers, both of whom answer by `days_ago`; return the reviews' ids."""
    written = set()
    for place, number in enumerate(numbers):
        who = REVIEWERS[(place + numbers[0]) % len(REVIEWERS)]
        review_id = invite(stage, paper_id, who, days_ago + 20)
        write(stage, review_id, who, days_ago, number)
        written.add(review_id)
    return frozenset(written)


def decide(
    stage: Stage,
    paper_id: str,
    kind: str,
    days_ago: float,
    state: State,
    released: frozenset[str] = frozenset(),
    reason: str = "",
) -> None:
    """Decide as editor-in-chief, with the letter as it is drafted."""
    by = stage.by("chief", days_ago)
    due_on = decision.due_date(kind, by.at)
    verdict = decision.Verdict(
        kind=kind,
        letter=decision.drafted(paper_id, kind, due_on),
        expected_state=state,
        released=released if BY_NAME[kind].releases_reviews else frozenset(),
        revision_due_on=due_on,
        reason=reason,
    )
    decision.record_decision(by, paper_id, verdict)
