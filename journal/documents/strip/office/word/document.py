"""A text document as a whole: its stories, styles, lists and settings cleaned together."""

from journal.documents import passages as at
from journal.documents.strip.office import drawn, fonts, foreign, shared
from journal.documents.strip.office.names import every, of, value
from journal.documents.strip.office.package import Package, Part
from journal.documents.strip.office.word import (
    boxes,
    changes,
    controls,
    fields,
    hidden,
    marks,
    settings,
)
from journal.documents.strip.office.word import styles as styling
from journal.documents.strip.office.word.look import Look
from journal.documents.strip.office.word.where import Where
from journal.documents.strip.trees import without
from journal.documents.traces import HIDDEN_TEXT

_STORIES = ("header", "footer", "footnotes", "endnotes")
_LOOKS = ("styles", "numbering", "settings", "fontTable")
_NOTES = {"w:footnote": "w:footnoteReference", "w:endnote": "w:endnoteReference"}


def clean(package: Package, main: Part) -> None:
    """Clean all parts of the text, and write the copy's."""
    stories = [main, *package.related(main, *_STORIES)]
    looks = {part.sort.name: part for part in package.related(main, *_LOOKS)}
    styles = looks["styles.xml"].root if "styles.xml" in looks else None
    places = {story.name: Where(story.root, story.name) for story in stories}
    for part in (*stories, *looks.values()):
        where = places.get(part.name) or Where(part.root, part.name)
        foreign.leave(part.root, part.name, package.traces)
        controls.unwrap(part.root, where, package.traces)
        changes.accept(part.root, where, package.traces)
    look = Look(styles)
    for story in stories:
        _clean_story(package, story, look, places[story.name])
    roots = [story.root for story in stories]
    _leave_notes(package, stories)
    marks.rename(roots, package.traces)
    styling.rename(styles, [*roots, *(part.root for part in looks.values())], package.traces)
    if "settings.xml" in looks:
        settings.clean(looks["settings.xml"], package.traces)
    if "fontTable.xml" in looks:
        themes = package.related(main, "theme")
        others = (part for name, part in looks.items() if name != "fontTable.xml")
        written = [*roots, *(part.root for part in (*others, *themes))]
        fonts.leave_unused(looks["fontTable.xml"].root, written, package.traces)
        _uncover_fonts(package, looks["fontTable.xml"])
    cleaned = {part.name for part in (*stories, *looks.values())}
    package.write(main, lambda part: _finish(package, part, is_clean=part.name in cleaned))


def _clean_story(package: Package, story: Part, look: Look, where: Where) -> None:
    fields.flatten(story.root, where, package.traces)
    hidden.take_out(story.root, look, where, package.traces)
    hidden.ask_about_faint(story.root, look, where, package.traces)
    boxes.ask(story.root, where, package.traces)


def _finish(package: Package, part: Part, *, is_clean: bool) -> None:
    if is_clean:
        drawn.clean(part, package.traces)
        drawn.links(part, package.traces)
    else:
        shared.clean(package, part)


def _leave_notes(package: Package, stories: list[Part]) -> None:
    """Take out notes without a sign in the text: it stood in hidden or deleted text."""
    signs = {
        (of(node), value(node, "id"))
        for story in stories
        for node in every(story.root, *_NOTES.values())
    }
    for story in stories:
        for note in list(story.root):
            sign = _NOTES.get(of(note))
            is_note = sign is not None and value(note, "type") in {"", "normal"}
            if is_note and (sign, value(note, "id")) not in signs:
                package.traces.fixed(HIDDEN_TEXT, at.inside(story.name), drawn.words(note))
                without(note)


def _uncover_fonts(package: Package, table: Part) -> None:
    targets = {n: r.target for n, r in table.relations.items() if r.sort == "font"}
    covered = {n: package.parts[t] for n, t in targets.items() if t in package.parts}
    for number, content in fonts.uncover(table.root, covered).items():
        package.parts[targets[number]] = content
