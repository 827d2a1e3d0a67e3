"""Further files of a draft or a revision: the list, one of them, and what becomes of it."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import BooleanField, FileField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from journal.access.copies_author import Writing
from journal.domain.refusal import Invalid
from journal.domain.supplements import (
    KIND_LABELS,
    MOST,
    About,
    Standing,
    Supplement,
    SupplementKind,
)
from journal.domain.workflow import State
from journal.queries.examination import asked
from journal.queries.sealed import is_sealed
from journal.queries.supplement import of_version, was_taken_out
from journal.queries.supplement import supplement as read_supplement
from journal.services.anonymity import gate_details, gate_text
from journal.services.examination import examine
from journal.services.file import Upload
from journal.services.supplement import (
    ACCEPTS,
    add_supplement,
    answer_for_supplement,
    change_supplement,
    move_supplement,
    remove_supplement,
    taken,
)
from journal.services.words import speak
from journal.web.author import blueprint
from journal.web.author.looked import Look, look_at
from journal.web.author.manuscript import CHOOSE
from journal.web.author.steps import prepared, tried
from journal.web.examined import told
from journal.web.forms import ASKED, Form
from journal.web.policy import Policy, policy
from journal.web.receiving import limit, received
from journal.web.speaking import acting, searched, spoken_for

_OPEN = (State.DRAFT, State.REVISION_REQUESTED)


class SupplementForm(Form):
    """A further file, and what is said of it."""

    kind = SelectField(_l("What it is"), [ASKED], validate_choice=False)
    title = StringField(_l("Title"), [ASKED])
    is_for_reviewers = BooleanField(_l("Reviewers may read it"))
    file = FileField(_l("The file"))
    looked = BooleanField(_l("I have looked at each of these: none tells who we are"))

    def offer(self) -> "SupplementForm":
        """Fill the choices."""
        kinds = [SelectChoice(kind.value, speak(label)) for kind, label in KIND_LABELS.items()]
        self.kind.choices = [SelectChoice("", _("Please choose")), *kinds]
        return self

    def about(self) -> About:
        """Return what was typed."""
        is_shown = bool(self.is_for_reviewers.data)
        return About(self.kind.data or "", self.title.data or "", is_shown)


@blueprint.get("/submissions/<id:submission_id>/further")
@policy(Policy.SIGNED_IN)
def further(submission_id: str) -> ResponseReturnValue:
    """Show the further files, and the form that brings one."""
    paper = prepared(submission_id)
    if paper.state not in _OPEN:
        return redirect(url_for("author.paper", submission_id=submission_id), 303)
    return _listed(paper, SupplementForm(formdata=None, data={"is_for_reviewers": True}))


@blueprint.post("/submissions/<id:submission_id>/further")
@policy(Policy.SIGNED_IN, uploads=1)
def further_now(submission_id: str) -> ResponseReturnValue:
    """Take a further file in, and look through it at once."""
    paper, form = prepared(submission_id), SupplementForm()
    status = tried(form, lambda: searched(paper.id, lambda: _add(paper, form.about())))
    if status != 200:
        return _listed(prepared(submission_id), form), status
    flash(_("The file has arrived and was looked through."), "good")
    return redirect(url_for("author.further", submission_id=submission_id), 303)


@blueprint.get("/submissions/<id:submission_id>/further/<id:supplement_id>")
@policy(Policy.SIGNED_IN)
def further_file(submission_id: str, supplement_id: str) -> ResponseReturnValue:
    """Show one further file: what is said of it, and what was found in it."""
    paper = prepared(submission_id)
    one = _one(paper, supplement_id)
    if paper.state not in _OPEN:
        return redirect(url_for("author.paper", submission_id=submission_id), 303)
    said = {"kind": one.kind, "title": one.title, "is_for_reviewers": one.is_for_reviewers}
    return _shown(paper, one, SupplementForm(formdata=None, data=said))


@blueprint.post("/submissions/<id:submission_id>/further/<id:supplement_id>")
@policy(Policy.SIGNED_IN, uploads=1)
def further_file_now(submission_id: str, supplement_id: str) -> ResponseReturnValue:
    """Keep what is said of the file, another in its place, or the author's word for it."""
    paper, form = prepared(submission_id), SupplementForm()
    one = _one(paper, supplement_id)
    status = tried(form, lambda: searched(paper.id, lambda: _change(paper, supplement_id, form)))
    paper = prepared(submission_id)
    if status != 200:
        return _shown(paper, _one(paper, supplement_id), form), status
    if "check" in request.form or _one(paper, supplement_id).is_open:
        here = url_for("author.further_file", submission_id=paper.id, supplement_id=one.id)
        return redirect(here, 303)
    flash(_("Kept."), "good")
    return redirect(url_for("author.further", submission_id=submission_id), 303)


