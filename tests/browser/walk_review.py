"""What editors and reviewers do between the paper's coming and its decision."""

from playwright.sync_api import expect

from tests.browser.walk import Journal, Somebody
from tests.browser.walk_author import TITLE


def opens_the_paper(editor: Somebody) -> None:
    """Go to the paper from the list of all."""
    editor.goes_to("/desk/submissions")
    editor.follows(TITLE)
    editor.sees_title(TITLE)


def sends_it_to_review(editor: Somebody) -> None:
    """Read the new paper on the list of what waits, and open the first round."""
    editor.goes_to("/desk")
    editor.sees(TITLE)
    editor.follows(TITLE)
    editor.follows("Send to review")
    editor.writes("Reviews wanted", "2")
    editor.presses("Send to review")


def invites(editor: Somebody, reviewer: Somebody) -> None:
    """Ask somebody whom the journal knows, found by name."""
    opens_the_paper(editor)
    editor.follows("Find reviewers")
    editor.page.get_by_role("searchbox").fill(reviewer.name)
    editor.presses("Search")
    heading = editor.page.get_by_role("heading", name=reviewer.name)
    one = editor.page.get_by_role("listitem").filter(has=heading)
    one.get_by_role("link", name="Invite").click()
    _sends_the_invitation(editor, reviewer)


def invites_by_address(editor: Somebody, reviewer: Somebody) -> None:
    """Ask somebody from outside, by name and address."""
    opens_the_paper(editor)
    editor.follows("Find reviewers")
    editor.unfolds("Invite somebody by name and address")
    editor.writes("Name", reviewer.name)
    editor.writes("E-mail address", reviewer.email)
    editor.presses("Write the invitation")
    _sends_the_invitation(editor, reviewer)


def _sends_the_invitation(editor: Somebody, reviewer: Somebody) -> None:
    editor.sees_title(f"Invite {reviewer.name}")
    editor.presses("Look at the letter")
    editor.sees(f"Dear {reviewer.name}")
    editor.presses("Send the invitation")
    editor.sees_title(TITLE)


def declines_by_link(reviewer: Somebody, journal: Journal) -> None:
    """Say no without an account."""
    reviewer.goes_to(journal.link(reviewer, "would you review"))
    reviewer.unfolds("I cannot review this paper")
    reviewer.writes("Reason, if you wish to give one", "I am on leave.")
    reviewer.presses("Decline")
    reviewer.sees_title("Thank you for telling us")


def accepts_by_link(reviewer: Somebody, journal: Journal, subject: str) -> None:
    """Say yes without an account."""
    reviewer.goes_to(journal.link(reviewer, subject))
    _accepts(reviewer)


def accepts_signed_in(reviewer: Somebody, journal: Journal, subject: str) -> None:
    """Say yes from one's own list of reviews."""
    journal.letter(reviewer, subject)
    reviewer.goes_to("/reviews")
    reviewer.follows(TITLE)
    _accepts(reviewer)


def _accepts(reviewer: Somebody) -> None:
    reviewer.sees("Will you review it?")
    reviewer.presses("Accept and see the paper")
    expect(reviewer.page.get_by_label("Comments for the author")).to_be_visible()


def reads_and_reviews(reviewer: Somebody, reference: str, version: int, advice: str) -> bytes:
    """Read the paper under its neutral name, write the review and send it; return the paper."""
    reviewer.sees(f"{reference}-v{version}.docx")
    read = reviewer.fetches("Download the paper")
    for group in (
        "Relevance for the field",
        "Soundness of the methods",
        "Care for the people concerned",
        "Clarity",
    ):
        reviewer.ticks("4 good", within=group)
    reviewer.ticks(advice, within="Recommendation")
    reviewer.writes("Comments for the author", f"Round {version}: describe the sample.")
    reviewer.writes("Confidential comments for the editors", "Between us: it is needed.")
    reviewer.presses("Send the review")
    reviewer.sees("Sent")
    return read


def recommends(guest: Somebody, advice: str) -> None:
    """Advise the chief, who decides."""
    opens_the_paper(guest)
    guest.follows("Recommend")
    guest.ticks(advice)
    guest.writes("For the editors", "Both reviewers agree.")
    guest.presses("Send the recommendation")
    guest.sees_title(TITLE)


def decides(chief: Somebody, kind: str) -> None:
    """Read the reviews side by side, choose, read the letter and send it."""
    opens_the_paper(chief)
    chief.follows("Decide")
    chief.sees("describe the sample.", "Both reviewers agree.")
    chief.follows(kind)
    chief.presses("Look at the letter")
    chief.sees("describe the sample.")
    chief.presses("Decide and send the letter")
    chief.sees_title(TITLE)
