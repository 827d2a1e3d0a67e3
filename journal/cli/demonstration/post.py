"""The demonstration's letters: one that waits, one that was stopped, one that came back."""

from journal.cli.demonstration.stage import Stage
from journal.domain.acting import Acting
from journal.domain.letters import Composed
from journal.services import correspondence, outbox, stopping

_NO_SUCH_BOX = "550 5.1.1 There is no such mailbox here."


def letters(stage: Stage, paper_id: str) -> None:
    """Write about this paper, as its office would."""
    _write(stage, paper_id, "author", 0, "The second figure can only be read in colour.")
    stopped = _write(stage, paper_id, "author", 0.2, "Please send the consent forms.")
    stopping.stop(stage.by("office", 0.2), stopped)
    failed = _write(stage, paper_id, "reviewer", 0.5, "May we send you the revision as well?")
    outbox.not_sent(Acting(at=stage.now, job="outbox"), failed, _NO_SUCH_BOX, is_final=True)


def _write(stage: Stage, paper_id: str, role: str, days_ago: float, words: str) -> str:
    by = stage.by("office", days_ago)
    to = next(one for one in correspondence.people(by, paper_id) if one.role == role)
    draft = correspondence.drafted(paper_id, to)
    greeting, _, rest = draft.text.partition("\n\n")
    text = f"{greeting}\n\n{words}\n\n{rest}"
    return correspondence.write_letter(by, paper_id, to.key, Composed(draft.subject, text))
