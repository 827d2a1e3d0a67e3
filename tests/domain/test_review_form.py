"""Forms of reviews: what is asked of whom, what is missing, what can never be kept."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.review_form import (
    WITH_CHOICES,
    Answers,
    Condition,
    Element,
    Form,
    Kind,
    as_list,
    asked,
    missing,
    unfit,
)
from journal.domain.review_form_building import (
    MOST_ELEMENTS,
    MOST_FILES,
    faults,
    form_faults,
    triggers,
)
from journal.domain.usual_form import USUAL
from journal.domain.weighing import HIGHEST, total

HEADING = Element("methods", Kind.HEADING, "Methods")
SOUND = Element("sound", Kind.SCALE, "Sound?", "", True, weight=3, choices=("no", "so-so", "yes"))
DATA = Element("data", Kind.SINGLE, "Are there data?", "", True, choices=("Yes", "No"))
WHICH = Element(
    "which",
    Kind.MULTIPLE,
    "Which?",
    "",
    True,
    choices=("a", "b"),
    asked_if=Condition("data", "Yes"),
)
WHY = Element("why", Kind.LONG, "Why b?", "", True, True, asked_if=Condition("which", "b"))
SHEET = Element("sheet", Kind.FILE, "A sheet", "", True)
FORM = Form("form", "Form", (HEADING, SOUND, DATA, WHICH, WHY, SHEET))


def ids(elements: tuple[Element, ...]) -> list[str]:
    """Return what tells the elements apart."""
    return [one.id for one in elements]


def test_what_hangs_on_an_answer_is_asked_only_after_it():
    always = ["methods", "sound", "data"]
    assert ids(asked(FORM, {})) == [*always, "sheet"]
    assert ids(asked(FORM, {"data": "Yes"})) == [*always, "which", "sheet"]
    both = {"data": "Yes", "which": as_list(["a", "b"])}
    assert ids(asked(FORM, both)) == [*always, "which", "why", "sheet"]
    assert ids(asked(FORM, both | {"data": "No"})) == [*always, "sheet"]


def test_only_what_is_asked_can_be_missing_and_a_file_answers_for_itself():
    assert ids(missing(FORM, {})) == ["sound", "data", "sheet"]
    answers = {"data": "No", "sound": "2", "which": "", "why": ""}
    assert ids(missing(FORM, answers, {"sheet"})) == []
    assert ids(missing(FORM, {**answers, "data": "Yes"}, {"sheet"})) == ["which"]


def test_an_answer_that_nobody_was_offered_is_never_kept():
    fit = {"sound": "3", "data": "No", "which": as_list(["b"]), "why": "x", "sheet": ""}
    assert unfit(FORM, fit) == {}
    wrong = {
        "sound": "4",
        "data": "Perhaps",
        "which": as_list(["b", "c"]),
        "why": "x" * 1_000_001,
        "sheet": "x",
        "methods": "x",
        "other": "x",
    }
    assert set(unfit(FORM, wrong)) == set(wrong)
    assert set(unfit(FORM, {"which": '"b"', "sound": "03"})) == {"which", "sound"}


def test_answers_are_read_in_words():
    assert SOUND.words("2") == ("so-so",)
    assert WHICH.words(as_list(["b"])) == ("b",)
    assert (WHICH.words("["), DATA.words("")) == ((), ())


def test_a_form_that_cannot_be_asked_is_told_where():
    assert form_faults(FORM) == form_faults(USUAL) == {}
    assert not any(any(faults(one).values()) for one in (*FORM.elements, *USUAL.elements))
    turned = replace(FORM, elements=(WHICH, DATA, WHY))
    assert set(form_faults(turned)) == {"which"}
    fewer = replace(WHICH, choices=("a", "c"))
    assert set(form_faults(replace(FORM, elements=(DATA, fewer, WHY)))) == {"why"}
    onto_text = replace(WHY, id="after", asked_if=Condition("why", "x"))
    assert set(form_faults(replace(FORM, elements=(*FORM.elements, onto_text)))) == {"after"}
    many = tuple(replace(DATA, id=str(n)) for n in range(MOST_ELEMENTS + 1))
    assert set(form_faults(replace(FORM, elements=many))) == {""}
    assert ids(triggers(FORM, "which")) == ["sound", "data"]
    assert ids(triggers(FORM, None)) == ["sound", "data", "which"]


def test_an_element_that_cannot_be_asked_is_told_by_field():
    def wrong(**values: object) -> set[str]:
        return {name for name, said in faults(replace(SOUND, **values)).items() if said}

    assert wrong(label="") == {"label"}
    assert wrong(choices=("yes",)) == wrong(choices=("a", "a")) == wrong(choices=("a", "")) != set()
    assert wrong(choices=tuple("abcdefghijk")) == {"choices"}
    assert wrong(kind=Kind.SINGLE, choices=tuple("abcdefghijk")) == set()
    assert wrong(weight=10) == {"weight"}
    assert wrong(kind=Kind.HEADING, choices=()) == set()


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Draw a form whose conditions are whole."""
    elements: list[Element] = []
    for place in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(Kind))
        if kind is Kind.FILE and sum(one.kind is kind for one in elements) == MOST_FILES:
            kind = Kind.LONG
        before = [one for one in elements if one.kind in WITH_CHOICES]
        hangs_on = draw(st.none() | st.sampled_from(before)) if before else None
        condition = (
            Condition(hangs_on.id, draw(st.sampled_from(hangs_on.values))) if hangs_on else None
        )
        choices = ("x", "y", "z") if kind in WITH_CHOICES else ()
        is_required = kind is not Kind.HEADING and draw(st.booleans())
        elements.append(
            Element(
                str(place), kind, "?", "", is_required, weight=place, choices=choices,
                asked_if=condition,
            )
        )  # fmt: skip
    return Form("f", "F", tuple(elements))


def complete(form: Form, choose: st.DataObject) -> Answers:
    """Answer, one after the other, whatever is asked."""
    answers: dict[str, str] = {}
    for one in form.elements:
        if one not in asked(form, answers) or one.kind in (Kind.HEADING, Kind.FILE):
            continue
        value = choose.draw(st.sampled_from(one.values or ("words",)))
        answers[one.id] = as_list([value]) if one.kind is Kind.MULTIPLE else value
    return answers


@given(forms(), st.data())
def test_whoever_answers_all_that_is_asked_lacks_nothing(form: Form, choose: st.DataObject):
    assert form_faults(form) == {}
    answers = complete(form, choose)
    files = {one.id for one in form.elements if one.kind is Kind.FILE}
    assert missing(form, answers, files) == ()
    assert unfit(form, answers) == {}
    whole = total(form, answers)
    assert whole is None or 0 <= whole <= HIGHEST
    assert set(missing(form, {}, files)) <= {one for one in form.elements if one.is_required}
