"""Reviewers for all papers of a call at once: proposed, tried otherwise, and asked in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from journal.domain.alternates import due_for_next
from journal.domain.letters import Composed
from journal.domain.matching.proposal import MOST_MORE, WhatIf
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.said import Said
from journal.queries.call_desk import CallName, call_named
from journal.queries.desk.call_papers import CallPaper, call_papers
from journal.queries.desk.proposal import call_proposal
from journal.queries.person import names_of_accounts
from journal.services import letter
from journal.services.call_invitation import invite_proposed
from journal.services.invitation import invitation_letter, with_date
from journal.services.round import MOST_REVIEWS
from journal.services.words import speak
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.trying import SEND, step
from journal.web.policy import Policy, policy

_MOST_PAIRS = 200
# So many of those who could not be asked are named in one notice.
_NAMED = 8
_NO = "no"


@dataclass(frozen=True, slots=True)
class LetterShown:
    """One letter as it would go: to whom, about which paper."""

    paper: CallPaper
    account_id: str
    name: str
    letter: Composed


@blueprint.get("/desk/calls/<id:call_id>/reviewers")
@policy(Policy.EDITOR)
def call_reviewers(call_id: str) -> ResponseReturnValue:
    """Show who is proposed for the papers, under what the editor tries."""
    call, what = _call(call_id), _tried(request.args)
    proposal = call_proposal(viewer(), call_id, acting().at, what)
    return render_template(
        "editor/call_reviewers.html", call=call, found=proposal, what=what, most=MOST_MORE
    )


@blueprint.post("/desk/calls/<id:call_id>/reviewers")
@policy(Policy.EDITOR)
def call_reviewers_now(call_id: str) -> ResponseReturnValue:
    """Show the letters, or send them: each is asked for itself, what fails is told."""
    call, what = _call(call_id), _tried(request.form)
    papers = {one.id: one for one in call_papers(viewer(), call_id)}
    pairs = [pair for pair in _pairs() if pair[0] in papers]
    address = url_for("editor.call_reviewers", call_id=call_id)
    if not pairs:
        flash(_("Nobody is chosen: please tick whom to ask."), "warn")
        return redirect(address, 303)
    names = names_of_accounts([account_id for _paper, account_id in pairs])
    if step() == SEND:
        _tell(_sent(pairs, what), papers, names)
        return redirect(address, 303)
    letters = [_shown(papers[paper], one, names[one]) for paper, one in pairs if one in names]
    return render_template("editor/call_letters.html", call=call, letters=letters, what=what)


def _call(call_id: str) -> CallName:
    """Return the call; where the viewer may not see it, answer as if there were none."""
    return call_named(viewer(), call_id) or abort(404)


def _tried(asked: MultiDict[str, str]) -> WhatIf:
    """Return what is tried, by the fields of either form; nonsense tries nothing."""
    places = asked.get("places", "")
    more = dict(_more(one) for one in asked.getlist("more") if ":" in one)
    return WhatIf(
        places=int(places) if places in map(str, range(1, MOST_REVIEWS + 1)) else None,
        dropped=frozenset(asked.getlist("drop")),
        more={key: count for key, count in more.items() if count},
        is_balanced=asked.get("balance") != _NO,
    )


def _more(text: str) -> tuple[str, int]:
    key, _colon, count = text.partition(":")
    return key, int(count) if count in map(str, range(1, MOST_MORE + 1)) else 0


def _pairs() -> list[tuple[str, str]]:
    """Return paper and person of each ticked line, each once."""
    ticked = dict.fromkeys(request.form.getlist("pair")[:_MOST_PAIRS])
    parted = (one.partition(":") for one in ticked)
    return [(paper, account_id) for paper, _colon, account_id in parted]


def _shown(paper: CallPaper, account_id: str, name: str) -> LetterShown:
    by = acting()
    due_on = due_for_next(paper.due_on, by.at.date())
    composed = with_date(invitation_letter(paper.id, account_id), due_on, by.language)
    return LetterShown(paper, account_id, name, letter.previewed(composed))


def _sent(pairs: Sequence[tuple[str, str]], what: WhatIf) -> dict[tuple[str, str], Said | None]:
    """Ask each; return what came of it: nothing said is a letter, else why there is none."""
    return {(paper, one): _asked(paper, one, what) for paper, one in pairs}


def _asked(paper: str, account_id: str, what: WhatIf) -> Said | None:
    more = what.more.get(account_id, 0)
    try:
        sent = invite_proposed(acting(), paper, account_id, places=what.places, more=more)
    except Overtaken as overtaken:
        return overtaken.said
    except Invalid as invalid:
        return next(iter(invalid.errors.values()))
    except Refused as refused:
        return refused.refusal.said
    return None if sent else Said("")


def _tell(
    came: Mapping[tuple[str, str], Said | None],
    papers: Mapping[str, CallPaper],
    names: Mapping[str, str],
) -> None:
    sent = sum(said is None for said in came.values())
    if sent:
        told = ngettext(
            "%(num)s person is invited by letter.", "%(num)s people are invited by letter.", sent
        )
        flash(f"{told} {_('The letters wait ten minutes and can be stopped until then.')}", "good")
    before = sum(said is not None and not said.msgid for said in came.values())
    if before:
        flash(
            ngettext(
                "%(num)s person had been asked already. No second letter was sent.",
                "%(num)s people had been asked already. No second letter was sent.",
                before,
            ),
            "info",
        )
    failed = [
        f"{names.get(one, '')}, {papers[paper].reference}: {speak(said)}"
        for (paper, one), said in came.items()
        if said is not None and said.msgid
    ]
    for line in failed[:_NAMED]:
        flash(f"{_('Not asked')} – {line}", "warn")
    if len(failed) > _NAMED:
        more = len(failed) - _NAMED
        flash(ngettext("%(num)s more was not asked.", "%(num)s more were not asked.", more), "warn")
