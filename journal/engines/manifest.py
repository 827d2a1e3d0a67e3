"""What a backup holds: every file with its SHA-256, so that a damaged one is told from a whole."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "manifest.json"
_FORMAT = 1
_BLOCK = 1 << 20


class Damaged(Exception):
    """The backup is none, or not whole; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files` are SHA-256 by path; `tables` the columns of each table where those are files."""

    made_at: str
    dialect: str
    revision: str
    tables: Mapping[str, list[str]]
    files: Mapping[str, str]


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the folder."""
    text = json.dumps({"format": _FORMAT} | asdict(manifest), indent=1, sort_keys=True)
    (folder / NAME).write_text(text + "\n", "utf-8")


def read(folder: Path) -> Manifest:
    """Return the manifest of this folder; raises Damaged."""
    try:
        held = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Damaged(f"{folder} holds no backup: {NAME} cannot be read") from error
    if held.pop("format", None) != _FORMAT:
        raise Damaged("this backup was made by another version of the journal")
    return Manifest(**held)


def faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Yield a sentence for every file that is missing or not as it was."""
    for name, sha256 in manifest.files.items():
        path = folder / name
        if not path.is_file():
            yield f"{name} is missing"
        elif hash_of(path) != sha256:
            yield f"{name} is damaged"


def hash_of(path: Path) -> str:
    """Return the SHA-256 of the file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
