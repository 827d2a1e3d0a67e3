"""Whoever sends a file with its progress shown ends up where everybody else does."""

from flask import Flask, redirect

from journal.web import uploading


def app() -> Flask:
    made = Flask("uploading")
    made.add_url_rule("/", "send", lambda: redirect("/submissions/x", 303), methods=["POST"])
    uploading.bind(made)
    return made


def test_a_form_sent_by_script_is_told_where_to_go():
    answer = app().test_client().post("/", headers={"X-Upload": "1"})
    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["X-Location"] == "/submissions/x"
    assert "Location" not in answer.headers


def test_a_plain_form_is_redirected():
    answer = app().test_client().post("/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/submissions/x")
    assert "X-Location" not in answer.headers
