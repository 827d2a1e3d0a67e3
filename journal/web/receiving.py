"""Files of a form go straight into the storage, hashed while they come in.

Nothing is held meanwhile: no lock, no database connection. What was not asked for by `received`,
and what broke off half way, is gone when the request ends.
"""

from dataclasses import dataclass
from os import SEEK_END
from typing import IO, Any, cast

from flask import Flask, Request, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from journal.queries.read import rest
from journal.services.arrival import arrived, refuse_too_much
from journal.services.file import Incoming, Stored, TooLarge, cleaned_name, incoming
from journal.web.answers import page
from journal.web.asking import acting
from journal.web.policy import takes_uploads
from journal.web.speech import size


@dataclass(frozen=True, slots=True)
class Received:
    """A file that lies safely in the storage, and the name its sender gave it."""

    stored: Stored
    name: str
    arrival_id: str = ""


class Typed(ImmutableMultiDict[str, Any]):
    """What came in an address or a form, without NUL: nobody types one, and PostgreSQL has none."""

    def __init__(self, mapping: Any = None) -> None:
        if isinstance(mapping, list):
            mapping = [(_typed(name), _typed(value)) for name, value in mapping]
        super().__init__(mapping)


def _typed(value: Any) -> Any:
    return value.replace("\0", "") if isinstance(value, str) else value


class ReceivingRequest(Request):
    """A request whose files are written into the storage where the route takes files."""

    parameter_storage_class = Typed

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        if not (self.endpoint and takes_uploads(current_app, self.endpoint)):
            return super()._get_file_stream(
                total_content_length, content_type, filename, content_length
            )
        file = incoming(limit())
        self._arriving().append(file)
        return cast(IO[bytes], file)

    def close(self) -> None:
        """Drop what came in and was not kept."""
        super().close()
        for file in self._arriving():
            file.close()

    def _arriving(self) -> list[Incoming]:
        files: list[Incoming] = self.__dict__.setdefault("arriving", [])
        return files


def bind(app: Flask) -> None:
    """Let the app receive files this way."""
    app.request_class = ReceivingRequest
    app.jinja_env.globals["sent_before"] = sent_before
    app.register_error_handler(TooLarge, _too_large)
    app.register_error_handler(RequestEntityTooLarge, _too_large)


def received(field: str) -> Received | None:
    """Return the file of this field, safe on disk; None where none was chosen.

    One that was sent in pieces before is named by the field `sent_<field>`. Raises Invalid for the
    field where this person has sent too much.
    """
    file = request.files.get(field)
    if file is None or not file.filename:
        return sent_before(field)
    stream = file.stream
    if not isinstance(stream, Incoming):
        raise TypeError("the route of this form does not declare that it takes files")
    refuse_too_much(acting(), stream.seek(0, SEEK_END), field)
    rest()
    return Received(stream.keep(), cleaned_name(file.filename))


def is_sent(field: str) -> bool:
    """Tell whether a file came by this field, now or in pieces before."""
    file = request.files.get(field)
    return bool(file and file.filename) or sent_before(field) is not None


def sent_before(field: str) -> Received | None:
    """Return the file that arrived in pieces for this field; None where there is none."""
    arrival_id = request.form.get(f"sent_{field}", "")
    whole = arrived(acting(), arrival_id) if arrival_id else None
    return Received(whole.stored, whole.name, arrival_id) if whole else None


def limit() -> int:
    """Return how many bytes one file may have."""
    return int(current_app.config["UPLOAD_BYTES"])


def _too_large(_error: Exception) -> ResponseReturnValue:
    return page(413, gettext("A file may have at most %(size)s.", size=size(limit())))
