"""What a paper may hold while it is written, and what it lacks before it is sent."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.author import AuthorEntry, faults, lacks, meant, searched
from journal.domain.keywords import keyword_lines
from journal.domain.limits import Limits
from journal.domain.revision import Revision
from journal.domain.revision import lacks as revision_lacks
from journal.domain.submission import (
    Declarations,
    Details,
    Policy,
    Step,
    Whole,
    gaps,
)

ADA = AuthorEntry(name="Ada", email="ada@a.example", is_corresponding=True)
WHOLE = Whole(
    details=Details(section_id="s", title="T", abstract="A b c"),
    declarations=Declarations(
        competing_interests="None", ethics="Approved", is_original=True, is_agreed=True
    ),
    authors=(ADA,),
    has_manuscript=True,
    has_anonymized=True,
)


def test_a_whole_paper_lacks_nothing():
    assert gaps(WHOLE) == ()


def test_gaps_come_in_the_order_of_the_steps():
    empty = Whole(Details(), Declarations(), (), has_manuscript=False, has_anonymized=False)
    found = [gap.step for gap in gaps(empty)]
    assert found == sorted(found, key=list(Step).index)
    assert set(found) == set(Step) - {Step.SEND}


def test_sections_ask_what_their_policy_says():
    bare = replace(
        WHOLE,
        details=replace(WHOLE.details, abstract=""),
        declarations=replace(WHOLE.declarations, ethics=""),
        has_anonymized=False,
    )
    assert len(gaps(bare)) == 3
    letter = Policy(is_reviewed=False, needs_abstract=False, declarations=frozenset())
    assert gaps(replace(bare, policy=letter)) == ()
    visible = Policy(hides_author=False)
    assert {gap.field for gap in gaps(replace(bare, policy=visible))} == {"abstract", "ethics"}


def test_the_limit_of_the_abstract_counts_words():
    fits, over = (Policy(limits=Limits(abstract_words=most)) for most in (3, 2))
    assert gaps(replace(WHOLE, policy=fits)) == ()
    (gap,) = gaps(replace(WHOLE, policy=over))
    assert gap.field == "abstract"


@given(st.lists(st.text(alphabet="abc ،,;\n", max_size=12), max_size=6))
def test_keywords_stand_one_a_line_and_stay_so(parts):
    kept = keyword_lines("\n".join(parts))
    assert keyword_lines(kept) == kept or "\n" not in kept
    assert all(line == " ".join(line.split()) for line in kept.splitlines())


def test_one_author_is_corresponding_and_has_an_address():
    assert lacks((ADA,)) == []
    assert [lack.field for lack in lacks(())] == ["name"]
    assert [lack.field for lack in lacks((ADA, ADA))] == ["is_corresponding"]
    assert [(o.place, o.field) for o in lacks((AuthorEntry(name="S"), replace(ADA, email="")))] == [
        (1, "email")
    ]


def test_a_list_of_authors_has_an_end():
    crowd = [AuthorEntry(name=f"Author {number}") for number in range(61)]
    assert [fault.place for fault in faults(crowd)] == [60]
    assert faults(crowd[:60]) == []


def test_what_is_searched_tells_the_family_part_of_a_name():
    entry = AuthorEntry(name="Ngozi Adaeze Eze", family_name="Eze", public_name="N. E.")
    entry = meant(entry)
    assert searched((entry, AuthorEntry(name="Suu"))) == ("Eze, Ngozi Adaeze", "N. E.", "Suu")


def test_a_revision_lacks_what_reviewers_would_read():
    nothing = Revision(has_manuscript=False, has_anonymized=False, has_response=False)
    assert set(revision_lacks(nothing)) == {"manuscript", "anonymized", "response"}
    open_review = replace(nothing, policy=Policy(hides_author=False))
    assert set(revision_lacks(open_review)) == {"manuscript", "response"}
    assert revision_lacks(Revision(True, True, True)) == {}
