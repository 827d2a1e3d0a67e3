"""What letters say of a submission: the same names on every occasion."""

from sqlalchemy import select

from journal.domain.said import N_, Said
from journal.models.call import Call
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.read import session
from journal.services.around import identity


def told(submission_id: str) -> dict[str, object]:
    """Return `reference`, `title`, `part` (call or section), `paper_url` and `desk_url`.

    No person is among them: what both sides may read can be told to both.
    """
    row = (
        session()
        .execute(
            select(
                Submission.reference,
                Submission.title,
                Call.title.label("call"),
                Section.title.label("section"),
            )
            .outerjoin(Call, Call.id == Submission.call_id)
            .outerjoin(Section, Section.id == Submission.section_id)
            .where(Submission.id == submission_id)
        )
        .one()
    )
    base = identity().base_url
    return {
        "reference": row.reference,
        "title": row.title,
        "part": row.call or row.section or Said(N_("no section")),
        "paper_url": f"{base}/submissions/{submission_id}",
        "desk_url": f"{base}/desk/submissions/{submission_id}",
    }
