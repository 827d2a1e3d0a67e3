"""How long a paper may be: what is counted, what is over, and by how much."""

from dataclasses import replace

from journal.domain.limits import Counts, Limits, in_force, limit_faults, measures
from journal.domain.submission import Policy, Step, gaps, warnings
from tests.domain.test_submission import WHOLE

LIMITS = Limits(
    title_words=1,
    abstract_words=4,
    keywords_least=3,
    keywords_most=5,
    manuscript_words=100,
    figures_most=0,
    tables_most=2,
    references_most=30,
)
COUNTS = Counts(words=120, figures=1, tables=2, references=31)


def said(limits: Limits, counts: Counts) -> list[str]:
    found = measures(limits, "A title", "A b c", "sleep; law", counts)
    return [str(one.said) for one in found if one.said]


def test_what_is_over_or_missing_is_told_with_its_number():
    assert said(LIMITS, COUNTS) == [
        "The title has 2 words, 1 allowed: 1 too many.",
        "2 keywords, at least 3 wanted: 1 more, please.",
        "The paper has about 120 words, 100 allowed: 20 too many.",
        "1 figure, 0 allowed: 1 too many.",
        "31 references, 30 allowed: 1 too many.",
    ]
    assert said(Limits(), COUNTS) == said(LIMITS, Counts(tables=2, references=30))[2:] == []


def test_a_limit_blocks_the_sending_or_is_advice():
    policy = Policy(limits=LIMITS)
    paper = replace(WHOLE, policy=policy, counts=COUNTS)
    blocking = gaps(paper)
    assert [gap.step for gap in blocking] == [Step.MANUSCRIPT] * 3 + [Step.DETAILS]
    assert warnings(paper) == ()
    advised = replace(paper, policy=replace(policy, is_advice_only=True))
    assert gaps(advised) == ()
    assert sorted(str(gap.said) for gap in warnings(advised)) == sorted(
        str(gap.said) for gap in blocking
    )


def test_a_call_stands_in_the_stead_of_its_section():
    call = Limits(references_most=60, keywords_most=2)
    found = in_force(LIMITS, call)
    assert found == replace(LIMITS, references_most=60, keywords_most=2, keywords_least=None)
    assert in_force(LIMITS, Limits()) == LIMITS


def test_a_limit_that_cannot_be_is_told():
    wrong = replace(LIMITS, keywords_least=6, tables_most=-1, title_words=0, references_most=10**7)
    found = {name for name, fault in limit_faults(wrong).items() if fault}
    assert found == {"keywords_least", "tables_most", "title_words", "references_most"}
    assert not any(limit_faults(LIMITS).values())
