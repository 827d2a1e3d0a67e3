"""Pages of authors and reviewers that the office opens by the word of somebody who wrote or phoned.

They are the same pages: only who stands before them is another, for this one paper or review.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, cast

from flask import Blueprint, g, request, url_for
from flask_babel import gettext as _

from journal.access.viewer import Viewer
from journal.access.words import OpenWord
from journal.domain.acting import Acting, Word
from journal.domain.mentions import Place
from journal.domain.office import Office
from journal.queries.word import word_taken
from journal.services.mentioning import guarded
from journal.web.asking import acting as acting_self
from journal.web.asking import viewer

R = TypeVar("R")


def listen(blueprint: Blueprint) -> None:
    """Let the office stand for a person on the pages of this blueprint, where it has their word."""
    blueprint.before_request(_hear)
    blueprint.context_processor(lambda: {"spoken_for": spoken_for()})


def spoken_for() -> OpenWord | None:
    """Return the word by which this page was opened, None where everybody is themselves."""
    return cast(OpenWord | None, g.get("word"))


def acting(review_id: str | None = None) -> Acting:
    """Return the first argument of this page's act."""
    own, word = acting_self(review_id), spoken_for()
    if word is None:
        return own
    by_word = Word(word.note_id, own.account_id or "")
    return Acting(own.at, account_id=word.account_id, language=own.language, word=by_word)


def searched(submission_id: str, search: Callable[[], R]) -> R:
    """Search for the authors as who stands here may know: by a word, what is sealed is not told."""
    if spoken_for() is None:
        return search()
    return guarded(acting(), submission_id, Place.REVISION, search)


def reader() -> Viewer:
    """Return who reads the review."""
    word = spoken_for()
    return replace(viewer(), account_id=word.account_id, grants=frozenset()) if word else viewer()


def after(url: str) -> str:
    """Return where an act leads: by a word back to the desk, else to this address."""
    word = spoken_for()
    return url_for("editor.submission", submission_id=word.submission_id) if word else url


def told(own: str) -> str:
    """Return what is told after an act: `own` to the person themselves."""
    word = spoken_for()
    if word is None:
        return own
    return str(_("Done for %(name)s. They get a letter with a copy.", name=word.name))


def _hear() -> None:
    named = request.view_args or {}
    about = {name: named[name] for name in ("submission_id", "review_id") if name in named}
    if about and viewer().holds(Office.OFFICE):
        g.word = word_taken(viewer(), acting_self().at, **about)