@blueprint.post("/submissions/<id:submission_id>/further/<id:supplement_id>/move")
@policy(Policy.SIGNED_IN)
def further_move(submission_id: str, supplement_id: str) -> ResponseReturnValue:
    """Give the file another place in the list."""
    _one(prepared(submission_id), supplement_id)
    place = request.form.get("position", 1, int)
    move_supplement(acting(), submission_id, supplement_id, place)
    return redirect(url_for("author.further", submission_id=submission_id), 303)


@blueprint.post("/submissions/<id:submission_id>/further/<id:supplement_id>/remove")
@policy(Policy.SIGNED_IN)
def further_remove(submission_id: str, supplement_id: str) -> ResponseReturnValue:
    """Take the file out of the list."""
    _one(prepared(submission_id), supplement_id)
    remove_supplement(acting(), submission_id, supplement_id)
    return _taken_out(submission_id)


def _add(paper: Writing, about: About) -> None:
    _gate_title(paper, about)
    upload = _received(about.kind)
    if upload is None:
        raise Invalid({"file": CHOOSE})
    examine(acting(), add_supplement(acting(), paper.id, about, upload))


def _change(paper: Writing, supplement_id: str, form: SupplementForm) -> None:
    about = form.about()
    _gate_title(paper, about)
    upload = _received(about.kind)
    examine(acting(), change_supplement(acting(), paper.id, supplement_id, about, upload))
    if form.looked.data and upload is None:
        answer_for_supplement(acting(), paper.id, supplement_id)


def _received(kind: str) -> Upload | None:
    file = received("file")
    return taken(file.stored, file.name, kind) if file is not None else None


def _gate_title(paper: Writing, about: About) -> None:
    """Let no title pass by which reviewers would know the authors."""
    if spoken_for() is not None and is_sealed(paper.id):
        # Exchanged in silence as its author's are, it would answer whoever tries a name.
        gate_text(paper.id, about.title, field="title")
    elif about.is_for_reviewers and paper.policy.needs_anonymized:
        gate_details(paper.id, {"title": about.title})


def _one(paper: Writing, supplement_id: str) -> Supplement:
    """Return the file; one that was taken out, here or in another window, leads to the list."""
    found = read_supplement(paper.id, paper.version.number, supplement_id)
    if found is None and was_taken_out(paper.id, supplement_id):
        abort(_taken_out(paper.id))
    return found or abort(404)


def _taken_out(submission_id: str) -> Response:
    flash(_("The file is taken out."), "good")
    return redirect(url_for("author.further", submission_id=submission_id), 303)


def _back(paper: Writing) -> tuple[str, str]:
    """Return where the list was come to from, and what that is called."""
    if paper.state is State.DRAFT:
        return url_for("author.manuscript", submission_id=paper.id), _("Manuscript")
    return url_for("author.revision", submission_id=paper.id), _("Revise")


def _listed(paper: Writing, form: SupplementForm) -> str:
    return render_template(
        "author/supplement_list.html",
        paper=paper,
        form=form.offer(),
        further=of_version(paper.id, paper.version),
        kinds=KIND_LABELS,
        accepts=ACCEPTS,
        limit=limit(),
        most=MOST,
        back=_back(paper),
    )


def _look(paper: Writing, one: Supplement) -> Look:
    """Return what was found in the file, where that keeps it from somebody."""
    is_masked = any(author.is_sealed for author in paper.authors)
    if not (one.needs_copy or is_masked):
        return Look(())
    found = asked(one.file.id)
    if found is None or one.standing is not Standing.READY or is_masked:
        return look_at(paper, found)
    # What has passed needs nobody's word: who is looked for need not be asked.
    return Look((), told(found.found))


def _shown(paper: Writing, one: Supplement, form: SupplementForm) -> str:
    return render_template(
        "author/supplement_form.html",
        paper=paper,
        one=one,
        form=form.offer(),
        look=_look(paper, one),
        accepts=[".zip"] if one.kind is SupplementKind.LATEX else ACCEPTS,
        limit=limit(),
        back=_back(paper),
    )
