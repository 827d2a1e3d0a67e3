"""An editor supplies what reviewers read."""

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.finding import Finding
from journal.domain.mentions import Place
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.transparency import hides_author
from journal.queries.byline import told_words
from journal.queries.desk.paper import Facts
from journal.queries.sealed import is_sealed
from journal.services.anonymity import Recognizable, gate
from journal.services.anonymized import supply_anonymized
from journal.services.file import Upload, accepted, checked
from journal.services.mentioning import guarded
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import CopyForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import back_to, tried
from journal.web.examined import in_words
from journal.web.policy import Policy, policy
from journal.web.receiving import limit, received

_CHOOSE = Said(N_("Please choose the file."))


@blueprint.get("/desk/submissions/<id:submission_id>/anonymized")
@policy(Policy.EDITOR)
def anonymized(submission_id: str) -> ResponseReturnValue:
    """Ask for the anonymized manuscript."""
    return _page(opened(submission_id, "supply_anonymized"), CopyForm(formdata=None), ())


@blueprint.post("/desk/submissions/<id:submission_id>/anonymized")
@policy(Policy.EDITOR, uploads=1)
def anonymized_now(submission_id: str) -> ResponseReturnValue:
    """Search the file for its authors, and let reviewers have it."""
    facts, form = opened(submission_id, "supply_anonymized"), CopyForm()
    try:
        upload = _passed(facts, cited=bool(form.cited.data))
        if tried(form, lambda: supply_anonymized(acting(), submission_id, upload)):
            flash(_("We searched the file and found none of the authors in it."), "good")
            return back_to(submission_id)
    except Recognizable as told:
        form.show(told)
        return _page(facts, form, told.findings), 422
    except Invalid as invalid:
        form.show(invalid)
    return _page(facts, form, ()), 422


def _passed(facts: Facts, *, cited: bool) -> Upload:
    """Return the file that came, searched where reviewers must not know the authors."""
    file = received("file")
    if file is None:
        raise Invalid({"file": _CHOOSE})
    upload = checked(file.stored, file.name)
    if not hides_author(facts.transparency):
        return upload
    return guarded(acting(), facts.id, Place.COPY, lambda: gate(facts.id, upload, cited=cited))


def _page(facts: Facts, form: CopyForm, found: tuple[Finding, ...]) -> str:
    return render_template(
        "editor/anonymized_form.html",
        facts=facts,
        form=form,
        found=in_words(found),
        words=told_words(facts.id),
        is_sealed=is_sealed(facts.id),
        accepted=accepted(),
        limit=limit(),
    )
