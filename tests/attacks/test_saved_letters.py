"""A letter that a strange mail program saved is read all the same, and breaks nothing."""

from pathlib import Path

import pytest

from journal.documents.mail import read

HEAD = b"From: Ada <ada@ada.example>\r\nSubject: Re: paper\r\n"
_OUTLOOK = b"Message-ID: <[3f1c-JFBVALKQ@mail.example>\r\n"


def text_of(folder: Path, rest: bytes) -> str:
    path = folder / "letter.eml"
    path.write_bytes(HEAD + rest)
    told = read(path, {})
    assert (told["address"], told["subject"]) == ("ada@ada.example", "Re: paper")
    return str(told["text"])


@pytest.mark.parametrize(
    ("charset", "written", "text"),
    [
        ("iso-8859-8-i", "שלום".encode("iso-8859-8"), "שלום"),
        ("windows-874", "สวัสดี".encode("cp874"), "สวัสดี"),
        ("x-nobody-knows", "Grüße".encode(), "Grüße"),
        ("x-nobody-knows", "Grüße".encode("cp1252"), "Grüße"),
        ("hex", b"We agree.", "We agree."),
        ("unicode_escape", b"We agree.\\ud800", "We agree.?"),
    ],
)
def test_the_text_is_read_whatever_its_signs_are_called(
    tmp_path: Path, charset: str, written: bytes, text: str
) -> None:
    part = f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    assert text_of(tmp_path, part + written) == text


@pytest.mark.parametrize(
    "header",
    [
        _OUTLOOK,
        b"Content-Type: text/plain; " + b"; ".join(b"a*%d*=x" % i for i in range(20_000)) + b"\r\n",
    ],
)
def test_a_broken_header_costs_no_letter(tmp_path: Path, header: bytes) -> None:
    assert text_of(tmp_path, header + b"\r\nWe agree.") == "We agree."
