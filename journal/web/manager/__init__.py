"""The manager's pages: people and offices, sections, pages, announcements."""

from flask import Blueprint

blueprint = Blueprint("manager", __name__)

from journal.web.manager import (  # noqa: E402 - the pages put themselves on the blueprint
    address,  # noqa: F401
    announcement,  # noqa: F401
    form_element,  # noqa: F401
    job,  # noqa: F401
    journal,  # noqa: F401
    keeper,  # noqa: F401
    letter,  # noqa: F401
    licence,  # noqa: F401
    mailbox,  # noqa: F401
    masthead,  # noqa: F401
    menu,  # noqa: F401
    overview,  # noqa: F401
    page,  # noqa: F401
    page_version,  # noqa: F401
    people,  # noqa: F401
    person,  # noqa: F401
    review_form,  # noqa: F401
    section,  # noqa: F401
    studies,  # noqa: F401
)
