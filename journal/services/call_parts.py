"""The themes of a call and the sections it takes papers for."""

from sqlalchemy import delete, exists, select

from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.lib.ids import new_id
from journal.models.call import CallSection, Theme
from journal.models.section import Section
from journal.models.submission import SubmissionTheme
from journal.services import unit


def section_faults(section_ids: tuple[str, ...]) -> dict[str, Said | None]:
    """Return what is wrong with the choice of sections, by field."""
    known = unit.session().scalars(select(Section.id).where(Section.id.in_(section_ids)))
    if set(section_ids) <= set(known):
        return {}
    return {"section_ids": Said(N_("One of these sections does not exist."))}


def keep_sections(call_id: str, section_ids: tuple[str, ...]) -> None:
    """Let the call take papers for these sections."""
    session = unit.session()
    session.execute(delete(CallSection).where(CallSection.call_id == call_id))
    session.add_all(CallSection(call_id=call_id, section_id=chosen) for chosen in section_ids)


def keep_themes(call_id: str, titles: tuple[str, ...]) -> None:
    """Let the call have these themes in this order.

    A theme keeps its identity, and so the authors' ticks, by its words, else by its number.
    Raises Invalid where a theme that authors ticked would go.
    """
    session = unit.session()
    stored = list(
        session.scalars(select(Theme).where(Theme.call_id == call_id).order_by(Theme.position))
    )
    kept = _matched(stored, titles)
    for theme in stored:
        if theme not in kept.values():
            _remove(theme)
    # Two steps, for two themes that change places must never have one number.
    for place, theme in kept.items():
        theme.position = -place
    session.flush()
    for place, title in enumerate(titles, 1):
        theme = kept.get(place) or Theme(id=new_id(), call_id=call_id)
        theme.position, theme.title = place, title
        session.add(theme)


def _matched(stored: list[Theme], titles: tuple[str, ...]) -> dict[int, Theme]:
    """Return which stored theme becomes the one of each place (from 1)."""
    by_title = {theme.title: theme for theme in stored}
    kept = {place: by_title[t] for place, t in enumerate(titles, 1) if t in by_title}
    for number, theme in enumerate(stored, 1):
        if theme not in kept.values() and number <= len(titles) and number not in kept:
            kept[number] = theme
    return kept


def _remove(theme: Theme) -> None:
    session = unit.session()
    ticked = exists().where(SubmissionTheme.theme_id == theme.id)
    if session.scalar(select(ticked)):
        said = N_("Authors have ticked “%(theme)s”: it can be worded anew, not taken away.")
        raise Invalid({"themes": Said.of(said, theme=theme.title)})
    session.delete(theme)
