"""Pages: load, form, one act, answer."""

from flask import Flask

from journal.web import (
    accent,
    addresses,
    answers,
    assets,
    finished,
    gate,
    headers,
    policy,
    receiving,
    speech,
    uploading,
)
from journal.web.account import blueprint as account
from journal.web.author import blueprint as author
from journal.web.editor import blueprint as editor
from journal.web.feeds import blueprint as feeds
from journal.web.keeper import blueprint as keeper
from journal.web.manager import blueprint as manager
from journal.web.production import blueprint as production
from journal.web.reader import blueprint as reader
from journal.web.reviewer import blueprint as reviewer

BLUEPRINTS = (reader, feeds, account, author, reviewer, editor, production, keeper, manager)


def bind(app: Flask) -> None:
    """Give the app its pages, its gate and its headers; a route without a policy fails here."""
    addresses.bind(app)
    gate.bind(app)
    speech.bind(app)
    assets.bind(app)
    accent.bind(app)
    uploading.bind(app)
    headers.bind(app)
    answers.bind(app)
    receiving.bind(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    policy.check(app)
    finished.bind(app)
