"""People are found by the text of a paper in any language, and told why."""

import pytest

from journal.domain.matching.index import Index

PEOPLE = {
    "sleep": "Sleep and insomnia of survivors; solitary confinement, prisons, longitudinal studies",
    "law": "International law, extradition, asylum courts and the burden of proof",
    "work": "Livelihoods, vocational training, microcredit and cooperatives",
    "german": "Traumatherapie mit Folterüberlebenden, Psychotherapie, Dolmetschen",
    "russian": "Медицинская реабилитация жертв пыток, клиническая психология",
    "chinese": "酷刑幸存者的心理康复与社会工作",
    "arabic": "إعادة تأهيل ضحايا التعذيب والعلاج النفسي",
    "spanish": "Desaparición forzada, búsqueda de personas y acompañamiento psicosocial",
}


@pytest.mark.parametrize(
    ("key", "paper"),
    [
        ("sleep", "What the survivors of a prison tell of how they slept, and of insomnia"),
        ("law", "Courts and the proof of torture in asylum cases"),
        ("work", "A vocational cooperative"),
        ("german", "Ein Überlebender der Folter und seine psychotherapeutische Behandlung"),
        ("russian", "О реабилитации после пыток"),
        ("chinese", "幸存者康复"),
        ("arabic", "تأهيل الناجين من التعذيب"),
        ("spanish", "Las DESAPARICIONES forzadas y la busqueda"),
    ],
)
def test_who_knows_of_it_is_found_first_in_every_language(key: str, paper: str) -> None:
    index = Index(PEOPLE.items())
    scores = index.scores(paper)
    assert max(scores, key=lambda one: scores[one]) == key
    assert all(0 < score <= 1.000001 for score in scores.values())
    assert index.shared(paper, key)


def test_the_words_told_are_those_of_the_paper_and_an_index_grows_as_if_made_anew() -> None:
    paper = "Insomnia in prisons, and why insomnia stays: two courts"
    index = Index([("sleep", "Something else"), ("gone", "insomnia in prisons")])
    assert index.scores("") == {}
    index.drop("gone")
    index.drop("nobody")
    for key, text in PEOPLE.items():
        index.add(key, text)
    assert index.scores(paper) == pytest.approx(Index(PEOPLE.items()).scores(paper))
    assert len(index) == len(PEOPLE)
    assert set(index.shared(paper, "sleep")) == {"Insomnia", "prisons"}
    assert index.shared(paper, "law") == ("courts",)
    assert index.shared(paper, "work") == ()
