"""A form sent by static/js/upload.js learns where to go next, and goes there itself.

A redirect would be followed in the background, and the notice of the next page be read by no one.
"""

from flask import Flask, Response, request

_REDIRECTS = range(300, 400)


def bind(app: Flask) -> None:
    """Answer uploads that show their progress with an address instead of a redirect."""
    app.after_request(_point)


def _point(response: Response) -> Response:
    if "X-Upload" not in request.headers or response.status_code not in _REDIRECTS:
        return response
    response.headers["X-Location"] = response.headers.pop("Location")
    response.status_code = 204
    response.set_data(b"")
    return response
