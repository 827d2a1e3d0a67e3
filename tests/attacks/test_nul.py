"""A NUL in an address or a form is nobody's typing; a database that holds none never meets it."""

from flask import Flask, request
from flask.testing import FlaskClient

from journal.domain.office import Office
from tests.builders.issue import issue
from tests.builders.round import now
from tests.cast import browser_of, csrf_of, person


def test_whatever_comes_in_holds_no_nul(app: Flask) -> None:
    sent = {"paper": "a\0b", "released": ["\0", "x"]}
    with app.test_request_context("/submit?call=%00a&%00=1", method="POST", data=sent):
        assert request.args.to_dict() == {"call": "a", "": "1"}
        assert request.form.getlist("released") == ["", "x"]
        assert request.values["paper"] == "ab"
    file = {"file": (__file__, "paper.docx"), "subject": "to\0day"}
    with app.test_request_context("/", method="POST", data=file):
        assert request.form["subject"] == "today"
        assert request.files["file"].filename == "paper.docx"


def test_a_link_with_a_nul_is_calmly_answered(client: FlaskClient) -> None:
    token = csrf_of(client.get("/register").text)
    for path in ("/r/%00", "/r/%00.1.x", "/account/reset/%00"):
        assert client.get(path).status_code == 410
        assert client.post(path, data={"csrf_token": token}).status_code in (303, 410)


def test_an_editor_s_forms_with_a_nul_are_answered(app: Flask) -> None:
    chief = person(app, "cora", Office.CHIEF)
    cora = browser_of(app, chief)
    token = csrf_of(cora.get("/account").text)
    assert cora.get("/submit?call=%00&section=%00").status_code == 200
    here = f"/desk/issues/{issue(app, now(app, chief))}"
    for path, typed in (
        ("items", {"paper": "\0", "into": "\0"}),
        ("items/order", {"item": "\0", "position": "1"}),
        ("parts", {"call": "\0"}),
        ("parts", {"section": "\0"}),
    ):
        answer = cora.post(f"{here}/{path}", data={"csrf_token": token, **typed})
        assert answer.status_code in (303, 404), path
