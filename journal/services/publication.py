"""Publishing: an issue appears whole, or not at all."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.citation import short_slug
from journal.domain.issue_draft import DraftItem, DraftSection, IssueDraft, article_of, missing
from journal.domain.issues import Gap
from journal.domain.published import Licence, PublishedArticle, record_of
from journal.domain.refusal import Invalid
from journal.lib.ids import new_id, short_code
from journal.models.issue import Issue, Item
from journal.models.publication import Publication
from journal.models.submission import Submission
from journal.queries.issue_draft import issue_draft
from journal.services import letter, unit
from journal.services.around import identity
from journal.services.building import being_built
from journal.services.history import record
from journal.services.move import move

_SLUG_WORDS = 60


@unit.act
def publish_issue(by: Acting, issue_id: str) -> str:
    """Publish the issue with every paper in it; return its slug.

    The record of each paper is frozen here; its corresponding author is told by letter.
    Raises Invalid with the first thing that is missing, and Overtaken for who comes second.
    """
    row = being_built(by, issue_id)
    issue, lacks = prepared(by, issue_id)
    if lacks:
        raise Invalid({"issue": lacks[0].said})
    appear(by, row, issue)
    return row.slug


def prepared(by: Acting, issue_id: str) -> tuple[IssueDraft, tuple[Gap, ...]]:
    """Return the issue, its papers locked until the act ends, and what it lacks."""
    _lock_papers(issue_id)
    issue = issue_draft(issue_id, by.at.date())
    if issue is None:
        raise LookupError(issue_id)
    return issue, missing(issue, identity().licence_name)


def appear(by: Acting, row: Issue, issue: IssueDraft) -> None:
    """Publish what was prepared; the caller has locked the issue's row and asked who may."""
    for position, (section, item) in enumerate(_placed(issue), 1):
        _publish(by, issue, section, item, position)
    row.published_at = by.at
    # What was only for before: the chosen moment, and the private link to the preview.
    row.publish_at = row.publish_by_id = row.stopped_at = None
    row.has_preview, row.preview_generation = False, row.preview_generation + 1
    record(by, "publish_issue", issue_id=row.id)


def _lock_papers(issue_id: str) -> None:
    """Let nobody withdraw a paper or accept another galley until the issue is out."""
    papers = select(Item.submission_id).where(Item.issue_id == issue_id)
    unit.session().execute(
        select(Submission.id)
        .where(Submission.id.in_(papers))
        .order_by(Submission.id)
        .with_for_update()
    ).all()


def _placed(issue: IssueDraft) -> list[tuple[DraftSection, DraftItem]]:
    return [(section, item) for section in issue.sections for item in section.items]


def _publish(
    by: Acting, issue: IssueDraft, section: DraftSection, item: DraftItem, position: int
) -> None:
    move(by, item.submission_id, "publish")
    licence = Licence(identity().licence_name, identity().licence_url)
    article = article_of(issue, section, item, licence, _slug(item.title))
    unit.session().add(
        Publication(
            id=new_id(),
            slug=article.slug,
            submission_id=item.submission_id,
            issue_id=issue.id,
            issue_section_id=section.id,
            call_id=section.call_id or item.call_id,
            position=position,
            title=article.title,
            first_page=article.pages.first,
            last_page=article.pages.last,
            pdf_sha256=article.pdf.sha256,
            pdf_size=article.pdf.size,
            record=record_of(article),
            published_at=by.at,
        )
    )
    _tell(by, item, article)


def _slug(title: str) -> str:
    """Return the address of a paper: words of its title, and a code that keeps it apart."""
    words = short_slug(title, _SLUG_WORDS) or "paper"
    while True:
        slug = f"{words}-{short_code().lower()}"
        taken = select(Publication.id).where(Publication.slug == slug)
        if unit.session().scalar(taken) is None:
            return slug


def _tell(by: Acting, item: DraftItem, article: PublishedArticle) -> None:
    to = letter.recipient(item.account_id)
    values = {
        "title": article.title,
        "reference": item.reference,
        "issue": article.issue.label,
        "pages": str(article.pages),
        "address": f"{identity().base_url}/articles/{article.slug}",
        "licence": article.licence.name,
    }
    composed = letter.drafted("published", to, values)
    letter.post(by, "published", to, composed, submission_id=item.submission_id)
