"""How the authors of a paper that was sent are named in public."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, FormField, HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from journal.access.copies_author import Writing
from journal.access.permissions import RULES
from journal.documents.convert import can_convert
from journal.domain.author import MOST_AUTHORS
from journal.domain.public_names import KIND_LABELS, NameKind
from journal.domain.refusal import Invalid
from journal.domain.workflow import State
from journal.queries.renaming import ASK, CHANGE, leave_of
from journal.services.examination import examine_files
from journal.services.renaming import PublicName, ask_public_names, change_public_names
from journal.web.author import blueprint
from journal.web.author.steps import prepared, tried
from journal.web.forms import Form
from journal.web.policy import Policy, policy
from journal.web.rows import show_in_rows
from journal.web.speaking import acting, spoken_for


class NameRow(Form):
    """How one author is named."""

    id = HiddenField()
    kind = RadioField(
        _l("Public name"),
        choices=[SelectChoice(kind.value, _l(label)) for kind, label in KIND_LABELS.items()],
        default=NameKind.NAME.value,
    )
    public_name = StringField(_l("Pseudonym or initials"))
    keeps_affiliation = BooleanField(_l("Affiliation and country stay public"))
    opens_to_coauthors = BooleanField(_l("The other authors of this paper may read the name"))


class NamesForm(Form):
    """All authors in their order."""

    authors = FieldList(FormField(NameRow), max_entries=MOST_AUTHORS)

    def show(self, invalid: Invalid) -> None:
        """Put errors named `authors-<place>-public_name` beside their fields."""
        super().show(Invalid(show_in_rows(self, ("authors",), invalid.errors)))

    def chosen(self) -> dict[str, PublicName]:
        """Return what was chosen, by the line of the byline."""
        rows = [row.form for row in self.authors]
        return {
            row["id"].data: PublicName(
                NameKind(row["kind"].data),
                row["public_name"].data or "",
                bool(row["keeps_affiliation"].data),
                bool(row["opens_to_coauthors"].data),
            )
            for row in rows
            if row["kind"].data in set(NameKind)
        }


@blueprint.get("/submissions/<id:submission_id>/names")
@policy(Policy.SIGNED_IN)
def names(submission_id: str) -> ResponseReturnValue:
    """Show how the authors are named, to who may change it."""
    paper = _paper(submission_id)
    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "public_name": one.public_name,
            "keeps_affiliation": one.keeps_affiliation,
            "opens_to_coauthors": one.opens_to_coauthors,
        }
        for one in paper.authors
    ]
    return _shown(paper, NamesForm(formdata=None, data={"authors": rows}))


@blueprint.post("/submissions/<id:submission_id>/names")
@policy(Policy.SIGNED_IN)
def names_now(submission_id: str) -> ResponseReturnValue:
    """Name the authors so from now on."""
    paper, form, done = _paper(submission_id), NamesForm(), list[bool]()
    by = acting()
    status = tried(form, lambda: done.append(change_public_names(by, submission_id, form.chosen())))
    if status != 200:
        return _shown(paper, form), status
    if done[0]:
        flash(
            _("From now on the authors are named so. The editor is told the public names."), "good"
        )
        examine_files(by, submission_id)
    else:
        flash(_("Nothing was changed."), "info")
    return redirect(_back(paper), 303)


@blueprint.post("/submissions/<id:submission_id>/names/ask")
@policy(Policy.SIGNED_IN)
def ask_names(submission_id: str) -> ResponseReturnValue:
    """Ask the office to let the names be changed."""
    _paper(submission_id)
    if ask_public_names(acting(), submission_id):
        flash(_("The office has your question. It answers by letter."), "good")
    else:
        flash(_("You have asked already. The office answers by letter."), "info")
    return redirect(url_for("author.names", submission_id=submission_id), 303)


@blueprint.get("/submit/names")
@policy(Policy.SIGNED_IN)
def masked_copies() -> str:
    """Tell in which kinds of file a name can be exchanged, and what to do with the others."""
    return render_template("author/names_and_files.html", is_converted=can_convert())


def _paper(submission_id: str) -> Writing:
    """Return the paper to who sends it themselves, while its names can be changed or asked for."""
    if spoken_for() is not None:
        abort(404)
    paper = prepared(submission_id)
    if paper.state not in RULES[CHANGE].states:
        abort(404)
    return paper


def _back(paper: Writing) -> str:
    is_revised = paper.state is State.REVISION_REQUESTED
    page = "author.revision" if is_revised else "author.paper"
    return url_for(page, submission_id=paper.id)


def _shown(paper: Writing, form: NamesForm) -> str:
    has_to_ask = paper.state in RULES[ASK].states
    leave = leave_of(paper.id, acting().at)
    return render_template(
        "author/submission_names.html",
        paper=paper,
        form=form,
        names={one.id: one.name for one in paper.authors},
        leave=leave,
        may_change=not has_to_ask or leave.until is not None,
        back_url=_back(paper),
    )
