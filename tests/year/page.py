"""A page as a person reads it: links by their words, forms by their buttons, fields by labels."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import html
from lxml.html import FormElement, HtmlElement

Typed = Mapping[str, object]
_BUTTONS = "//button[not(@type='button')] | //input[@type='submit']"
_FIELDS = ".//input | .//select | .//textarea"
_PRESSED = ("submit", "button", "image", "reset")


class Absent(LookupError):
    """A person looked for something and the page does not have it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file chosen from the disk."""

    name: str
    content: bytes


@dataclass
class Sending:
    """What a browser would send when the button is pressed."""

    url: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, Paper] = field(default_factory=dict)
    is_multipart: bool = False


@dataclass
class Page:
    """One answer that a person was given."""

    url: str
    status: int
    body: str

    @cached_property
    def tree(self) -> HtmlElement:
        """The page's elements."""
        return html.fromstring(self.body)

    @property
    def title(self) -> str:
        """The page's heading."""
        return words_of(self.tree.find(".//h1"))

    @property
    def text(self) -> str:
        """All that can be read on it."""
        return words_of(self.tree.find("body"))

    def links(self, words: str, within: HtmlElement | None = None) -> list[str]:
        """Return where the links of these words lead, whatever is heard or follows a dot."""
        place = self.tree if within is None else within
        return [
            str(link.get("href"))
            for link in place.iter("a")
            if _said(link).split(" · ")[0] == words
        ]

    def link(self, words: str, within: HtmlElement | None = None) -> str:
        """Return where the first link of these words leads; raises Absent."""
        found = self.links(words, within)
        if not found:
            known = sorted({_said(link) for link in self.tree.iter("a")})
            raise Absent(f"no link “{words}” on {self.url} among {known}")
        return found[0]

    def rows(self) -> list[HtmlElement]:
        """Return the rows of the page's tables, without their heads."""
        return list(self.tree.iterfind(".//tbody/tr"))

    def item(self, heading: str) -> HtmlElement:
        """Return the entry of a list under this heading; raises Absent."""
        for one in self.tree.iterfind(".//li"):
            if words_of(one.find(".//h2")) == heading:
                return one
        raise Absent(f"no entry “{heading}” on {self.url}")

    def errors(self) -> str:
        """Return what the page says is wrong."""
        found = self.tree.xpath("//div[contains(@class, 'bad')] | //p[@class='error']")
        return " / ".join(words_of(one) for one in found)

    def has_button(self, words: str) -> bool:
        """Tell whether there is such a button that can be pressed."""
        return any(words in _names(one) and not _is_off(one) for one in self.tree.xpath(_BUTTONS))

    def buttons(self) -> list[str]:
        """Return the words of all buttons that can be pressed."""
        return [_names(one)[-1] for one in self.tree.xpath(_BUTTONS) if not _is_off(one)]

    def spoken(self, start: str) -> list[str]:
        """Return how those buttons are called to who hears them that begin like this."""
        found = self.tree.xpath("//button[not(@disabled)]/@aria-label")
        return [str(one) for one in found if str(one).startswith(start)]

    def pressed(self, words: str, typed: Typed) -> Sending:
        """Return what pressing the button sends after these fields were filled; raises Absent."""
        for button in self.tree.xpath(_BUTTONS):
            if words in _names(button) and not _is_off(button):
                return _filled(self, _form_of(self.tree, button), button, typed)
        raise Absent(f"no button “{words}” on {self.url} among {self.buttons()}")


def words_of(element: HtmlElement | None) -> str:
    """Return the text of an element, in one line."""
    return "" if element is None else " ".join(element.text_content().split())


def _said(link: HtmlElement) -> str:
    """Return what is seen of a link: not what is added for those who hear it."""
    hidden = link.xpath(".//*[contains(@class, 'visually-hidden')]")
    text = words_of(link)
    for one in hidden:
        text = text.removesuffix(words_of(one)).strip()
    return text


def _names(button: HtmlElement) -> list[str]:
    return [str(button.get("aria-label", "")), words_of(button) or str(button.get("value", ""))]


def _is_off(element: HtmlElement) -> bool:
    return element.get("disabled") is not None


def _form_of(tree: HtmlElement, button: HtmlElement) -> FormElement:
    if button.get("form"):
        return tree.get_element_by_id(button.get("form"))
    return next(button.iterancestors("form"))


def _filled(page: Page, form: FormElement, button: HtmlElement, typed: Typed) -> Sending:
    fields = list(_fields(page.tree, form))
    sending = Sending(
        url=str(form.get("action") or page.url),
        method=str(form.get("method", "get")).lower(),
        is_multipart=form.get("enctype") == "multipart/form-data",
    )
    for one in fields:
        for value in _as_served(one):
            sending.values.setdefault(str(one.get("name")), []).append(value)
    for label, value in typed.items():
        _type(page, fields, sending, label, value)
    if button.get("name"):
        sending.values[str(button.get("name"))] = [str(button.get("value", ""))]
    return sending


