"""The letters of the demonstration journal; anywhere else there is no such page."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from journal.services.mailbox import A_PAGE, kept_letter, kept_letters
from journal.web.manager import blueprint
from journal.web.paging import Pager, number_asked
from journal.web.policy import Policy, policy


@blueprint.get("/manage/mailbox")
@policy(Policy.MANAGER)
def mailbox() -> ResponseReturnValue:
    """Show a page of the letters kept, the newest first."""
    number = number_asked(request.args.get("page"))
    letters = kept_letters((number - 1) * A_PAGE)
    if letters is None:
        abort(404)
    pager = Pager("manager.mailbox", number, len(letters) > A_PAGE)
    return render_template("manager/mailbox_list.html", letters=letters[:A_PAGE], pager=pager)


@blueprint.get("/manage/mailbox/<name>")
@policy(Policy.MANAGER)
def mailbox_letter(name: str) -> ResponseReturnValue:
    """Show one letter, its personal links ready to follow."""
    letter = kept_letter(name) or abort(404)
    return render_template("manager/mailbox_letter.html", letter=letter)
