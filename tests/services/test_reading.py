"""The paper as plain text, for who reads beside the form."""

from flask import Flask

from journal.services.reading import as_text
from tests.builders.document import docx_of, pdf_of


def kept(app: Flask, content: bytes) -> str:
    return app.extensions["surroundings"].storage.receive([content], len(content)).sha256


def test_a_pdf_is_read_page_by_page_and_a_document_paragraph_by_paragraph(app: Flask):
    with app.app_context():
        pdf = as_text(kept(app, pdf_of("Sleep was measured.")), "application/pdf")
        word = as_text(kept(app, docx_of("Sleep", "was measured.", author="Quince")), "docx")
    assert [(page.number, page.paragraphs) for page in pdf] == [(1, ("Sleep was measured.",))]
    assert [(page.number, page.paragraphs) for page in word] == [(None, ("Sleep", "was measured."))]


def test_what_cannot_be_read_has_no_text(app: Flask):
    with app.app_context():
        assert as_text(kept(app, b"%PDF-1.4 broken"), "application/pdf") == ()
        assert as_text(kept(app, docx_of()), "docx") == ()


def test_a_book_is_cut_where_a_browser_would_tire(app: Flask):
    words = "sleep " * 30_000
    with app.app_context():
        pages = as_text(kept(app, docx_of(*[words] * 4)), "docx")
    assert sum(len(text) for page in pages for text in page.paragraphs) == 500_000
