"""`journal document` is a good neighbour in a pipe."""

import subprocess
import sys
from pathlib import Path

from tests.documents import made


def test_whoever_has_read_enough_may_hang_up(tmp_path: Path):
    inner = "".join(made.para(f"Mail to a{n}@b.example") for n in range(400))
    paper = made.put(tmp_path, made.docx(inner))
    command = [sys.executable, "-m", "journal.cli", "document", "inspect", str(paper)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
    assert running.returncode == 141
