"""The demonstration's galleys and issues."""

import io
from collections.abc import Mapping

from journal.cli.demonstration import further
from journal.cli.demonstration.drawing import shelves
from journal.cli.demonstration.papers import INTRODUCTION, PAPERS, DemoPaper
from journal.cli.demonstration.sheets import sheet
from journal.cli.demonstration.stage import Stage
from journal.documents.kinds import PDF
from journal.domain.issue_fields import IssueFields
from journal.services import galley as galleys
from journal.services import issue, issue_section, publication
from journal.services.around import surroundings
from journal.services.cover import CoverWords, drawn_cover, set_cover
from journal.services.file import checked
from journal.services.issue_introduction import introduce

_LIMIT = 5_000_000


def galley(
    stage: Stage, paper_id: str, paper: DemoPaper, days_ago: float, *, is_accepted: bool
) -> None:
    """Bring the typeset paper; accept it a day later where it is accepted."""
    byline = ", ".join(author.name for author in paper.authors)
    content = sheet(paper, byline=byline, running="Demonstration · invented paper")
    stored = surroundings().storage.receive(io.BytesIO(content), _LIMIT)
    upload = checked(stored, f"{paper.key}.pdf", (PDF,))
    galley_id = galleys.bring_galley(stage.by("production", days_ago), paper_id, upload)
    if is_accepted:
        galleys.accept_galley(stage.by("chief", days_ago - 1), galley_id)
        further.appear(stage.by("production", days_ago - 1), paper_id)


def issue_of(
    stage: Stage,
    fields: IssueFields,
    papers: Mapping[str, str],
    special: Mapping[str, str],
    days_ago: float,
    *,
    is_published: bool = True,
) -> str:
    """Build the issue of these papers (ids by key), some in a call's special section."""
    by = stage.by("chief", days_ago + 3)
    issue_id = issue.create_issue(by, fields)
    for slug in dict.fromkeys(special.values()):
        issue_section.add_special_section(by, issue_id, stage.calls[slug])
    for key, paper_id in papers.items():
        if key not in special:
            section_id = stage.sections[PAPERS[key].section]
            part = issue_section.add_section(by, issue_id, section_id)
        else:
            part = issue_section.add_special_section(by, issue_id, stage.calls[special[key]])
        item = issue.place(by, issue_id, paper_id, part)
        if key == INTRODUCTION.key:
            introduce(by, issue_id, item)
    if fields.number == "2":
        _cover(stage, issue_id, days_ago + 2)
    if is_published:
        publication.publish_issue(stage.by("chief", days_ago), issue_id)
    return issue_id


def _cover(stage: Stage, issue_id: str, days_ago: float) -> None:
    stored = surroundings().storage.receive(io.BytesIO(shelves()), _LIMIT)
    words = CoverWords("Loaves of bread on three shelves below a window", "Drawing: invented")
    set_cover(stage.by("chief", days_ago), issue_id, words, drawn_cover(stored, "cover.png"))
