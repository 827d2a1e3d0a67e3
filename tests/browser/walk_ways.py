"""The ways in which somebody moves through the journal: a mouse, a small screen, the keyboard."""

from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.browser.walk import Somebody, label_of

# More stops than any page of the walk has.
_STOPS = 400
# How many stops lie at least between the focus and the target.
_AHEAD = """target => {
  const stops = [...document.querySelectorAll(
    "a[href], button:not([disabled]), input:not([type=hidden]):not([type=radio]), select, textarea"
  )].filter(one => one.checkVisibility());
  const here = stops.indexOf(document.activeElement), there = stops.indexOf(target);
  return here < 0 || there < 0 ? 0 : Math.max(there - here - 1, 0);
}"""


@dataclass
class OnPhone(Somebody):
    """At 390 pixels tasks lie behind a menu, and nothing may be wider than the screen."""

    def follows(self, link: str) -> None:
        """Touch a link, of the menu where it is not on the page."""
        found = self.page.get_by_role("link", name=link)
        if not any(one.is_visible() for one in found.all()):
            self.page.get_by_role("link", name="Menu", exact=True).click()
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px too wide"
        next(one for one in found.all() if one.is_visible()).click()


@dataclass
class ByKeyboard(Somebody):
    """Never touches a mouse: Tab, arrows, Space and Enter, and the focus always to be seen."""

    def follows(self, link: str) -> None:
        """Tab to a link and follow it."""
        self._leaves_by(self.page.get_by_role("link", name=link).first)

    def presses(self, button: str) -> None:
        """Tab to a button and press it."""
        self._leaves_by(self.page.get_by_role("button", name=button, exact=True))

    def unfolds(self, summary: str) -> None:
        """Tab to the line and open what is folded under it."""
        self._enters(self.page.locator("summary", has_text=summary).first)

    def writes(self, label: str, text: str) -> None:
        """Tab to a field and type; a date is typed in the order of its parts."""
        field = self.field(label)
        self._reaches(field)
        if field.get_attribute("type") == "date":
            year, month, day = text.split("-")
            self.page.keyboard.type(f"{month}{day}{year}")
        else:
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(text)
        expect(field).to_have_value(text)

    def ticks(self, label: str, *, within: str = "") -> None:
        """Tab to a box and press Space, or to a group and go to one of several by arrow."""
        place = self.page.get_by_role("group", name=within) if within else self.page
        box = place.get_by_label(label_of(label))
        if box.get_attribute("type") == "checkbox":
            if not box.is_checked():
                self._reaches(box)
                self.page.keyboard.press("Space")
            return
        self._reaches(box, "e => e.type === 'radio' && e.name === target.name")
        for _ in range(_STOPS):
            if box.is_checked():
                return
            first = box.evaluate("e => !e.form.querySelector(`[name='${e.name}']:checked`)")
            self.page.keyboard.press("Space" if first else "ArrowDown")
        raise AssertionError(f"{label} cannot be chosen by arrows")

    def chooses(self, label: str, choice: str) -> None:
        """Tab to a list and go down to the choice."""
        field = self.field(label)
        self._reaches(field)
        self.page.keyboard.press("Home")
        for _ in range(_STOPS):
            if field.evaluate("e => e.selectedOptions[0].label") == choice:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{choice} is not in the list {label}")

    def brings(self, label: str, name: str, content: bytes) -> None:
        """Tab to the field; the window in which the system shows its files is not the page's."""
        self._reaches(self.field(label))
        super().brings(label, name, content)

    def _leaves_by(self, target: Locator) -> None:
        """Press Enter there, and wait for the page that it leads to."""
        self._reaches(target)
        self.page.evaluate("document.querySelector('main').dataset.left = ''")
        self.page.keyboard.press("Enter")
        expect(self.page.locator("main[data-left]")).to_have_count(0)
        self.page.wait_for_load_state()

    def _enters(self, target: Locator) -> None:
        self._reaches(target)
        self.page.keyboard.press("Enter")

    def _reaches(self, target: Locator, is_it: str = "e => e === target") -> None:
        """Press Tab until the focus is there, and see it."""
        goal = target.element_handle()
        asked = f"target => {{ const is = {is_it}; return is(document.activeElement); }}"
        # Most of the way at once: to ask after each stop would take minutes.
        for _ in range(goal.evaluate(_AHEAD) if goal else 0):
            self.page.keyboard.press("Tab")
        for _ in range(_STOPS):
            if goal and goal.evaluate(asked):
                shown = "e => getComputedStyle(e).outlineStyle !== 'none'"
                assert self.page.locator(":focus").evaluate(shown), "the focus cannot be seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")
