"""The page of one act on a paper: what it means, its form, and one button."""

from dataclasses import dataclass, field

from flask import render_template

from journal.queries.desk.paper import Facts
from journal.web.forms import Form


@dataclass(frozen=True, slots=True)
class ActPage:
    """The words of the page; `hints` stand under the fields of these names."""

    heading: str
    lead: str
    button: str
    hints: dict[str, str] = field(default_factory=dict)

    def shown(self, facts: Facts, form: Form, **more: object) -> str:
        """Return the page for this paper."""
        return render_template("editor/act_form.html", words=self, facts=facts, form=form, **more)