def _fields(tree: HtmlElement, form: FormElement) -> Iterator[HtmlElement]:
    yield from form.xpath(_FIELDS)
    if form.get("id"):
        yield from tree.xpath(
            f"//*[@form='{form.get('id')}'][self::input or self::select or self::textarea]"
        )


def _as_served(one: HtmlElement) -> list[str]:
    """Return what the field sends when nobody touches it."""
    kind = one.get("type", "text")
    if not one.get("name") or _is_off(one) or kind in (*_PRESSED, "file"):
        return []
    if one.tag == "select":
        return _chosen(one)
    if one.tag == "textarea":
        return [(one.text or "").removeprefix("\n")]
    if kind in ("checkbox", "radio"):
        return [str(one.get("value", "on"))] if one.get("checked") is not None else []
    return [str(one.get("value", ""))]


def _chosen(select: HtmlElement) -> list[str]:
    options = list(select.iter("option"))
    chosen = [one for one in options if one.get("selected") is not None]
    if select.get("multiple") is None:
        chosen = chosen[-1:] or options[:1]
    return [_value(one) for one in chosen]


def _value(option: HtmlElement) -> str:
    return str(option.get("value", words_of(option)))


def _type(
    page: Page, fields: list[HtmlElement], sending: Sending, label: str, value: object
) -> None:
    """Fill one field. “Author 2 > Name” is the field Name in the group Author 2."""
    group, _, own = label.rpartition(" > ")
    group_fields = _in_group(page, fields, group) if group else fields
    one = _labelled(page, group_fields, own)
    if one is None:
        _tick_group(page, fields, sending, label, value)
    elif isinstance(value, Paper):
        sending.files[str(one.get("name"))] = value
    elif one.get("type") in ("checkbox", "radio"):
        _tick(sending, one, is_on=bool(value))
    elif one.tag == "select":
        sending.values[str(one.get("name"))] = [_option(page, one, str(value))]
    else:
        sending.values[str(one.get("name"))] = [str(value)]


def _labelled(page: Page, fields: Iterable[HtmlElement], words: str) -> HtmlElement | None:
    by_id = {one.get("id"): one for one in fields if one.get("id")}
    known = set(fields)
    for label in page.tree.iter("label"):
        if _is_called(label, words):
            inner = [one for one in label.xpath(_FIELDS) if one in known]
            found = by_id.get(label.get("for")) if label.get("for") else (inner or [None])[0]
            if found is not None:
                return found
    return None


def _is_called(label: HtmlElement, words: str) -> bool:
    text = words_of(label)
    if label.find("select") is not None:
        text = " ".join((label.text or "").split())
    return text.removesuffix(" required") == words


def _in_group(page: Page, fields: list[HtmlElement], words: str) -> list[HtmlElement]:
    inside = set(_group(page, words).xpath(_FIELDS))
    return [one for one in fields if one in inside]


def _group(page: Page, words: str) -> HtmlElement:
    known = []
    for legend in page.tree.iter("legend"):
        text = words_of(legend).removesuffix(" required")
        known.append(text)
        if text == words or text.startswith(f"{words}:"):
            return legend.getparent()
    raise Absent(f"nothing is labelled “{words}” on {page.url}, groups: {known}")


def _tick_group(
    page: Page, fields: list[HtmlElement], sending: Sending, legend: str, value: object
) -> None:
    """Choose one of a group, or several."""
    group = _in_group(page, fields, legend)
    wanted = [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]
    for one in group:
        sending.values.pop(str(one.get("name")), None)
    for words in wanted:
        one = _labelled(page, group, words)
        if one is None:
            raise Absent(f"no choice “{words}” under “{legend}” on {page.url}")
        sending.values.setdefault(str(one.get("name")), []).append(str(one.get("value", "on")))


def _tick(sending: Sending, one: HtmlElement, *, is_on: bool) -> None:
    name, value = str(one.get("name")), str(one.get("value", "on"))
    if one.get("type") == "radio":
        sending.values[name] = [value]
        return
    others = [other for other in sending.values.get(name, []) if other != value]
    sending.values[name] = [*others, value] if is_on else others


def _option(page: Page, select: HtmlElement, words: str) -> str:
    for option in select.iter("option"):
        if words_of(option) == words:
            return _value(option)
    known = [words_of(option) for option in select.iter("option")]
    raise Absent(f"no choice “{words}” on {page.url} among {known[:20]}")
