"""Wherever people write about a paper, a name that is sealed later is exchanged."""

from sqlalchemy import String, Table

from journal.extensions import Base
from journal.services.exchanging import exchanged

# What is seen to otherwise, and why not there.
APART = {
    "address": "a published paper's addresses",
    "author": "what is sealed",
    "file": "names of files are neutral where a name is sealed",
    "publication": "what has appeared stays as it appeared",
}
# Codes and lists of them, addresses that services.sealing puts marks for, marks of programs.
CODES = {
    "answer": {"from_address", "message_id"},
    "authorship": {"email"},
    "co_reviewer": {"email"},
    "letter": {"to_address", "message_id", "claimed_by"},
    "named_person": {"email"},
    "recommendation": {"kind"},
    "signed_check": {"name"},
    "submission": {"review_languages", "content_notices", "study_kind"},
}


def written(table: Table) -> set[str]:
    """Return the columns of a table that are wide enough for a name in words."""
    short = 100
    return {
        column.name
        for column in table.columns
        if isinstance(column.type, String)
        and not column.foreign_keys
        and not column.primary_key
        and (column.type.length is None or column.type.length >= short)
    }


def test_no_column_in_which_people_write_about_a_paper_is_forgotten():
    seen = exchanged()
    about = {"submission_id", "version_id"}
    forgotten = {
        table.name: left
        for table in Base.metadata.sorted_tables
        if (table.name == "submission" or about & set(table.columns.keys()))
        and not APART.get(table.name)
        and (left := written(table) - seen.get(table.name, set()) - CODES.get(table.name, set()))
    }
    assert not forgotten
