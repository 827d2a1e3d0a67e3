"""The journal's own wordings of its letters, by occasion and language."""

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField, TextAreaField

from journal.domain.languages import WRITTEN
from journal.domain.letters import Composed
from journal.domain.occasions import BY_OCCASION, OCCASIONS, READER_LABELS
from journal.domain.placeholders import MEANINGS, known_in
from journal.domain.refusal import Invalid
from journal.queries.letter_template import kept_wordings, papers_to_try, worded
from journal.services import letter, letter_template
from journal.services.around import setting
from journal.services.letter_template import reset_wording, save_wording, taken_apart, tried
from journal.services.overwriting import fingerprint
from journal.services.words import languages_offered
from journal.web.asking import acting, viewer
from journal.web.choices import language_name
from journal.web.forms import Form
from journal.web.manager import blueprint
from journal.web.manager.forms import NEEDED
from journal.web.policy import Policy, policy


class WordingForm(Form):
    """Subject and text of a letter, names in braces."""

    subject = StringField(_l("Subject"), [NEEDED])
    text = TextAreaField(_l("Text"), [NEEDED])
    paper = SelectField(_l("Try it on this paper"), validate_choice=False)
    seen = HiddenField()
    overwritten = HiddenField()


@dataclass(frozen=True, slots=True)
class Line:
    """One occasion in the list; `languages` have a wording of the journal's own."""

    slug: str
    label: str
    languages: tuple[str, ...]


@blueprint.get("/manage/letters")
@policy(Policy.MANAGER)
def letter_list() -> ResponseReturnValue:
    """Show every occasion, by who reads its letters."""
    own = worded()
    groups = {
        label: [_line(one.name, one.label, own) for one in OCCASIONS if one.reader is reader]
        for reader, label in READER_LABELS.items()
    }
    others = sorted(letter.shipped_occasions() - set(BY_OCCASION))
    if others:
        groups[_("Others")] = [_line(name, name.replace("_", " "), own) for name in others]
    return render_template("manager/letter_list.html", groups=groups)


@blueprint.get("/manage/letters/<slug:occasion>")
@policy(Policy.MANAGER)
def wording(occasion: str) -> ResponseReturnValue:
    """Show the wording in force, and what the names in braces become."""
    name, language = _named(occasion), _language()
    stored = letter_template.worded(name, language)
    data = {"subject": stored.subject, "text": stored.text, "seen": fingerprint(stored)}
    return _page(name, language, WordingForm(formdata=None, data=data))


@blueprint.post("/manage/letters/<slug:occasion>")
@policy(Policy.MANAGER)
def wording_now(occasion: str) -> ResponseReturnValue:
    """Show the letter as it would read, or keep the wording."""
    name, language, form = _named(occasion), _language(), WordingForm()
    form.paper.choices = list(papers_to_try(viewer()))
    typed = Composed(form.subject.data or "", (form.text.data or "") + "\n")
    paper = _paper(form)
    try:
        if not form.validate():
            return _page(name, language, form), 422
        if "preview" in request.form:
            return _page(name, language, form, tried(name, language, typed, paper, viewer().name))
        save_wording(acting(), name, language, typed, submission_id=paper, seen=form.seen.data)
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = fingerprint(letter_template.worded(name, language))
        return _page(name, language, form), 422
    flash(_("The wording is kept. The next letter goes out with it."), "good")
    return redirect(url_for("manager.wording", occasion=occasion, language=language), 303)


@blueprint.post("/manage/letters/<slug:occasion>/reset")
@policy(Policy.MANAGER)
def reset_wording_now(occasion: str) -> ResponseReturnValue:
    """Go back to the shipped wording."""
    language = _language()
    reset_wording(acting(), _named(occasion), language)
    flash(_("The shipped wording is in force again."), "good")
    return redirect(url_for("manager.wording", occasion=occasion, language=language), 303)


def _line(name: str, label: str, own: frozenset[tuple[str, str]]) -> Line:
    languages = tuple(sorted(language for occasion, language in own if occasion == name))
    return Line(name.replace("_", "-"), label, languages)


def _named(slug: str) -> str:
    name = slug.replace("-", "_")
    return name if name in letter.shipped_occasions() else abort(404)


def _language() -> str:
    asked = request.args.get("language") or str(setting("LANGUAGE"))
    return asked if asked in _languages() else abort(404)


def _languages() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*languages_offered(), str(setting("LANGUAGE")), *WRITTEN)))


def _paper(form: WordingForm) -> str | None:
    """Return the paper chosen, else the first there is; None where the journal has none yet."""
    ids = [paper_id for paper_id, _name in papers_to_try(viewer())]
    return form.paper.data if form.paper.data in ids else next(iter(ids), None)


def _page(name: str, language: str, form: WordingForm, preview: Composed | None = None) -> str:
    papers = papers_to_try(viewer())
    form.paper.choices = list(papers)
    shipped = letter.shipped(name, language)
    known = known_in(shipped)
    names = [(one, said) for one, said in MEANINGS.items() if one in known]
    return render_template(
        "manager/letter_form.html",
        label=BY_OCCASION[name].label if name in BY_OCCASION else name.replace("_", " "),
        occasion=name.replace("_", "-"),
        language=language,
        languages=[(code, language_name(code)) for code in _languages()],
        form=form,
        preview=preview and letter.previewed(preview),
        papers=papers,
        shipped=taken_apart(shipped),
        is_own=language in kept_wordings(name),
        names=names,
    )
