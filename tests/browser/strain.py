"""What people may well write: names without a blank, titles of a paragraph, other scripts.

The same pages as everybody's, with such words in every row, so that what breaks a page is seen.
"""

from itertools import cycle, islice

from flask import Flask
from sqlalchemy import Table, select, update

from journal.extensions import Base, db
from tests.cast import writing

UNBROKEN = "Wolfeschlegelsteinhausenbergerdorff" * 6
ARABIC = "د. فاطمة الزهراء بنت عبد الرحمن (مركز التأهيل، 2026)"
CHINESE = "欧阳娜娜（北京心理康复中心）" * 3
LONG = "Livelihoods, dignity and the long road back to work after torture: " * 6
_SHORT = (UNBROKEN[:200], ARABIC, CHINESE, LONG[:200])
_WHOLE = (LONG[:400], ARABIC * 4, CHINESE * 4, UNBROKEN[:200])
_PASSAGES = (f"{LONG}\n\n{ARABIC * 6}", ARABIC * 12, CHINESE * 12, UNBROKEN)
_FILES = (f"{UNBROKEN[:190]}.docx", "مخطوطة نهائية (٣).docx", "稿件最终版.docx", "a b " * 40)
_KEYWORDS = ("\n".join(f"keyword {n}" for n in range(60)), f"{ARABIC}\n{CHINESE}")
_NAMES = {"name": _SHORT, "family_name": _SHORT, "affiliation": _SHORT}
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "account": {**_NAMES, "other_script_name": _SHORT, "expertise": _PASSAGES},
    "author": {**_NAMES, "other_script_name": _SHORT},
    "authorship": {"words": _PASSAGES},
    "announcement": {"title": _WHOLE},
    "answer": {"from_name": _SHORT, "subject": _WHOLE, "text": _PASSAGES},
    "call": {"title": _WHOLE, "summary": _PASSAGES, "special_section_title": _WHOLE},
    "conflict": {"reason": _PASSAGES},
    "extension": {"reason": _PASSAGES},
    "file": {"name": _FILES},
    "issue": {"title": _WHOLE, "introduction": _PASSAGES},
    "issue_section": {"title": _WHOLE, "introduction": _PASSAGES},
    "letter": {"to_name": _SHORT, "subject": _WHOLE, "body": _PASSAGES},
    "page": {"title": _WHOLE},
    "publication": {"title": _WHOLE},
    "recommendation": {"note": _PASSAGES},
    "review": {
        "comments_author": _PASSAGES,
        "comments_editor": _PASSAGES,
        "competing_interests": _PASSAGES,
        "decline_reason": _PASSAGES,
        "decline_suggestions": _PASSAGES,
    },
    "section": {"title": _WHOLE},
    "submission": {
        "title": _WHOLE,
        "abstract": _PASSAGES,
        "keywords": _KEYWORDS,
        "cover_letter": _PASSAGES,
        "competing_interests": _PASSAGES,
        "funding": _PASSAGES,
        "return_reason": _PASSAGES,
        "withdrawal_reason": _PASSAGES,
    },
    "theme": {"title": _WHOLE},
    "version": {"response": _PASSAGES},
}


def strain(app: Flask) -> None:
    """Let every row of this app's world hold such words."""
    with writing(app):
        for name, columns in WORDS.items():
            _fill(Base.metadata.tables[name], columns)
        _fill_records(Base.metadata.tables["publication"])


def _fill(table: Table, columns: dict[str, tuple[str, ...]]) -> None:
    keys = db.session.execute(select(*table.primary_key).order_by(*table.primary_key)).all()
    for number, key in enumerate(keys):
        row = [column == value for column, value in zip(table.primary_key, key, strict=True)]
        values = {name: words[number % len(words)] for name, words in columns.items()}
        if table.name == "account":
            values["email"] = f"{'long-address-' * 4}{number}@{'institute-' * 5}x.example"
        db.session.execute(update(table).where(*row).values(values))


def _fill_records(table: Table) -> None:
    """A published paper keeps its words in its record; it has forty authors."""
    rows = db.session.execute(select(table.c.id, table.c.record)).all()
    for row in rows:
        record, names = dict(row.record), islice(cycle(_SHORT), 40)
        author = record["authors"][0]
        record["authors"] = [author | {"name": name, "affiliation": name} for name in names]
        record |= {"abstract": _PASSAGES[0], "keywords": _KEYWORDS[0].split("\n")}
        db.session.execute(update(table).where(table.c.id == row.id).values(record=record))
