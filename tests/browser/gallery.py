"""A small site that shows every macro and script, so that the look can be tried without the app.

It answers forms as the app does: it remembers what was posted, and `answer` says what comes next.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from flask import Flask, redirect, render_template, request
from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    Form,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
    validators,
)
from wtforms.widgets import CheckboxInput, ListWidget

from journal.domain.navigation import BUILT_IN, MenuLink
from tests.browser.gallery_pages import PAGES

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
ROOT = Path(__file__).resolve().parents[2]


SCALE = [SelectChoice("1", "weak"), SelectChoice("2", "fair"), SelectChoice("3", "strong")]


class Ticks(SelectMultipleField):
    """Several choices as checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class Paper(Form):
    """One field of each kind."""

    title = StringField("Title", [validators.DataRequired("Write a title.")])
    abstract = TextAreaField("Abstract")
    due = DateField("Day of return")
    named = RadioField("Named how", [validators.InputRequired("Choose one.")], choices=["a", "b"])
    themes = Ticks("Themes", choices=[SelectChoice("1", "Prisons")])
    score = RadioField("Soundness", choices=SCALE)
    consent = BooleanField("I hold the consent forms")
    manuscript = FileField("Manuscript")

    def hidden_tag(self) -> Markup:
        """The token, as FlaskForm would give it."""
        return Markup('<input type="hidden" name="csrf_token" value="token">')


class Site:
    """What was posted, and how the next post is answered: a status, or a path to go on to."""

    def __init__(self) -> None:
        self.posts: list[tuple[str, MultiDict[str, str]]] = []
        self.answer: int | str = "/done"

    def posted(self, path: str) -> list[dict[str, str]]:
        """What came to this path, flat."""
        return [form.to_dict() for at, form in self.posts if at == path]


def make(site: Site) -> Flask:
    """The site on the real templates and static files."""
    app = Flask("gallery", static_folder=str(ROOT / "static"))
    app.jinja_options = {"undefined": StrictUndefined, "extensions": ["jinja2.ext.i18n"]}
    env = app.jinja_env
    env.trim_blocks = env.lstrip_blocks = True
    env.loader = ChoiceLoader([FileSystemLoader(ROOT / "templates"), DictLoader(PAGES)])
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(day=str, moment=str, decimalformat=str, say=str)
    env.globals.update(asset=lambda name: f"/static/{name}", csrf_token=lambda: "token")
    env.globals["sent_before"] = lambda _field: None
    env.globals["menu"] = lambda: [MenuLink(key, *BUILT_IN[key]) for key in BUILT_IN]
    app.context_processor(lambda: words(site))
    # No pieces are taken here: the form is sent whole, as by those who have only a personal link.
    app.add_url_rule("/uploads", "account.upload_begin", lambda: ("", 404), methods=["POST"])
    app.add_url_rule("/<path:name>", "show", lambda name: show(site, name), methods=["GET", "POST"])
    app.after_request(lambda answer: answer.headers.set("Content-Security-Policy", CSP) or answer)
    return app


def words(site: Site) -> dict[str, Any]:
    """What the app gives to every template."""
    journal = {"name": "Journal of Things", "tagline": "Care and law", "issn_online": "0000-0000"}
    journal |= {
        "logo": None,
        "issn_print": "",
        "publisher": "",
        "licence_name": "",
        "licence_url": "",
        "contact_email": "",
    }
    viewer = {"name": "Amina Author", "is_reviewer": True, "is_editor": True}
    viewer |= {"is_production": False, "is_manager": False}
    link = {"url": "#", "label": "Waits for me", "count": 7, "is_current": True}
    form = Paper(MultiDict({"named": "b", "score": "2", "themes": "1", "abstract": "Sleep is"}))
    if request.args.get("wrong") or site.answer == 422:
        form = Paper(MultiDict({"title": ""}))
        form.validate()
    return {
        "journal": journal,
        "viewer": viewer,
        "rail": [{"label": "Today", "links": [link]}],
        "notices": lambda: [("good", "It was sent.")],
        "notices_at": lambda place: [],
        "language": "en",
        "text_direction": request.args.get("dir", "ltr"),
        "form": form,
        "rows": request.form.getlist("row") + [""] * ("add" in request.form),
        "day": date(2026, 12, 4),
        "instant": datetime(2026, 12, 4, 12, tzinfo=UTC),
    }


def show(site: Site, name: str) -> Any:
    """Show a page; a post is remembered and answered as the test wishes."""
    if request.method == "GET":
        return render_template(f"{name}.html")
    site.posts.append((f"/{name}", request.form))
    if "X-Smooth" in request.headers:
        return render_template(f"{name}.html")
    if isinstance(site.answer, str):
        return redirect(site.answer, 303)
    if site.answer == 422:
        return render_template("paper.html"), 422
    return "", site.answer
