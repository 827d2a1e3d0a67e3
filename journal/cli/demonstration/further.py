"""Further files of the demonstration: tables of data, questions, a reporting checklist."""

import io

from journal.domain.acting import Acting
from journal.domain.supplements import About
from journal.queries.readers_file import for_readers
from journal.services.around import surroundings
from journal.services.examination import examine
from journal.services.readers_file import show_to_readers
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
_DIARY = "week,hours slept,safe place\n1,4.5,no\n8,5.0,no\n26,6.5,yes\n52,6.5,yes\n104,7.0,yes\n"
_QUESTIONS = (
    "Questions asked (invented)\n\n1. Where did you sleep last week?\n"
    "2. Who could see your teeth while you were inside?\n"
)
FILES = {
    "sleep": (("data", "Hours slept, week by week", "diary.csv", _DIARY, True),),
    "dental": (("questionnaire", "Questions asked", "questions.txt", _QUESTIONS, True),),
    "solitary": (
        ("data", "Sleep and contact, by person", "sleep.csv", _TABLE, True),
        ("checklist", "Checklist for interview studies", "checklist.txt", _CHECKLIST, False),
    ),
}


def bring(by: Acting, paper_id: str, key: str) -> None:
    """Add the paper's further files, where it has some."""
    for kind, title, name, text, is_shown in FILES.get(key, ()):
        content = text.encode()
        stored = surroundings().storage.receive(io.BytesIO(content), len(content))
        about = About(kind, title, is_for_reviewers=is_shown)
        examine(by, add_supplement(by, paper_id, about, taken(stored, name, kind)))


def appear(by: Acting, paper_id: str) -> None:
    """Let all of them appear with the paper."""
    for one in for_readers(paper_id):
        show_to_readers(by, paper_id, one.id)
