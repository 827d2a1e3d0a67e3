"""Publishing: an issue appears whole, or not at all."""

from collections.abc import Mapping

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.citation import short_slug
from journal.domain.issue_draft import DraftItem, DraftSection, IssueDraft, article_alone, missing
from journal.domain.issues import Gap
from journal.domain.published import Licence, record_of
from journal.domain.refusal import Invalid
from journal.lib.ids import new_id, short_code
from journal.models.issue import Issue, Item
from journal.models.publication import Address, Publication
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
    row = _taken_up(item) if item.is_online_first else _new(by, item)
    _place(row, issue, section, item, position)
    if item.is_online_first:
        record(by, "take_up", submission_id=item.submission_id, issue_id=issue.id)
    unit.session().add(row)
    occasion = "published_in_issue" if item.is_online_first else "published"
    tell_author(by, occasion, item, row.slug, {"issue": issue.mark.label, "pages": str(item.pages)})


def _new(by: Acting, item: DraftItem) -> Publication:
    move(by, item.submission_id, "publish")
    return new_record(by, item)


def _taken_up(item: DraftItem) -> Publication:
    """Return the row of a paper that is out already: address, record and day stay as they are."""
    query = select(Publication).where(Publication.submission_id == item.submission_id)
    return unit.session().scalars(query.with_for_update()).one()


def _place(
    row: Publication, issue: IssueDraft, section: DraftSection, item: DraftItem, position: int
) -> None:
    if item.pages is None:
        raise ValueError("a paper without an accepted galley has no pages")
    row.issue_id, row.issue_section_id, row.position = issue.id, section.id, position
    row.call_id = section.call_id or item.call_id
    row.is_introduction = item.is_introduction
    row.first_page, row.last_page = item.pages.first, item.pages.last


def new_record(by: Acting, item: DraftItem) -> Publication:
    """Return the row of a version of record, frozen at this instant and not yet in an issue."""
    article = article_alone(item, licence(), _slug(item))
    return Publication(
        id=new_id(),
        slug=article.slug,
        submission_id=item.submission_id,
        call_id=item.call_id,
        position=0,
        title=article.title,
        pdf_sha256=article.pdf.sha256,
        pdf_size=article.pdf.size,
        record=record_of(article),
        published_at=by.at,
    )


def licence() -> Licence:
    """Return the licence under which the journal publishes."""
    journal = identity()
    return Licence(journal.licence_name, journal.licence_url, journal.licence_holder)


def _slug(item: DraftItem) -> str:
    """Return the address of a paper: one it had before, else words of its title and a code."""
    kept = select(Address.slug).where(Address.submission_id == item.submission_id)
    before = unit.session().scalar(kept)
    if before is not None:
        return before
    words = short_slug(item.title, _SLUG_WORDS) or "paper"
    while True:
        slug = f"{words}-{short_code().lower()}"
        if not _is_taken(slug):
            return slug


def _is_taken(slug: str) -> bool:
    published = select(Publication.id).where(Publication.slug == slug)
    kept = select(Address.slug).where(Address.slug == slug)
    return any(unit.session().scalar(query) is not None for query in (published, kept))


def tell_author(
    by: Acting, occasion: str, item: DraftItem, slug: str, more: Mapping[str, object]
) -> None:
    """Write to the corresponding author that the paper has appeared."""
    to = letter.recipient(item.account_id, item.submission_id)
    values = {
        "title": item.title,
        "reference": item.reference,
        "address": f"{identity().base_url}/articles/{slug}",
        "licence": (item.licence or licence()).name,
        **more,
    }
    composed = letter.drafted(occasion, to, values)
    letter.post(by, occasion, to, composed, submission_id=item.submission_id)
