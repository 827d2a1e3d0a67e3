"""The kinds of thing by which a text tells who wrote it, with what people are told of each."""

from journal.domain.said import N_

MAIL = "mail-address"
ORCID = "orcid"
TELEPHONE = "telephone"
BYLINE = "byline"
AFFILIATION = "affiliation"
CORRESPONDING = "corresponding-author"
GRANT = "grant"
ETHICS = "ethics-approval"
ACKNOWLEDGEMENT = "acknowledgement"
CONTRIBUTION = "contribution"
BIOGRAPHY = "biography"
SELF_CITATION = "self-citation"
SELF_CITED_SHARE = "self-cited-share"
PERSONAL_PAGE = "personal-page"
FILE_PATH = "file-path"
INSTRUCTION = "instruction"
UNREAD_TEXT = "unread-text"

KIND_LABELS = {
    MAIL: N_("Mail address in the text"),
    ORCID: N_("ORCID iD in the text"),
    TELEPHONE: N_("Telephone number of an author"),
    BYLINE: N_("Names of the authors"),
    AFFILIATION: N_("Affiliation of an author"),
    CORRESPONDING: N_("Corresponding author"),
    GRANT: N_("Grant that names who was funded"),
    ETHICS: N_("Ethics approval with the name or number of the board"),
    ACKNOWLEDGEMENT: N_("Acknowledgement that names people or institutions"),
    CONTRIBUTION: N_("Contributions of the authors, by name or initials"),
    BIOGRAPHY: N_("Note about the authors"),
    SELF_CITATION: N_("Own earlier work, cited as one's own"),
    SELF_CITED_SHARE: N_("Many of the references are by the authors"),
    PERSONAL_PAGE: N_("Personal page, repository or drive"),
    FILE_PATH: N_("Path of a file with the name of its user"),
    INSTRUCTION: N_("Instruction to a program that reads the text"),
    UNREAD_TEXT: N_("Text too long to be read to its end"),
}
