"""The history of a submission in words: every act of the workflow and of review."""

from collections.abc import Collection

from journal.domain.decisions import BY_NAME
from journal.domain.said import N_, Said

# What happens while an author writes, and a letter's way, have their own places on the page.
UNTOLD = frozenset(
    {
        "start",
        "save_details",
        "dispute_counts",
        "save_authors",
        "save_declarations",
        "save_revision",
        "begin_review",
        "letter_sent",
    }
)
# %(whom)s is the person whom the act concerns, where there is one.
_WORDS = {
    "submit": N_("sent the paper"),
    "submit_revision": N_("sent the revision"),
    "withdraw": N_("withdrew the paper"),
    "return_to_author": N_("returned the paper to the author"),
    "send_to_review": N_("sent the paper to review"),
    "to_production": N_("sent the paper to production"),
    "schedule": N_("placed the paper in an issue"),
    "unschedule": N_("took the paper out of its issue"),
    "order_item": N_("moved the paper within its issue"),
    "introduce": N_("let the paper introduce its special section"),
    "introduce_no_more": N_("let the paper introduce its special section no more"),
    "clear_item": N_("took the paper out of its issue"),
    "publish": N_("published the paper"),
    "publish_first": N_("published the paper online first"),
    "place_online_first": N_("placed the paper in an issue"),
    "take_up": N_("published the paper in an issue"),
    "set_free": N_("took the issue back; the paper stays online first"),
    "unpublish": N_("took the published paper back"),
    "revert": N_("took the decision back"),
    "assign_editor": N_("gave the paper to %(whom)s"),
    "declare_conflict": N_("declared a conflict"),
    "recommend": N_("made a recommendation"),
    "open_round": N_("opened a round of review"),
    "lapse": N_("let the revision lapse"),
    "reopen": N_("reopened the revision"),
    "move_round_date": N_("moved the date of the round"),
    "move_revision_date": N_("moved the date of the revision"),
    "change_public_names": N_("changed how authors are named in public"),
    "ask_public_names": N_("asked to change how authors are named in public"),
    "open_public_names": N_("let the author change how authors are named in public"),
    "hold": N_("held the paper"),
    "release": N_("released the paper"),
    "file_away": N_("filed the paper away"),
    "file_away_duplicate": N_("filed the paper away as a duplicate"),
    "file_away_test": N_("filed the paper away as a test"),
    "file_away_spam": N_("filed the paper away as spam"),
    "take_up_again": N_("took the paper up again"),
    "move_paper": N_("moved the paper"),
    "correct_details": N_("corrected what the paper says of itself"),
    "correct_authors": N_("corrected the list of authors"),
    "settle_objection": N_("saw to an author’s objection"),
    "follow_paper": N_("follows the paper as an author"),
    "undo_withdrawal": N_("took the withdrawal back"),
    "sign_check": N_("signed a check as passed"),
    "find_problem": N_("found a problem in a check"),
    "unsign_check": N_("took a check back"),
    "take_word": N_("noted the word of %(whom)s"),
    "let_go": N_("took the paper from %(whom)s"),
    "cancel_round": N_("called the round of review off"),
    "invite_reviewer": N_("invited %(whom)s"),
    "line_up": N_("put %(whom)s in line to be asked"),
    "take_out_of_line": N_("took %(whom)s out of the line"),
    "hold_alternate": N_("kept the journal from asking %(whom)s by itself"),
    "release_alternate": N_("let the journal ask %(whom)s by itself"),
    "pause_invitations": N_("stopped the invitations that go by themselves"),
    "resume_invitations": N_("let invitations go by themselves again"),
    "choose_review_limit": N_("chose how many reviews are asked of a person at once"),
    "ask_volunteer": N_("offered to review, by letter"),
    "volunteer": N_("offered to review"),
    "volunteer_no_more": N_("took their offer to review back"),
    "note_tie": N_("noted a tie of a person"),
    "drop_person_note": N_("forgot a note on a person"),
    "choose_by_itself": N_("chose whether the next is asked without an editor"),
    "cancel_review": N_("let %(whom)s go"),
    "move_due_date": N_("gave %(whom)s another date"),
    "remind_reviewer": N_("reminded %(whom)s"),
    "pass_over_reminder": N_("took a reminder to %(whom)s out"),
    "restore_reminder": N_("put a reminder to %(whom)s in again"),
    "pause_reminders": N_("stopped the reminders to %(whom)s"),
    "resume_reminders": N_("let the reminders to %(whom)s go on"),
    "accept_review": N_("accepted the invitation"),
    "decline_review": N_("declined the invitation"),
    "forget_me": N_("declined the invitation, and asked to be forgotten"),
    "put_off_review": N_("declined for now, to be asked again later"),
    "step_back": N_("stepped back from the review"),
    "name_helper": N_("named a co-reviewer"),
    "drop_helper": N_("took a co-reviewer’s name back"),
    "choose_due_date": N_("chose another date"),
    "sign_review": N_("let the author read their name with the review"),
    "unsign_review": N_("took their name back from the review"),
    "reopen_review": N_("took the review in hand again"),
    "submit_review": N_("sent the review"),
    "return_review": N_("returned the review of %(whom)s"),
    "strike_passages": N_("struck passages of the review of %(whom)s for the author"),
    "withhold_review": N_("withheld the review of %(whom)s from the author"),
    "let_review_out": N_("let the review of %(whom)s go to the author after all"),
    "rate_review": N_("rated the review of %(whom)s"),
    "attach_review_file": N_("attached a file to the review"),
    "remove_review_file": N_("took the file away from the review"),
    "send_link": N_("had the link sent again"),
    "bring_manuscript": N_("brought a manuscript"),
    "bring_anonymized": N_("brought an anonymized manuscript"),
    "answer_for_copy": N_("looked at what was found in the paper and answered for it"),
    "send_despite_findings": N_("let reviewers read the paper although something was found in it"),
    "bring_response": N_("brought a response to the reviewers"),
    "bring_supplementary": N_("brought a further file"),
    "change_supplement": N_("changed what is said of a further file"),
    "remove_supplement": N_("took a further file out"),
    "show_to_readers": N_("let a further file appear with the paper"),
    "keep_from_readers": N_("took a further file out of what appears with the paper"),
    "bring_galley": N_("brought a galley"),
    "accept_galley": N_("accepted the galley"),
    "letter_failed": N_("A letter could not be delivered"),
    "letter_retried": N_("had a letter sent again"),
    "letter_stopped": N_("stopped a letter"),
    "letter_released": N_("had a stopped letter sent after all"),
    "letter_changed": N_("changed a stopped letter"),
    "write_letter": N_("wrote a letter"),
    "ask_status": N_("asked how the paper stands"),
    "file_answer": N_("filed an answer"),
}
# What the journal does by itself when an author sends: no person stands before it.
_BY_ITSELF = {
    "assign_editor": N_("The paper was given to %(whom)s"),
    "open_round": N_("A round of review was opened"),
}
# What the clock does, or who came by a link, or keeps names: no person stands before it.
_BY_CLOCK = {
    "look_at_sealed_name": N_("A keeper of sealed names looked at one"),
    "authorship_confirmed": N_("An author confirmed the list of authors"),
    "authorship_objected": N_("An author objected to the list of authors"),
    "coauthor_reminded": N_("An author was asked again"),
    "reminded": N_("%(whom)s was reminded"),
    "helper_agreed": N_("A co-reviewer of %(whom)s agreed to be named"),
    "helper_declined": N_("Somebody named as co-reviewer by %(whom)s said that they are none"),
    "tell_outcome": N_("%(whom)s was told how the paper was decided"),
    "next_was_asked": N_("%(whom)s was asked to review, as the next in line"),
    "no_reply": N_("%(whom)s has not replied to the invitation; the editor was told"),
}
_SENDING = frozenset({"submit", "submit_revision"})
_DECIDED = N_("decided: %(kind)s")
_OTHER = N_("did: %(act)s")


def is_by_itself(act: str, others: Collection[str]) -> bool:
    """Tell whether an act followed by itself; `others` are the acts of that person then."""
    return act in _BY_CLOCK or (act in _BY_ITSELF and not _SENDING.isdisjoint(others))


def told_by_itself(act: str, whom: str) -> Said:
    """Return what happened without anybody's doing, as a whole sentence."""
    return Said.of((_BY_ITSELF | _BY_CLOCK)[act], whom=whom or Said(N_("somebody")))


def told(act: str, whom: str) -> Said:
    """Return what was done, to stand behind the name of who did it."""
    if act in BY_NAME:
        return Said.of(_DECIDED, kind=Said(BY_NAME[act].label))
    if act not in _WORDS:
        return Said.of(_OTHER, act=act.replace("_", " "))
    return Said.of(_WORDS[act], whom=whom or Said(N_("somebody")))
