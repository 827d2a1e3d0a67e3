"""What an author does: from the call's page to the receipt, and the revision."""

from dataclasses import dataclass

from playwright.sync_api import expect

from tests.browser.walk import Journal, Somebody
from tests.browser.walk_office import CALL, SECTION

TITLE = "Solitary confinement and sleep"
PLACE = "Institute of Quiet Rivers"


@dataclass(frozen=True)
class Paper:
    """The files of the walk: name and bytes; `where` is how the gate calls the place of a name."""

    manuscript: bytes
    named: bytes
    anonymized: bytes
    revised: bytes
    where: str
    galleys: tuple[bytes, ...]


def begins_from_the_call(author: Somebody) -> None:
    """Find the call as any reader does, and begin."""
    author.goes_to("/")
    author.follows(CALL)
    author.follows("Submit a paper")
    author.ticks(SECTION)
    author.presses("Begin")


def writes_the_paper(author: Somebody, paper: Paper) -> None:
    """Go through the steps up to the copy for reviewers."""
    author.brings("Your manuscript", "Sleep, by me.docx", paper.manuscript)
    author.presses("Upload the file and go on")
    author.sees("Your file has arrived")
    author.writes("Title", TITLE)
    author.writes("Abstract", "Sleep is what solitary confinement takes first.")
    author.writes("Keywords", "sleep\nprison\nsolitary confinement")
    author.ticks("1. Solitary confinement")
    author.presses("Save and go on")
    author.writes("Affiliation", PLACE)
    author.presses("Save and go on")
    author.writes("Competing interests", "None.")
    author.writes("Ethics", "Approved by the board, number 12.")
    author.ticks("This is our own work, not published before and not under review elsewhere")
    author.ticks("Every author has read this version and agrees to its sending")
    author.presses("Save and go on")


LOOKED = "I have looked at each of these: none tells who we are"


def is_told_where_a_name_stands(author: Somebody, paper: Paper) -> None:
    """Read where the file tells who wrote it; bring it again hardly better, and be told again."""
    author.sees_title("Anonymity")
    found = author.page.get_by_role("row").filter(has_text=author.name).first
    expect(found).to_contain_text(paper.where)
    author.brings("The paper, put right", "again.docx", paper.named)
    author.presses("Go on")
    expect(author.page.get_by_text("was looked through again")).to_be_visible(timeout=30_000)
    expect(found).to_contain_text(paper.where)


def sends_the_paper(author: Somebody, journal: Journal, paper: Paper) -> str:
    """Bring the paper put right, read all once more and send; return the receipt's reference."""
    author.brings("The paper, put right", "right.docx", paper.anonymized)
    author.presses("Go on")
    # The notice of the time before is still there while the file is on its way.
    named = author.page.get_by_role("row").filter(has_text=author.name)
    expect(named).to_have_count(0, timeout=30_000)
    author.sees("was looked through again")
    looks(author)
    author.presses("Go on")
    author.sees("Everything is there.")
    author.presses("Send the paper")
    author.sees("Your paper has arrived.")
    author.sees_title(TITLE)
    receipt = journal.letter(author, "your paper has arrived")
    return receipt.partition(TITLE)[2].split()[0]


def looks(author: Somebody) -> None:
    """Answer for what was found, where something was; else the copy is ready."""
    if author.field(LOOKED).count():
        author.ticks(LOOKED)
    else:
        author.sees("The copy for reviewers is ready")


def reads_the_decision(author: Somebody, journal: Journal, subject: str) -> str:
    """Read the letter, and the same on the paper's page."""
    letter = journal.letter(author, subject)
    author.goes_to("/submissions")
    author.follows(TITLE)
    author.sees("The editors of")
    return letter


def sends_a_revision(author: Somebody, paper: Paper) -> None:
    """Bring the new file, see what reviewers will read of it, and answer, on one page."""
    author.follows("Revise the paper")
    author.brings("The new manuscript", "second.docx", paper.revised)
    author.presses("Save for later")
    expect(author.page.get_by_text("Saved. The revision waits")).to_be_visible(timeout=30_000)
    looks(author)
    author.writes("Your answer to the comments", "The sample is described in full now.")
    author.presses("Send the revision")
    author.sees("Your revision has arrived.")
