"""The pages of the gallery: each macro once, in the frames that pages really use."""

_IMPORTS = """
{% import "macros/page.html" as page %}
{% import "macros/forms.html" as forms %}
"""


def _page(layout: str, main: str, *scripts: str) -> str:
    sources = "".join(
        f'<script type="module" src="{{{{ asset(\'js/{name}.js\') }}}}"></script>'
        for name in scripts
    )
    return (
        f'{{% extends "{layout}" %}}{_IMPORTS}'
        "{% block title %}Gallery{% endblock %}"
        '{% block crumbs %}{{ page.crumbs([("Papers", "#"), ("2026-K7QF", None)]) }}{% endblock %}'
        f"{{% block scripts %}}{sources}{{% endblock %}}"
        f"{{% block main %}}<h1>Gallery</h1>{main}{{% endblock %}}"
    )


READER = """
{{ page.label("Current issue", accent=True) }}
<div class="columns"><div>
<div class="section-head special"><h2>Livelihoods</h2></div>
<ol class="contents">{{ page.entry("A paper", "#", by="A. Author", pages="3–18", note="Prisons",
  kind="Letter", files=[("#", "PDF", 412000)]) }}</ol>
<div class="prose"><h2>Abstract</h2><p>Text<sup><a href="#r">1</a></sup> of the paper.</p></div>
{{ page.empty("Nothing yet.", "#", "Look elsewhere") }}{{ page.pager("1 of 2", None, "#") }}
</div><aside aria-label="Facts"><div class="card">{{ page.facts([
  ("Closes", page.at(instant, relative=True)), ("Pages", "3–18"), ("None", None)]) }}</div>
<ul class="shelf"><li><a href="#">{{ page.cover("Livelihoods", "4 (2)") }}</a></li></ul>
</aside></div>
"""

PAPER = """
{{ forms.error_summary(form) }}
<p>Due {{ page.when(day, relative=True) }}</p>
{{ page.steps([("a", "File", "#"), ("b", "Details", None), ("c", "Send", None)], "b", ["a"]) }}
<form method="post" novalidate data-autosave="/save" data-upload enctype="multipart/form-data">
{{ forms.hidden(form) }}
{{ forms.field(form.title, hint="As printed", from_file=True) }}
{{ forms.field(form.abstract, rows=4, counter=5) }}
{{ forms.date(form.due, earliest=day) }}
{{ forms.radios(form.named, notes={"b": "Sealed"}) }}
{{ forms.checkboxes(form.themes) }}
{{ forms.scale(form.score, hint="Would it stand?") }}
{{ forms.tick(form.consent, hint="For each person") }}
{{ forms.file_field(form.manuscript, [".docx", ".pdf"], 2000000,
  current=page.file_link("#", "a.pdf", 9)) }}
<div id="rows">{% for row in rows %}<p><label>Row <input name="row" value="{{ row }}"></label></p>
{% endfor %}
<button class="button" name="add" value="1" data-smooth="#rows">Add a row</button></div>
{{ forms.buttons("Save", cancel_url="#", also=[("leave", "1", "Save and leave")]) }}
{{ forms.saved() }}
</form>
{{ page.timeline([{"title": "Sent", "on": page.when(day), "state": "done"},
  {"title": "Read", "state": "now"}, {"title": "Decided"}]) }}
{{ page.quick_exit("/done") }}
"""

DESK = """
{{ page.notice("Three things are missing.", "warn", "Not yet") }}
{{ page.tabs([("Items", "#", True, 3), ("Letters", "#", False, None)]) }}
<div data-order="s1">
{% call page.table("Items", ["Item", ("Ready", "state"), ("Pages", "num"), ("Order", "acts")]) %}
{% for name in ("First", "Second", "Third") %}<tr data-item="{{ name }}">
<td data-label="Item"><a class="title" href="#">{{ name }}</a></td>
<td data-label="Ready">{{ page.state("ready", "done") }} {{ page.state("late", "late") }}
{{ page.state("new") }} {{ page.state("in review", "going") }}
{{ page.state("away", "quiet") }}</td>
<td data-label="Pages" class="num">3–18</td>
<td class="acts">{{ forms.move("/order", name, loop.index, loop.length, name, into="s1") }}</td>
</tr>
{% endfor %}{% endcall %}</div>
<div class="actions">{{ forms.act_button("/publish", "Publish", "primary") }}
{{ forms.act_button("/away", "File away", "danger", confirm="It leaves all lists.") }}</div>
{% call page.fold("Seldom needed", "danger") %}<p>Acts.</p>{% endcall %}
"""

PAGES = {
    "reader.html": _page("reader/layout.html", READER, "when"),
    "paper.html": _page(
        "work_layout.html",
        PAPER,
        "autosave",
        "pieces",
        "whole",
        "upload",
        "counter",
        "smooth",
        "leave",
    ),
    "desk.html": _page("desk_layout.html", DESK, "order"),
    "done.html": _page("reader/layout.html", "<p>Done.</p>"),
}
