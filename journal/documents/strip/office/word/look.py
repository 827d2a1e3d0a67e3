"""What styles and properties make of a run: hidden, pale, tiny."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from lxml import etree

from journal.documents import bounds as say
from journal.documents.answers import Unfit
from journal.documents.strip.office.names import child, is_on, of, value

# Each style is based on another; programs let people do so some ten times.
_LONGEST_CHAIN = 200
_T = TypeVar("_T")
_Likeness = tuple[tuple[object, ...], ...]
_HIDING = ("w:vanish", "w:specVanish")


class Look:
    """The styles of a document; properties are asked from the run outwards."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._defaults: list[etree._Element] = []
        self._standing: dict[str, str] = {}
        self._last: tuple[etree._Element | None, str] = None, ""
        self._asked: tuple[etree._Element | None, tuple[str, str]] = None, ("", "")
        # Thousands of runs ask the same of the same few styles.
        self._answers: dict[tuple[str, str], tuple[etree._Element, ...]] = {}
        self._bare: dict[str, bool] = {}
        self._around: dict[Callable[..., Any], tuple[etree._Element | None, Any]] = {}
        self._alike: dict[
            Callable[..., bool], tuple[etree._Element | None, dict[_Likeness, bool]]
        ] = {}
        for style in styles if styles is not None else ():
            self._read(style)

    def _read(self, style: etree._Element) -> None:
        if of(style) == "w:docDefaults":
            properties = child(style, "w:rPrDefault", "w:rPr")
            self._defaults += [properties] if properties is not None else []
        elif of(style) == "w:style":
            self._styles[value(style, "styleId")] = style
            if value(style, "default") in {"1", "true", "on"}:
                self._standing[value(style, "type")] = value(style, "styleId")

    def chain(self, name: str) -> Iterator[etree._Element]:
        """Yield the style and those that it is based on."""
        seen = set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            if len(seen) > _LONGEST_CHAIN:
                raise Unfit(say.BOMB)
            yield self._styles[name]
            based = child(self._styles[name], "w:basedOn")
            name = value(based, "val") if based is not None else ""

    def around(self, run: etree._Element, ask: Callable[[etree._Element, "Look"], _T]) -> _T:
        """Return what is asked of the run's surroundings: once for all that stand beside it."""
        known = self._around.get(ask)
        if known is None or known[0] is not run.getparent():
            known = self._around[ask] = run.getparent(), ask(run, self)
        answer: _T = known[1]
        return answer

    def is_hidden(self, run: etree._Element) -> bool:
        """Tell whether no page shows the run. Twice hidden by styles is shown (17.7.3)."""
        return self.alike(run, Look._is_run_hidden)

    def alike(self, run: etree._Element, ask: "Callable[[Look, etree._Element], bool]") -> bool:
        """Return what is asked of a run: once for all of the same looks that stand beside it."""
        around, like = run.getparent(), _likeness(child(run, "w:rPr"))
        if like is None:
            return ask(self, run)
        known = self._alike.get(ask)
        if known is None or known[0] is not around:
            known = self._alike[ask] = around, {}
        if like not in known[1]:
            known[1][like] = ask(self, run)
        return known[1][like]

    def _is_run_hidden(self, run: etree._Element) -> bool:
        own = child(run, "w:rPr")
        return self._is_bare_hidden(run) if own is None else self._is_hidden(run, own)

    def _is_bare_hidden(self, run: etree._Element) -> bool:
        """Tell the same of a run without looks of its own: its paragraph's style answers."""
        style = self._bearing(run)[1]
        if style not in self._bare:
            self._bare[style] = self._is_hidden(run, None)
        return self._bare[style]

    def _is_hidden(self, run: etree._Element, own: etree._Element | None) -> bool:
        for name in _HIDING:
            direct = child(own, name)
            if is_on(direct) if direct is not None else self._is_hidden_by_styles(run, name):
                return True
        return False

    def _is_hidden_by_styles(self, run: etree._Element, name: str) -> bool:
        found = (self._of_style(style, name) for style in self._bearing(run))
        levels = [is_on(first[0]) for first in found if first]
        return sum(levels) % 2 == 1 or any(is_on(child(d, name)) for d in self._defaults)

    def properties(self, run: etree._Element, name: str) -> Iterator[etree._Element]:
        """Yield every property of that name that bears on the run, the strongest first."""
        own = child(run, "w:rPr", name)
        if own is not None:
            yield own
        for style in self._bearing(run):
            yield from self._of_style(style, name)
        for properties in self._defaults:
            found = child(properties, name)
            if found is not None:
                yield found

    def _of_style(self, style: str, name: str) -> tuple[etree._Element, ...]:
        """Return the properties of that name of the style and of those that it is based on."""
        known = self._answers.get((style, name))
        if known is None:
            asked = (child(one, "w:rPr", name) for one in self.chain(style))
            known = tuple(found for found in asked if found is not None)
            self._answers[style, name] = known
        return known

    def _bearing(self, run: etree._Element) -> tuple[str, str]:
        """Return the names of the styles that bear on the run: its own, then its paragraph's."""
        if self._asked[0] is not run:
            own = _named(child(run, "w:rPr", "w:rStyle"))
            paragraph = next((up for up in run.iterancestors() if of(up) == "w:p"), None)
            around = self._style(paragraph) or self._standing.get("paragraph", "")
            self._asked = run, (own, around)
        return self._asked[1]

    def _style(self, paragraph: etree._Element | None) -> str:
        """Return the style of the paragraph; it is asked for each of its runs, one by one."""
        if paragraph is None or self._last[0] is not paragraph:
            self._last = paragraph, _named(child(paragraph, "w:pPr", "w:pStyle"))
        return self._last[1]


def _likeness(properties: etree._Element | None) -> _Likeness | None:
    """Return what the properties say, to be compared; nothing where one holds others."""
    if properties is None:
        return ()
    if any(map(len, properties)):
        return None
    return tuple((str(one.tag), *one.items()) for one in properties)


def _named(node: etree._Element | None) -> str:
    return value(node, "val") if node is not None else ""
