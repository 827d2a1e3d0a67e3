"""The names in braces that letters know, and what each becomes."""

from journal.domain.letters import LINK, names_in
from journal.domain.said import N_, Said

COMMON = frozenset({"journal", "name", "base_url"})
# What every letter about a paper may say.
PAPER = frozenset({"reference", "title", "part", "paper_url", "desk_url"})
MEANINGS: dict[str, str] = {
    "journal": N_("the journal’s name"),
    "name": N_("the name of who reads the letter"),
    "base_url": N_("the journal’s address on the web"),
    "reference": N_("the paper’s reference"),
    "title": N_("the paper’s title"),
    "part": N_("its call, else its section"),
    "paper_url": N_("the paper’s page for its authors"),
    "desk_url": N_("the paper’s or the call’s page at the desk"),
    "production_url": N_("the paper’s page in production"),
    LINK: N_("the reader’s personal link, made while the letter is sent"),
    "abstract": N_("the abstract"),
    "length": N_("pages and words, where they are known"),
    "policy": N_("who is known to whom in review"),
    "notices": N_("what in the paper not everybody can bear to read"),
    "authors": N_("the authors as they are named in public"),
    "names_url": N_("the page on which the author changes public names"),
    "due": N_("the day the review or the revision is due"),
    "revision_due": N_("the day the revision is due"),
    "reviews": N_("the released reviews, under aliases"),
    "others": N_("the other reviews, under aliases; empty where reviewers do not read them"),
    "reason": N_("the reason that was given"),
    "person": N_("who keeps sealed names, looked at one, or brought a text with one"),
    "keeper_url": N_("the page of those who keep sealed names"),
    "reviewer": N_("the reviewer’s name; editors’ letters alone know it"),
    "suggestions": N_("whom the reviewer suggests instead"),
    "editor": N_("the handling editor’s name"),
    "since": N_("the day since when it waits"),
    "papers": N_("the papers, a line each"),
    "decision": N_("what was decided"),
    "did": N_("what the office did"),
    "source": N_("how the person told the office: letter, telephone …"),
    "note": N_("what the office noted"),
    "before": N_("where the paper stood before"),
    "after": N_("where the paper stands now"),
    "agreed": N_("whether the author was asked to agree"),
    "call": N_("the call’s title"),
    "office": N_("the office"),
    "starts_on": N_("the day on which it begins"),
    "address": N_("the article’s address"),
    "issue": N_("the issue’s name"),
    "issue_url": N_("the issue’s page at the desk"),
    "pages": N_("the article’s pages"),
    "licence": N_("the licence’s name"),
    "day": N_("the day"),
    "hour": N_("the hour"),
    "zone": N_("the time zone of that hour"),
    "missing": N_("what is missing"),
    "text": N_("what the editor writes"),
    "absent": N_("who is away"),
    "stand_in": N_("who stands in"),
    "absence_url": N_("the page of one’s absences"),
    "ends_on": N_("the day on which it ends"),
    "last_day": N_("the last day"),
    "submit_url": N_("the address at which the paper is sent"),
    "changed": N_("what was changed"),
    "author": N_("the author’s name; reviewers’ letters never know it"),
    "reset_url": N_("the page on which a new password is asked for"),
}
_SAMPLE = Said(N_("[here: %(meaning)s]"))


def known_in(shipped: str) -> frozenset[str]:
    """Return the names that a wording may use: those of the shipped one and what is always known.

    So no wording can ask for a name that its reader must not learn.
    """
    names = names_in(shipped)
    return names | COMMON | (PAPER if names & PAPER and "reference" in names else frozenset())


def sample(name: str) -> Said:
    """Return what stands for the name in a preview."""
    meaning = Said(MEANINGS[name]) if name in MEANINGS else name
    return Said(_SAMPLE.msgid, {"meaning": meaning})
