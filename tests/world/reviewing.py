"""How a paper of the world is judged: every word somebody writes holds a canary."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from journal.domain.acting import Acting
from journal.domain.letters import Composed
from journal.domain.reviews import ReviewText
from journal.domain.usual_form import USUAL
from journal.domain.workflow import State
from journal.services import decision, review
from journal.services.alternate import line_up
from journal.services.invitation import cancel_review, invitation_letter, invite
from journal.services.review_file import attach_file
from journal.services.triage import send_to_review
from tests.builders.decision import verdict
from tests.world.canaries import word
from tests.world.stage import Stage


def review_key(paper: str, who: str, number: int = 1) -> str:
    """Return the short name of somebody's review in this round."""
    return f"{paper}{who}{number}"


def text_of(key: str, recommendation: str = "minor-revision", score: int = 4) -> ReviewText:
    """Return a whole review with its canaries."""
    return ReviewText(
        answers={one.id: str(score) for one in USUAL.elements},
        recommendation=recommendation,
        comments_author=f"For you: {word('comments', key)}.",
        comments_editor=f"Between us: {word('confidential', key)}.",
        competing_interests=f"I know {word('reviewinterests', key)}.",
    )


def to_review(stage: Stage, key: str, editor: str, submission_id: str, required: int = 2) -> None:
    """Open the first round."""
    step = f"{key}: to review"
    stage.act(step, send_to_review, editor, submission_id, due(stage), required)


def ask(stage: Stage, key: str, editor: str, submission_id: str, who: str, number: int = 1) -> str:
    """Invite somebody; return the review's id. The dice fall for the place, not for the person."""
    account_id = stage.people[who].id
    with stage.here():
        composed = invitation_letter(submission_id, account_id, due(stage))
    place = sum(1 for step in stage.asked if step.startswith(f"{key}/{number}/"))
    stage.asked.append(f"{key}/{number}/{place}")
    step = f"{key}: ask {number}/{place}"
    return stage.act(step, invite, editor, submission_id, account_id, due(stage), composed)


def line_up_next(stage: Stage, key: str, editor: str, submission_id: str, who: str) -> str:
    """Put somebody in line, to be asked where another does not review; return the line's id."""
    account_id = stage.people[who].id
    with stage.here():
        composed = invitation_letter(submission_id, account_id, due(stage))
    step = f"{key}: in line {who}"
    return stage.act(step, line_up, editor, submission_id, account_id, composed)


def take_on(stage: Stage, review_id: str, who: str) -> str:
    """Accept the invitation; who has no password acts by the link alone."""
    by = reviewer(stage, review_id, who)
    with stage.here():
        stage.dice.throw(f"accept {review_id}")
        review.accept(by, review_id)
    return review_id


def write(stage: Stage, review_id: str, who: str, text: ReviewText, *, send: bool = True) -> str:
    """Save a review, or send it."""
    stage.dice.throw(f"write {review_id}")
    with stage.here():
        (review.submit if send else review.save)(reviewer(stage, review_id, who), review_id, text)
    return review_id


def attach(stage: Stage, review_id: str, who: str, key: str) -> None:
    """Put a file beside the review."""
    receive = stage.docx if key == review_key("round", who) else stage.pdf
    upload = receive(
        word("reviewfilename", key),
        f"Marked up: {word('reviewfile', key)}",
        author=word("reviewmetadata", key),
    )
    stage.dice.throw(f"attach {review_id}")
    with stage.here():
        attach_file(reviewer(stage, review_id, who), review_id, upload)


def declined(stage: Stage, review_id: str, who: str, key: str) -> None:
    """Decline with a reason and a name."""
    stage.dice.throw(f"decline {review_id}")
    with stage.here():
        by = reviewer(stage, review_id, who)
        review.decline(by, review_id, word("declinereason", key), word("declinenames", key))


def let_go(stage: Stage, review_id: str, editor: str) -> None:
    """Cancel the review."""
    stage.act(f"cancel {review_id}", cancel_review, editor, review_id)


def decide(
    stage: Stage,
    key: str,
    editor: str,
    submission_id: str,
    kind: str,
    state: State = State.IN_REVIEW,
    *,
    files: Iterable[str] = (),
    number: int = 1,
    **more: object,
) -> str:
    """Decide; the letter and the reason for the editors hold canaries."""
    prepared = verdict(stage.app, submission_id, kind, state, files=frozenset(files), **more)
    text = f"{prepared.letter.text}\n{word('letter', key)}\n"
    prepared = replace(
        prepared,
        letter=Composed(prepared.letter.subject, text),
        reason=f"We think {word('reason', key)}.",
    )
    step = f"{key}: decide {number}"
    return stage.act(step, decision.record_decision, editor, submission_id, prepared)


def reviewer(stage: Stage, review_id: str, who: str) -> Acting:
    """Return how this reviewer acts: by account, or by the link where they have no password."""
    if who == "rosa":
        return Acting(at=stage.now, review_id=review_id)
    return stage.by(who)


def due(stage: Stage) -> date:
    """Return the day four weeks from now."""
    return stage.now.date() + timedelta(days=28)
