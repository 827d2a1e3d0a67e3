"""An author's browser without scripts: gets pages, sends forms with their token."""

import html
import io
import re
from collections.abc import Mapping

from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.cast import Person, browser_of, csrf_of


class Visit:
    """One signed-in author."""

    def __init__(self, app: Flask, who: Person) -> None:
        self.who, self.client = who, browser_of(app, who)
        self.token = csrf_of(self.client.get("/account").text)

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def text(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return html.unescape(answer.text)

    def post(self, path: str, fields: Mapping[str, object], **headers: str) -> TestResponse:
        data = {"csrf_token": self.token, **fields}
        return self.client.post(path, data=data, headers=headers)

    def send(
        self, path: str, field: str, content: bytes, name: str, **fields: object
    ) -> TestResponse:
        """Send a file."""
        return self.send_all(path, {field: (content, name)}, fields)

    def send_all(
        self, path: str, files: Mapping[str, tuple[bytes, str]], fields: Mapping[str, object]
    ) -> TestResponse:
        """Send files; the body is made here, for the client would leave large ones open."""
        values: dict[str, object] = {"csrf_token": self.token, **fields}
        for field, (content, name) in files.items():
            values[field] = FileStorage(io.BytesIO(content), name)
        boundary, body = encode_multipart(values)
        kind = f'multipart/form-data; boundary="{boundary}"'
        return self.client.post(path, data=body, content_type=kind)


def errors_of(answer: TestResponse) -> str:
    """Return what the summary of errors says, as plain text."""
    found = re.search(r'<div class="notice bad errors".*?</div>', answer.text, re.DOTALL)
    assert found, "the page tells of no error"
    return html.unescape(re.sub(r"<[^>]+>", " ", found[0]))
