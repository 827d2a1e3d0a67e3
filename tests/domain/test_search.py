"""What a reader types becomes a question that every script and every typing habit understands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.search import indexed, look, question


def looked_for(text: str) -> list[str]:
    """Return what must be there, a phrase's terms joined by a blank."""
    return [" ".join(needle.terms) for needle in question(text).wanted]


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("Tortured prisoners", ["tortur", "prison"], []),
        ('"health care" prison -women', ["health care", "prison"], ["women"]),
        ('work -"health care" –war', ["work"], ["health care", "war"]),
        ("«droits de l’homme» l'exil", ["droit de l homm", "exil"], []),
        ("post-traumatic -follow-up", ["post", "traumat"], ["follow up"]),
        ("women's rights", ["women", "right"], []),
        ("пытками", ["пытк"], []),
        ("والتعذيب ٢٠٢٤", ["تعذيب", "2024"], []),
        ("酷刑 受害者", ["酷 刑", "受 害 者"], []),
        ("酷刑victims", ["酷 刑", "victim"], []),
        ('"not closed', ["not close"], []),
        ("a", ["a"], []),
        ("-only -minus", [], ["onli", "minu"]),
        ('"" - -- … ""', [], []),
    ],
)
def test_what_is_typed_is_understood(typed: str, wanted: list[str], unwanted: list[str]):
    assert looked_for(typed) == wanted
    assert [" ".join(needle.terms) for needle in question(typed).unwanted] == unwanted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rehabilitación", "REHABILITACIONES"),
        ("naïve", "naive"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("التعذيب", "تَعْذِيب"),
        ("تعذیب", "تعذيب"),
        ("реабилитация", "реабилитации"),
        ("Ёлка", "елка"),
        ("２０２４", "2024"),
        ("ﬁnding", "findings"),
        ("re\u00adhabili\u00adtation", "rehabilitation"),
        ("अस्पताल", "अस्पताल"),
        ("women's", "women"),
    ],
)
def test_a_word_is_found_however_it_is_written(one: str, other: str):
    assert looked_for(one) == looked_for(other) != []


def test_what_was_looked_for_is_marked_and_nothing_is_lost():
    text = "Tortures & <b>torture</b>: 酷刑受害者."
    pieces = look(text, question('torture "刑受害"').wanted).marked()
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.is_found] == ["Tortures", "torture", "刑受害"]


def test_the_stretch_with_most_of_the_words_is_shown():
    filler = "Nothing is said here. " * 40
    text = f"Work alone. {filler} Here work and sleep and company meet. {filler}"
    pieces = look(text, question("company work sleep").wanted).excerpt()
    shown = "".join(piece.text for piece in pieces)
    assert "work and sleep and company" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 320
    assert [piece.text for piece in pieces if piece.is_found] == ["work", "sleep", "company"]
    absent = look(text, question("absent").wanted)
    assert absent.excerpt() == ()
    assert "".join(piece.text for piece in absent.beginning()).startswith("Work alone.")


@given(st.text(max_size=200), st.text(max_size=80))
def test_no_text_and_no_question_is_a_stumbling_block(text: str, typed: str):
    needles = question(typed).wanted
    seen = look(text, needles)
    assert "".join(piece.text for piece in seen.marked()) == text
    assert bool(seen.excerpt()) == bool(seen.needles)
    line, kept = indexed(text)
    assert all(term and not set(term) & set("'\"\\ |%_:*&!()\0") for term in kept)
    assert set(line.split()) <= kept


@given(st.text(max_size=60))
def test_a_text_is_found_by_itself(text: str):
    line, kept = indexed(text)
    for needle in question(text.replace("-", " ").replace("–", " ")).wanted:
        assert set(needle.keys) <= kept
        assert f" {' '.join(needle.terms)} " in line
