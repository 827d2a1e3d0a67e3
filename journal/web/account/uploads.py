"""Files sent in pieces, by the open protocol tus 1.0.0, so that any client of it works.

Creation, creation with upload, checksum, termination and expiration are spoken. What arrived
whole is named in a form by the field `sent_<field>` instead of being sent again.
Source: https://tus.io/protocols/resumable-upload
"""

import base64
import binascii
from collections.abc import Mapping
from email.utils import format_datetime

from flask import Response, abort, request, url_for
from werkzeug.exceptions import ClientDisconnected

from journal.domain.refusal import Invalid
from journal.queries.arrival import OnItsWay, on_its_way
from journal.queries.read import rest
from journal.services import arrival
from journal.services.words import speak
from journal.web.account import blueprint
from journal.web.asking import acting, viewer
from journal.web.policy import Policy, policy
from journal.web.receiving import limit

VERSION = "1.0.0"
_EXTENSIONS = "creation,creation-with-upload,checksum,termination,expiration"
_ALGORITHMS = ("sha1", "sha256", "md5")
_PIECE = "application/offset+octet-stream"
_GARBLED = 460
_NONE: Mapping[str, object] = {}
_ROUTE = "/uploads/<id:arrival_id>"


@blueprint.route("/uploads", methods=["OPTIONS"], provide_automatic_options=False)
@policy(Policy.SIGNED_IN, tus=True)
def upload_options() -> Response:
    """Tell what is spoken here."""
    spoken = {
        "Tus-Version": VERSION,
        "Tus-Extension": _EXTENSIONS,
        "Tus-Max-Size": limit(),
        "Tus-Checksum-Algorithm": ",".join(_ALGORITHMS),
    }
    return _answer(204, spoken)


@blueprint.post("/uploads")
@policy(Policy.SIGNED_IN, uploads=1, tus=True)
def upload_begin() -> Response:
    """Make room for a file; a first piece may come along."""
    _check_version()
    if "Upload-Concat" in request.headers:
        # Taken for a file of its own, each part would wait for ever for the others.
        return _answer(400, text="Files cannot be sent in parallel parts. Send it as one upload.")
    told = _metadata()
    try:
        file = arrival.begin(acting(), _length(), told.get("filename", ""), told.get("mark", ""))
    except Invalid as invalid:
        return _answer(413, text=" ".join(speak(said) for said in invalid.errors.values()))
    if request.content_type == _PIECE:
        # One that was begun before goes on from where it is: what comes along is left aside.
        try:
            arrival.add(acting(), file, 0, _Body(), _checksum())
        except arrival.Garbled:
            return _answer(_GARBLED)
        except (arrival.Busy, arrival.Elsewhere):
            pass  # told by the offset
    reached = arrival.reached(_own(file.id))
    url = url_for("account.upload_add", arrival_id=file.id)
    return _answer(201, {"Location": url, "Upload-Offset": reached, **_expiry(file)})


@blueprint.route(_ROUTE, methods=["HEAD"])
@policy(Policy.SIGNED_IN, tus=True)
def upload_reached(arrival_id: str) -> Response:
    """Tell how much of the file is safe."""
    _check_version()
    file = _own(arrival_id)
    arrival.finish(acting(), file)
    told = {"Upload-Offset": arrival.reached(file), "Upload-Length": file.size}
    return _answer(200, {**told, **_expiry(file)})


@blueprint.patch(_ROUTE)
@policy(Policy.SIGNED_IN, uploads=1, tus=True)
def upload_add(arrival_id: str) -> Response:
    """Add a piece; what comes before the line breaks is kept."""
    _check_version()
    if request.content_type != _PIECE:
        abort(Response(status=415))
    file, at, checksum = _own(arrival_id), _number("Upload-Offset"), _checksum()
    try:
        reached = arrival.add(acting(), file, at, _Body(), checksum)
    except arrival.Elsewhere as elsewhere:
        return _answer(409, {"Upload-Offset": elsewhere.reached})
    except arrival.Busy:
        return _answer(423)
    except arrival.Garbled:
        return _answer(_GARBLED)
    return _answer(204, {"Upload-Offset": reached, **_expiry(file)})


@blueprint.delete(_ROUTE)
@policy(Policy.SIGNED_IN, tus=True)
def upload_drop(arrival_id: str) -> Response:
    """Forget the file."""
    _check_version()
    arrival.drop(acting(), _own(arrival_id).id)
    return _answer(204)


@blueprint.post(_ROUTE)
@policy(Policy.SIGNED_IN, uploads=1, tus=True)
def upload_instead(arrival_id: str) -> Response:
    """Do what the client means, where its line lets nothing pass but POST."""
    meant = {"PATCH": upload_add, "DELETE": upload_drop, "HEAD": upload_reached}
    act = meant.get(request.headers.get("X-HTTP-Method-Override", ""))
    if act is None:
        _own(arrival_id)
        abort(405)
    return act(arrival_id)


class _Body:
    """The body of the request; a line that breaks off is its end."""

    def read(self, size: int, /) -> bytes:
        try:
            return request.stream.read(size)
        except ClientDisconnected:
            return b""


def _own(arrival_id: str) -> OnItsWay:
    file = on_its_way(str(viewer().account_id), arrival_id, acting().at)
    rest()
    if file is None:
        abort(Response(status=404))
    return file


def _check_version() -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        abort(_answer(412, {"Tus-Version": VERSION}))


def _length() -> int:
    return _number("Upload-Length")


def _number(header: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        abort(_answer(400, text=f"{header} is a number of bytes."))
    return int(text)


def _metadata() -> dict[str, str]:
    """Return what the client tells of the file; what cannot be read is left out."""
    found = {}
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _, value = pair.strip().partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode("utf-8", "replace")
        except binascii.Error:
            continue
    return found


def _checksum() -> arrival.Checksum | None:
    text = request.headers.get("Upload-Checksum", "")
    if not text:
        return None
    algorithm, _, digest = text.partition(" ")
    try:
        wanted = base64.b64decode(digest, validate=True)
    except binascii.Error:
        wanted = b""
    if algorithm not in _ALGORITHMS or not wanted:
        abort(_answer(400, text="Upload-Checksum is an algorithm and a digest in base64."))
    return arrival.Checksum(algorithm, wanted)


def _expiry(file: OnItsWay) -> dict[str, object]:
    return {"Upload-Expires": format_datetime(file.expires_at, usegmt=True)}


def _answer(status: int, headers: Mapping[str, object] = _NONE, text: str = "") -> Response:
    answer = Response(text, status=status, mimetype="text/plain")
    answer.headers["Tus-Resumable"] = VERSION
    for name, value in headers.items():
        answer.headers[name] = str(value)
    return answer
