"""Static files under an address that changes with their content."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask


@lru_cache(maxsize=200)
def _version(path: str, _changed: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


def bind(app: Flask) -> None:
    """Give templates `asset('css/base.css')`."""
    folder = Path(str(app.static_folder))

    def asset(name: str) -> str:
        path = folder / name
        return f"/static/{name}?v={_version(str(path), path.stat().st_mtime_ns)}"

    app.jinja_env.globals["asset"] = asset
