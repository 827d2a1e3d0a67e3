"""The papers say what the code does: their tables are written from it.

`python -m tests.test_docs` writes them anew.
"""

from pathlib import Path

from journal.config import SETTINGS
from journal.domain.reminders import LADDER, Kind, Reader, words
from journal.domain.workflow import MOVES, STATE_LABELS

DOCS = Path(__file__).parents[1] / "docs"


def settings_table() -> str:
    """Return every setting as a table."""
    rows = ["| setting | default | meaning |", "|---|---|---|"]
    for setting in SETTINGS:
        if setting.name != "TESTING":
            default = str(setting.default).lower() if setting.default is False else setting.default
            rows.append(f"| `{setting.name.lower()}` | {default or '–'} | {setting.meaning} |")
    return "\n".join(rows)


def workflow_table() -> str:
    """Return every move as a table."""
    rows = ["| act | from | to | who |", "|---|---|---|---|"]
    for move in MOVES:
        sources = ", ".join(sorted(STATE_LABELS[state].lower() for state in move.sources))
        who = ", ".join(sorted(move.who))
        target = STATE_LABELS[move.target].lower()
        rows.append(f"| {move.label} | {sources} | {target} | {who} |")
    return "\n".join(rows)


def ladder_table() -> str:
    """Return every step of the ladder of reminders as a table."""
    waited_for = {
        Kind.INVITATION: "the reviewer",
        Kind.REVIEW: "the reviewer",
        Kind.REVISION: "the author",
    }
    rows = ["| reminder | when | to |", "|---|---|---|"]
    for step in LADDER:
        to = {Reader.EDITOR: "the editor", Reader.CHIEF: "the editor-in-chief"}.get(step.to)
        told = to or waited_for[step.kind]
        also = ", and the editor" if step.tells_editor else ""
        rows.append(f"| {step.kind} | {words(step)} | {told}{also} |")
    return "\n".join(rows)


PARTS = {
    "operators.md": {"settings": settings_table()},
    "editors.md": {"workflow": workflow_table(), "ladder": ladder_table()},
}


def written(name: str) -> tuple[str, str]:
    """Return the paper as it is and as it ought to be."""
    there = wanted = (DOCS / name).read_text("utf-8")
    for part, table in PARTS[name].items():
        head, rest = wanted.split(f"<!-- {part} -->", 1)
        tail = rest.split(f"<!-- /{part} -->", 1)[1]
        wanted = f"{head}<!-- {part} -->\n{table}\n<!-- /{part} -->{tail}"
    return there, wanted


def test_the_papers_list_every_setting_and_every_move() -> None:
    for name in PARTS:
        there, wanted = written(name)
        assert there == wanted, f"write {name} anew: python -m tests.test_docs"


if __name__ == "__main__":
    for paper in PARTS:
        (DOCS / paper).write_text(written(paper)[1], "utf-8")
