"""What the demonstration journal holds. Every person, paper and figure here is invented."""

from typing import Any

from journal.domain.office import Office

ROLES: dict[str, tuple[str, str, str, str, tuple[Office, ...]]] = {
    # role: name, family part, affiliation, country, offices
    "manager": ("Maren Vogt", "Vogt", "Journal office", "DK", (Office.MANAGER,)),
    "office": ("Odile Brunner", "Brunner", "Journal office", "CH", (Office.OFFICE,)),
    "chief": ("Tamar Beridze", "Beridze", "Kura Centre for Care", "GE", (Office.CHIEF,)),
    "editor": ("Ibrahim Sall", "Sall", "Faculty of Law of Saloum", "SN", (Office.EDITOR,)),
    "guest": ("Lucía Ferreyra", "Ferreyra", "Taller del Río", "AR", ()),
    "production": ("Piotr Zawada", "Zawada", "Journal office", "PL", (Office.PRODUCTION,)),
    "reviewer1": ("Rosa Mbeki", "Mbeki", "Harbour Trauma Clinic", "ZA", ()),
    "reviewer2": ("Anders Holm", "Holm", "Institute of Forensic Care", "SE", ()),
    "reviewer3": ("Shirin Daneshvar", "Daneshvar", "University of the Two Rivers", "TR", ()),
    "author1": ("Ana Lobjanidze", "Lobjanidze", "Open Door Centre", "GE", ()),
    "author2": ("Wambui", "", "Highland Legal Aid", "KE", ()),
}


# The numbers are made up; their last digits check the others.
IDENTITY = {
    "short_name": "Rehab & Rights",
    "contact_email": "office@demo.example",
    "publisher": "Network for Care after Torture",
    "issn_print": "1234-5679",
    "issn_online": "9876-5434",
    "languages": "en es fr",
    "zone": "Europe/Copenhagen",
}

SECTIONS = (
    # slug, title, policy, reviewed, abstract words, manuscript words
    (
        "scientific-articles",
        "Scientific articles",
        "Original research and systematic reviews, read by at least two reviewers.",
        True,
        250,
        8000,
    ),
    (
        "perspectives",
        "Perspectives",
        "Practice, law and testimony: what was done, what was learnt, what should change.",
        True,
        200,
        5000,
    ),
    ("debate", "Debate", "Positions and replies, chosen by the editors.", False, 150, 3000),
    ("editorials", "Editorials", "By the editors.", False, None, 2000),
)

# What else a section limits.
LIMITS: dict[str, dict[str, Any]] = {
    "scientific-articles": {
        "title_words": 25,
        "keywords_least": 2,
        "keywords_most": 6,
        "figures_most": 6,
        "tables_most": 6,
        "references_most": 60,
    },
    "perspectives": {"keywords_least": 2, "keywords_most": 6, "references_most": 40},
}

ARTICLE_TYPES = {
    "scientific-articles": "research-article",
    "perspectives": "article-commentary",
    "debate": "discussion",
    "editorials": "editorial",
}
# For papers whose funder or employer asks for another licence than the usual one.
LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "The authors")

REVIEWS = (
    (
        {"relevance": 5, "soundness": 4, "ethics": 5, "clarity": 4},
        "minor-revision",
        "The question matters and the work was done with care. I would like to read more about "
        "those who stopped taking part, and one table could be left out. The discussion claims "
        "slightly more than the numbers allow; a sentence about other explanations would help.",
        "A solid paper. I could look at a revision quickly.",
    ),
    (
        {"relevance": 4, "soundness": 3, "ethics": 4, "clarity": 3},
        "major-revision",
        "The material is rich, but the way from interviews to themes stays in the dark. Who coded, "
        "how were differences settled, and did participants see the result? The legal frame needs "
        "the two general comments that every reader of this journal will miss.",
        "I hesitated between major revision and rejection; the data are worth the effort.",
    ),
    (
        {"relevance": 5, "soundness": 5, "ethics": 5, "clarity": 5},
        "accept",
        "Clear, modest and useful. I have only small remarks on wording, which are in the list "
        "below: page 2, the second paragraph repeats the first; page 6, the unit is missing.",
        "",
    ),
)

ANNOUNCEMENTS = (
    (
        "webinars-in-spring",
        "Three evenings on writing about practice",
        "Editors and authors talk about how a case becomes a paper without harm to anybody. Free, "
        "in English with interpretation into Spanish and French. *This is demonstration content.*",
    ),
    (
        "policy-on-survivors-data",
        "New policy on data from survivors",
        "From this volume on, authors tell where consent forms are kept and until when a person may "
        "withdraw their words. *This is demonstration content.*",
    ),
)

PAGES = (
    (
        "about-the-journal",
        "About the journal",
        "This is a **demonstration journal**: its people, papers and figures are invented.\n\n"
        "It publishes research, practice and law on rehabilitation after torture and on its "
        "prevention, three times a year, for readers in many countries and at slow lines.",
    ),
    (
        "for-authors",
        "For authors",
        "Send a Word, OpenDocument, RTF or PDF file. Reviewers read an anonymized copy: take out "
        "names, addresses and places that tell who you are; we check the file before anybody else "
        "sees it.\n\nYou may publish under a pseudonym or without a name. Tell us, and only those "
        "who must know will.\n\nThere are no charges.",
    ),
    (
        "review-policy",
        "How we review",
        "Double anonymized: authors do not know reviewers, reviewers do not know authors. At least "
        "two reviewers read every scientific article. An editor who knows the author or is an "
        "author does not handle, and does not see, the paper.",
    ),
    (
        "open-access",
        "Open access and licence",
        "Everything is free to read at once. Authors keep their rights; articles appear under "
        "CC BY-NC-ND 4.0.",
    ),
)

# What a page says since three months; the text above stays readable as an earlier version.
LATER_TEXTS = {
    "review-policy": "Double anonymized: authors do not know reviewers, reviewers do not know "
    "authors. At least two reviewers read every scientific article, and one of them has worked "
    "with survivors. An editor who knows the author or is an author does not handle, and does not "
    "see, the paper.\n\nReviewers may step back at any time without a reason.",
}

CALLS = {
    "livelihoods": (
        "Livelihoods",
        "How people make a living after torture, and what rehabilitation has to do with it.",
        "Work, income and company are asked for by survivors and seldom reported by those who "
        "treat them. We look for papers that count, compare, or let people speak.\n\nStudies with "
        "small numbers are welcome where they are honest about it.",
        ("Work and cooperatives", "Costs and returns", "Learning and teaching a trade"),
        "Livelihoods after detention",
    ),
    "prisons": (
        "Prisons",
        "Health, dignity and documentation in places of detention.",
        "Places of detention are where torture happens most, and where health staff meet it first. "
        "We invite research, practice and legal papers about care, contact, documentation and "
        "oversight.\n\nPapers by people who have been detained are especially welcome; they may "
        "appear under any name.",
        ("Health care in detention", "Contact with the outside", "Documentation and oversight"),
        "Health and dignity in detention",
    ),
}
