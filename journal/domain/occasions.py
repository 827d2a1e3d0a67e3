"""Every occasion of a letter: what it is called, who reads it, and whether it waits before it goes.

A letter that a desk writes waits some minutes, so that it can be stopped. One that an author's or a
reviewer's act writes, or that somebody waits for before a closed door, goes at once.
"""

from dataclasses import dataclass
from enum import StrEnum

from journal.domain.decisions import KINDS
from journal.domain.said import N_


class Reader(StrEnum):
    """Who reads letters of an occasion."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    PERSON = "person"


READER_LABELS: dict[Reader, str] = {
    Reader.AUTHOR: N_("To authors"),
    Reader.REVIEWER: N_("To reviewers"),
    Reader.EDITOR: N_("To editors"),
    Reader.PERSON: N_("About accounts and offices"),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occasion; `is_at_once` where nobody at a desk wrote it."""

    name: str
    label: str
    reader: Reader
    is_at_once: bool = False


FREE = "free_letter"
_A, _R, _E, _P = Reader.AUTHOR, Reader.REVIEWER, Reader.EDITOR, Reader.PERSON
OCCASIONS: tuple[Occasion, ...] = (
    Occasion("submission_received", N_("A paper arrived"), _A, is_at_once=True),
    Occasion("public_names_opened", N_("Public names can be changed"), _A, is_at_once=True),
    Occasion("submission_again", N_("A returned paper arrived again"), _A, is_at_once=True),
    Occasion("coauthor_asked", N_("A co-author is asked"), _A, is_at_once=True),
    Occasion("coauthor_reminded", N_("A co-author is asked again"), _A),
    Occasion("returned_to_author", N_("A paper is returned to be completed"), _A),
    *(Occasion(kind.occasion, kind.label, _A) for kind in KINDS),
    Occasion("decision_reverted", N_("A decision is taken back"), _A),
    Occasion("revision_received", N_("A revision arrived"), _A, is_at_once=True),
    Occasion("withdrawal_received", N_("A paper is withdrawn"), _A, is_at_once=True),
    Occasion("published", N_("A paper is published"), _A),
    Occasion("published_first", N_("A paper is online first"), _A),
    Occasion("published_in_issue", N_("A paper online first stands in its issue"), _A),
    Occasion("paper_moved", N_("A paper has another call or section"), _A),
    Occasion("filed_away", N_("A submission is filed away"), _A),
    Occasion("revision_date_moved", N_("Another day for a revision"), _A),
    Occasion("revision_lapsed", N_("A revision lapsed"), _A),
    Occasion("revision_reopened", N_("A lapsed revision is open again"), _A),
    Occasion("reminder_revision", N_("Reminder of a revision"), _A),
    Occasion("reminder_revision_late", N_("A revision is late"), _A),
    Occasion("withdrawal_undone", N_("A withdrawal is taken back"), _A),
    Occasion("details_corrected", N_("A paper’s details were corrected"), _A),
    Occasion("out_of_issue", N_("An issue with the paper is taken back"), _A),
    Occasion("call_extended", N_("A closed call is open to one person"), _A),
    Occasion("call_extended_first", N_("A closed call is open to somebody new"), _A),
    Occasion("done_on_your_word", N_("The office acted on somebody’s word"), _A),
    Occasion(FREE, N_("A free letter: greeting and closing"), _A),
    Occasion("invitation", N_("Invitation to review"), _R),
    Occasion("invitation_again", N_("Invitation to review a revision"), _R),
    Occasion("invitation_adjudicating", N_("Invitation to weigh the reviews"), _R),
    Occasion("invitation_withdrawn", N_("An invitation is withdrawn"), _R),
    Occasion("review_confirmed", N_("Thanks for accepting"), _R, is_at_once=True),
    Occasion("coreviewer_named", N_("Somebody is named as co-reviewer"), _R, is_at_once=True),
    Occasion("review_link", N_("The link is sent again"), _R, is_at_once=True),
    Occasion("review_link_moved", N_("The link goes to another address"), _R, is_at_once=True),
    Occasion("due_date_moved", N_("Another due date"), _R),
    Occasion("reminder_invitation", N_("Reminder of an invitation"), _R),
    Occasion("reminder_review", N_("Reminder of a review"), _R),
    Occasion("reminder_review_late", N_("A review is late"), _R),
    Occasion("review_thanks", N_("Thanks for a review"), _R, is_at_once=True),
    Occasion("review_returned", N_("A review is returned to its reviewer"), _R),
    Occasion("review_struck", N_("Passages of a review are struck"), _R),
    Occasion("review_withheld", N_("A review is withheld from the author"), _R),
    Occasion("review_let_out", N_("A withheld review goes to the author"), _R),
    Occasion("review_outcome", N_("How the paper was decided"), _R, is_at_once=True),
    Occasion("review_cancelled", N_("A review is no longer needed"), _R),
    Occasion("round_closed", N_("A round was closed early"), _R),
    Occasion("coauthor_objected", N_("A co-author objects"), _E, is_at_once=True),
    Occasion("editor_assigned", N_("A paper is given to an editor"), _E),
    Occasion("editor_needed", N_("A paper has no editor"), _E, is_at_once=True),
    Occasion("review_accepted", N_("A reviewer accepted"), _E, is_at_once=True),
    Occasion("review_declined", N_("A reviewer declined"), _E, is_at_once=True),
    Occasion("review_stepped_back", N_("A reviewer stepped back"), _E, is_at_once=True),
    Occasion("review_in", N_("A review arrived"), _E, is_at_once=True),
    Occasion("review_reopened", N_("A reviewer changes a review"), _E, is_at_once=True),
    Occasion("review_in_late", N_("A review arrived late"), _E, is_at_once=True),
    Occasion("decision_told", N_("A decision was taken"), _E),
    Occasion("reminder_editor", N_("An editor is told of a late review"), _E),
    Occasion("reminder_no_reply", N_("An invitation got no reply"), _E),
    Occasion("reminder_idle", N_("A paper waits for its editor"), _E),
    Occasion("reminder_idle_chief", N_("A paper has waited long"), _E),
    Occasion("papers_let_go", N_("Papers lost their editor"), _E),
    Occasion("arrived_in_production", N_("A paper comes into production"), _E),
    Occasion("issue_stopped", N_("A scheduled issue did not appear"), _E),
    Occasion("taken_back", N_("An issue is taken back"), _E),
    Occasion("withdrawal_undone_told", N_("The withdrawal of a paper is taken back"), _E),
    Occasion("recommendation_made", N_("A guest editor recommends"), _E),
    Occasion("revision_arrived", N_("A revision arrived"), _E, is_at_once=True),
    Occasion("public_names_changed", N_("Authors are named otherwise"), _E, is_at_once=True),
    Occasion("public_names_asked", N_("An author asks to be named otherwise"), _E, is_at_once=True),
    Occasion("status_asked", N_("An author asks how a paper stands"), _E, is_at_once=True),
    Occasion("withdrawal_notice", N_("A paper is withdrawn"), _E, is_at_once=True),
    Occasion(
        "withdrawal_unassigned", N_("A paper nobody handled is withdrawn"), _E, is_at_once=True
    ),
    Occasion("absence_stand_in", N_("Somebody stands in"), _P),
    Occasion("absence_entered", N_("An absence is entered by the office"), _P),
    Occasion("absence_ended", N_("A standing in ends"), _P),
    Occasion("confirm_address", N_("Confirm an address"), _P, is_at_once=True),
    Occasion("volunteer_asked", N_("Somebody offers to review"), _P, is_at_once=True),
    Occasion("reset_password", N_("Choose a new password"), _P, is_at_once=True),
    Occasion("address_asked", N_("Confirm another address"), _P, is_at_once=True),
    Occasion("address_taken", N_("Another address belongs to somebody"), _P, is_at_once=True),
    Occasion("address_notice", N_("An account is to have another address"), _P, is_at_once=True),
    Occasion("address_notice_office", N_("The office enters another address"), _P, is_at_once=True),
    Occasion("address_changed", N_("An account has another address"), _P, is_at_once=True),
    Occasion("keeper_named", N_("Somebody keeps sealed names"), _P, is_at_once=True),
    Occasion("sealed_name_looked_at", N_("A sealed name was looked at"), _P, is_at_once=True),
    Occasion(
        "sealed_name_mentioned",
        N_("A sealed name in what a desk brought"),
        _P,
        is_at_once=True,
    ),
    Occasion("office_appointed", N_("An office is given"), _P, is_at_once=True),
    Occasion("office_appointed_first", N_("An office for somebody new"), _P, is_at_once=True),
    Occasion("guest_appointed", N_("A guest editor is appointed"), _P, is_at_once=True),
    Occasion("guest_appointed_first", N_("A guest editor new to us"), _P, is_at_once=True),
)
BY_OCCASION: dict[str, Occasion] = {one.name: one for one in OCCASIONS}


def goes_at_once(name: str) -> bool:
    """Tell whether letters of this occasion never wait; one that stands in no table does."""
    found = BY_OCCASION.get(name)
    return found is not None and found.is_at_once
