"""Further files of the demonstration: a table of data and a reporting checklist."""

import io

from journal.domain.acting import Acting
from journal.domain.supplements import About
from journal.services.around import surroundings
from journal.services.examination import examine
from journal.services.supplement import add_supplement, taken

_TABLE = (
    "person,weeks alone,letters a month,visits a month,hours of sleep\n"
    "01,9,2,0,4.5\n02,14,0,0,3.5\n03,6,5,1,6.0\n04,22,1,0,4.0\n05,11,3,2,5.5\n"
)
_CHECKLIST = (
    "Reporting checklist (invented)\n\n"
    "1. Who asked the questions, and in which language: page 3.\n"
    "2. How people were found, and who declined: page 3.\n"
    "3. What was done with notes and recordings: page 4.\n"
    "4. What the researchers had known before: not reported.\n"
)
FILES = {
    "solitary": (
        ("data", "Sleep and contact, by person", "sleep.csv", _TABLE, True),
        ("checklist", "Checklist for interview studies", "checklist.txt", _CHECKLIST, False),
    )
}


def bring(by: Acting, paper_id: str, key: str) -> None:
    """Add the paper's further files, where it has some."""
    for kind, title, name, text, is_shown in FILES.get(key, ()):
        content = text.encode()
        stored = surroundings().storage.receive(io.BytesIO(content), len(content))
        about = About(kind, title, is_for_reviewers=is_shown)
        examine(by, add_supplement(by, paper_id, about, taken(stored, name, kind)))
