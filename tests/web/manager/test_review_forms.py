"""The manager builds what reviewers are asked, with nothing but links and buttons."""

from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.usual_form import USUAL_ID
from journal.extensions import db
from journal.models.review_form import FormElement, ReviewForm
from tests.cast import browser_of, csrf_of, person

FORMS = "/manage/review-forms"


class Manager:
    """The manager's browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.browser = browser_of(app, person(app, "mona", Office.MANAGER))
        self.token = csrf_of(self.browser.get(FORMS).text)

    def post(self, path: str, **typed: object):
        return self.browser.post(f"{FORMS}{path}", data={"csrf_token": self.token, **typed})

    def page(self, path: str = "") -> str:
        answer = self.browser.get(f"{FORMS}{path}")
        assert answer.status_code == 200
        return answer.text

    def element_ids(self) -> dict[str, str]:
        with self.app.app_context():
            return dict(db.session.execute(select(FormElement.label, FormElement.id)).all())


def test_a_form_is_begun_filled_looked_at_ordered_and_chosen(app: Flask):
    mona = Manager(app)
    assert mona.post("", name="").status_code == 422
    path = mona.post("", name="Research articles").location.removeprefix(FORMS)
    assert "asks nothing yet" in mona.page(path)
    wrong = mona.post(f"{path}/add/single", label="Are the data there?", choices="Yes")
    assert wrong.status_code == 422
    assert "From 2 to 30, please" in wrong.text
    assert "Are the data there?" in wrong.text
    assert mona.post(f"{path}/add/single", label="Data?", choices="Yes\nNo").status_code == 303
    data = mona.element_ids()["Data?"]
    mona.post(f"{path}/add/long", label="Where?", is_for_author="y", asked_if=f"{data}.1")
    where = mona.element_ids()["Where?"]
    told = mona.page(path)
    assert "Only after “<bdi>Yes</bdi>” to “<bdi>Data?</bdi>”" in told
    assert f'<option selected value="{data}.1">' in mona.page(f"{path}/parts/{where}")
    preview = mona.page(f"{path}/preview")
    assert f'data-asked-if="answer_{data}" data-asked-value="Yes" hidden' in preview
    moved = mona.post(f"{path}/order", item=where, position="1")
    assert moved.status_code == 303
    assert "is asked only after an answer to this" in mona.page(path)
    gone = mona.post(f"{path}/add/long", label="Late", asked_if="nosuchelement00001.1")
    assert gone.status_code == 422
    mona.post(f"{path}/parts/{where}/remove")
    assert "Where?" not in mona.page(path)
    assert mona.post(f"{path}/usual").status_code == 303
    assert "every round where nothing else is said" in mona.page(path)
    assert mona.post(f"/{USUAL_ID}/retire").status_code == 303
    assert "Retired" in mona.page()


def test_a_form_in_use_shows_what_it_asks_and_offers_only_a_copy(app: Flask):
    mona = Manager(app)
    told = mona.page(f"/{USUAL_ID}")
    assert "it stays as it is" in told
    assert "Take out" not in told
    assert mona.browser.get(f"{FORMS}/{USUAL_ID}/add/scale").status_code == 404
    late = mona.post(f"/{USUAL_ID}/add/short", label="More?")
    assert late.status_code == 409
    assert "Change a copy of it" in late.text
    copied = mona.post(f"/{USUAL_ID}/copy").location
    assert "Usual form 2" in mona.browser.get(copied).text
    with app.app_context():
        named = select(ReviewForm.name).where(ReviewForm.copied_from_id == USUAL_ID)
        assert db.session.scalar(named) == "Usual form 2"
