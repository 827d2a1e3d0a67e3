"""DOC and RTF turned into DOCX by LibreOffice, where the machine has it."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from journal.documents import bounds as say
from journal.documents import kinds
from journal.documents.answers import Unfit
from journal.documents.sniff import recognized

# In the child there is no PATH: what runs there is what the machine's owner installed.
_PLACES = "/usr/local/bin:/usr/bin:/bin:/opt/libreoffice/program"
_SECONDS = 60


def can_convert() -> bool:
    """Tell whether the machine has a LibreOffice."""
    return _program() is not None


def docx_of(content: bytes, extension: str = "doc") -> bytes:
    """Return the DOC, or what has this extension, as DOCX.

    In the child, whose limits hold for LibreOffice too. Raises Unfit where there is none, and
    where it makes nothing of the file.
    """
    program = _program()
    if program is None:
        raise Unfit(say.OLD_WORD)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, f"text.{extension}"), Path(folder, "text.docx")
        source.write_bytes(content)
        _run(program, folder, source)
        made = target.read_bytes() if target.is_file() else b""
    if recognized(made) is not kinds.DOCX:
        raise Unfit(say.DAMAGED)
    return made


def _program() -> str | None:
    return shutil.which("soffice", path=_PLACES)


def _run(program: str, folder: str, source: Path) -> None:
    # A profile of its own: nothing of another document, and no setting of the machine's owner.
    command = [
        program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source),
    ]  # fmt: skip
    try:
        subprocess.run(  # noqa: S603 - the machine's own program, and names of our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"HOME": folder, "LC_ALL": "C.UTF-8", "PATH": _PLACES},
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unfit(say.DAMAGED) from error
