"""Reading in the browser: a PDF that passed the gate is shown beside the form, and nothing else."""

import pytest

from journal.extensions import db
from journal.models.file import File, FileKind
from journal.models.submission import Version
from tests.builders import round as rounds
from tests.builders.review import invited, paper_in_review
from tests.cast import browser_of, person, writing


@pytest.fixture
def paper(app):
    return paper_in_review(app)


def file_id(app, paper, kind):
    with app.app_context():
        version = db.session.get(Version, paper.version_id)
        return getattr(version, f"{kind}_id")


def change(app, paper, **values):
    with writing(app):
        copy = db.session.get(File, db.session.get(Version, paper.version_id).anonymized_id)
        for name, value in values.items():
            setattr(copy, name, value)


def test_the_pdf_is_shown_in_the_journals_own_frame_to_those_who_may_read_it(app, paper):
    reviewer = person(app, "medlar")
    review_id = invited(app, paper, reviewer)
    desk = f"/desk/submissions/{paper.submission_id}/files"
    copy, manuscript = (file_id(app, paper, kind) for kind in ("anonymized", "manuscript"))
    addresses = (
        (browser_of(app, reviewer), f"/reviews/{review_id}/manuscript/view"),
        (browser_of(app, paper.editor), f"{desk}/{copy}/view"),
    )
    assert addresses[0][0].get(addresses[0][1]).status_code == 404, "only invited yet"
    rounds.accepted(app, reviewer, review_id)
    for client, address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.data.startswith(b"%PDF")
        assert answer.headers["Content-Disposition"].startswith("inline; filename=")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in policy
        assert "script-src" not in policy
        answer.close()
    page = addresses[0][0].get(f"/reviews/{review_id}")
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert f'data-view="{addresses[0][1]}"' in page.text
    assert addresses[1][0].get(f"{desk}/{manuscript}/view").status_code == 404
    for values in ({"passed_for": ""}, {"passed_for": "f" * 64, "media_type": "image/svg+xml"}):
        change(app, paper, **values)
        for client, address in addresses:
            assert client.get(address).status_code == 404, values
        page = addresses[0][0].get(f"/reviews/{review_id}")
        assert "frame-src" not in page.headers["Content-Security-Policy"]


def test_an_editor_reads_any_version_as_a_plain_page(app, paper):
    client = browser_of(app, paper.editor)
    for kind in (FileKind.MANUSCRIPT, FileKind.ANONYMIZED):
        found = file_id(app, paper, kind)
        page = client.get(f"/desk/submissions/{paper.submission_id}/files/{found}/text")
        assert page.status_code == 200
        assert 'id="page-1"' in page.text
    stranger = browser_of(app, person(app, "rowan", "editor"))
    address = f"/desk/submissions/{paper.submission_id}/files/{found}/text"
    assert stranger.get(address).status_code == 404
