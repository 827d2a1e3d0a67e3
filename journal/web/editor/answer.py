"""An answer that came by mail, filed on its paper: pasted, or read from the saved letter."""

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, EmailField, FileField, HiddenField, StringField, TextAreaField
from wtforms.validators import Optional

from journal.domain.refusal import Invalid
from journal.queries.desk.paper import Facts
from journal.services.answer import Written, file_answer, read_letter
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.paper import opened
from journal.web.editor.trying import back_to, tried
from journal.web.forms import ASKED, Form
from journal.web.policy import Policy, policy
from journal.web.receiving import received

_LONGEST_NAME = 200


class AnswerForm(Form):
    """Who wrote what, and when; the act tells what is missing."""

    file = FileField(_l("Letter saved as .eml"))
    from_name = StringField(_l("From"), [ASKED])
    from_address = EmailField(_l("E-mail address"))
    written_on = DateField(_l("Written on"), [ASKED, Optional()])
    subject = StringField(_l("Subject"))
    text = TextAreaField(_l("Text"), [ASKED])
    attachments = HiddenField()
    message_id = HiddenField()


@blueprint.get("/desk/submissions/<id:submission_id>/answers/new")
@policy(Policy.EDITOR)
def answer_form(submission_id: str) -> ResponseReturnValue:
    """Show the empty form."""
    paper = opened(submission_id, "file_answer")
    return _page(paper, AnswerForm(formdata=None, data={"written_on": acting().at.date()}))


@blueprint.post("/desk/submissions/<id:submission_id>/answers/new")
@policy(Policy.EDITOR, uploads=True)
def answer_now(submission_id: str) -> ResponseReturnValue:
    """Show what stands in the letter that was sent along, or file the answer."""
    paper, form = opened(submission_id, "file_answer"), AnswerForm()
    try:
        if upload := received("file"):
            return _page(paper, _read(read_letter(upload.stored)), is_read=True)
    except Invalid as invalid:
        form.show(invalid)
        return _page(paper, form), 422
    if tried(form, lambda: file_answer(acting(), submission_id, _written(form))):
        flash(_("The answer is filed."), "good")
        return back_to(submission_id)
    return _page(paper, form), 422


def _read(written: Written) -> AnswerForm:
    data = {
        "from_name": written.from_name or written.from_address,
        "from_address": written.from_address,
        "written_on": written.written_on,
        "subject": written.subject,
        "text": written.text,
        "attachments": "|".join(name.replace("|", " ") for name in written.attachments),
        "message_id": written.message_id,
    }
    return AnswerForm(formdata=None, data=data)


def _written(form: AnswerForm) -> Written:
    return Written(
        from_name=form.from_name.data or "",
        from_address=form.from_address.data or "",
        subject=form.subject.data or "",
        text=form.text.data or "",
        written_on=form.written_on.data,
        attachments=_names(form),
        message_id=(form.message_id.data or "")[:990],
    )


def _names(form: AnswerForm) -> tuple[str, ...]:
    names = (form.attachments.data or "").split("|")[:50]
    return tuple(name[:_LONGEST_NAME] for name in names if name)


def _page(paper: Facts, form: AnswerForm, *, is_read: bool = False) -> str:
    return render_template(
        "editor/answer_form.html", facts=paper, form=form, is_read=is_read, names=_names(form)
    )
