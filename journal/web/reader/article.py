"""A paper for readers: its page, its file, and how to cite it."""

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue

from journal.domain.abstract import passages
from journal.domain.citation import Source, apa, bibtex, file_name, ris
from journal.domain.published import PublishedArticle
from journal.domain.supplements import KIND_LABELS
from journal.queries import published
from journal.queries.archive import neighbours
from journal.services.around import identity
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint
from journal.web.sending import send_file_row

# A PDF that passed the gate: it may not be framed and reaches nothing, but a viewer may show it.
PDF_CSP = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_FORMATS = {
    "bibtex": (bibtex, "application/x-bibtex", "bib"),
    "ris": (ris, "application/x-research-info-systems", "ris"),
}


@blueprint.get("/articles/<slug:slug>")
@policy(Policy.PUBLIC)
def article(slug: str) -> ResponseReturnValue:
    """Show what the world may know of the paper."""
    found = _published(slug)
    others = published.related(slug) if found.special else ()
    issue_url = f"/issues/{found.issue.slug}" if found.issue else ""
    beside = neighbours(slug) if found.issue else None
    return article_page(found, f"/articles/{slug}", issue_url, others=others, beside=beside)


@blueprint.get("/articles")
@policy(Policy.PUBLIC)
def online_first() -> ResponseReturnValue:
    """Show the papers that are out before their issue, the newest first."""
    return render_template("reader/online_first.html", papers=published.online_first())


@blueprint.get("/articles/<slug:slug>.pdf")
@policy(Policy.PUBLIC)
def article_pdf(slug: str) -> Response:
    """Send the file that was accepted, byte for byte."""
    found = _published(slug)
    return send_pdf(found.pdf.sha256, file_name(found))


@blueprint.get("/articles/<slug:slug>/cite/<any(bibtex, ris):style>")
@policy(Policy.PUBLIC)
def cite(slug: str, style: str) -> Response:
    """Offer the reference as a file for the reader's own library."""
    found = _published(slug)
    written, media_type, extension = _FORMATS[style]
    response = Response(written(found, source_of(slug)), mimetype=media_type)
    name = f"{file_name(found)}.{extension}"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Content-Type"] = f"{media_type}; charset=utf-8"
    return response


@blueprint.get("/articles/<slug:slug>/files/<int:number>")
@policy(Policy.PUBLIC)
def further_file(slug: str, number: int) -> Response:
    """Send a further file of the paper, counted from 1."""
    found = _published(slug)
    if not 0 < number <= len(found.further):
        abort(404)
    file = found.further[number - 1]
    name = f"{file_name(found)}-{file.kind}-{number}.{file.extension}"
    return send_file_row(file.sha256, file.media_type, name)


def article_page(
    found: PublishedArticle, here: str, issue_url: str, **more: object
) -> ResponseReturnValue:
    """Render the paper's page; `here` and `issue_url` are addresses without the host.

    `issue_url` is empty while no issue has taken the paper up.
    """
    return render_template(
        "reader/article_page.html",
        article=found,
        passages=passages(found.abstract),
        translated={one.language: passages(one.abstract) for one in found.translations},
        reference=apa(found, source_of(found.slug)),
        address=source_of(found.slug).address,
        pdf_url=f"{here}.pdf",
        cite_url=f"{here}/cite/",
        files_url=f"{here}/files/",
        kinds=KIND_LABELS,
        issue_url=issue_url,
        **more,
    )


def source_of(slug: str) -> Source:
    """Return what a reference says of this journal."""
    journal = identity()
    address = f"{journal.base_url}/articles/{slug}"
    return Source(journal.name, journal.issn, journal.publisher, address)


def send_pdf(sha256: str, name: str) -> Response:
    """Send a PDF that passed the gate, to be read in the browser."""
    response = send_file_row(sha256, "application/pdf", f"{name}.pdf", inline=True)
    response.headers["Content-Security-Policy"] = PDF_CSP
    return response


def _published(slug: str) -> PublishedArticle:
    found = published.article(slug)
    if found is None:
        abort(404)
    return found
