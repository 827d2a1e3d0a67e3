"""How quick and how right texts of people are found by the text of a paper.

python -m bench.matching FOLDER…    finds in real texts: JATS articles in the folders, and what the
                                    packages installed here tell of themselves, as more people
Of each text every other paragraph is what a person wrote; the rest is the paper that finds them.
"""

import random
import re
import sys
import time
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path

from lxml import etree

from journal.domain.matching.assignment import Call, Demand, Supply, assign
from journal.domain.matching.index import Index

PEOPLE, PAPERS, WORDS, FIRST = 500, 2_000, 180, 5
_ENOUGH, _MOST = 60, 250
_LINKS = re.compile(r"\S*(?:https?:|www\.|[<>{}|=`]|[\w-]+[._/\\][\w-]+)\S*")


def seconds() -> float:
    """Return the CPU seconds that so many papers and people take, indexing among them."""
    texts = list(_made(PEOPLE + PAPERS))
    start = time.process_time()
    index = Index((str(number), text) for number, text in enumerate(texts[:PEOPLE]))
    found = sum(len(index.scores(text)) for text in texts[PEOPLE:])
    assert found
    return time.process_time() - start


def serving() -> float:
    """Return the CPU seconds that the best assignment of a call takes: 60 papers, 150 people."""
    chance = random.Random(3)
    people = [Supply(f"r{n}", 1 + n % 3, f"h{n % 90}", "ABCDEFGH"[n % 8]) for n in range(150)]
    papers = [Demand(f"p{n}", 2 + n % 2) for n in range(60)]
    points = {(a.key, b.key): chance.randint(0, 100) for a in papers for b in people}
    start = time.process_time()
    assert not assign(Call(papers, people, points)).lacking
    return time.process_time() - start


def _made(count: int) -> Iterator[str]:
    """Yield texts whose words come as often as words do (Zipf)."""
    chance = random.Random(3)
    vocabulary = ["".join(_syllables(chance)) for _ in range(12_000)]
    weights = [1 / (place + 3) for place in range(len(vocabulary))]
    for _ in range(count):
        yield " ".join(chance.choices(vocabulary, weights, k=WORDS))


def _syllables(chance: random.Random) -> Iterator[str]:
    for _ in range(chance.randint(2, 5)):
        yield chance.choice("bcdfgklmnprst") + chance.choice("aeiou")


def articles(folders: Iterable[Path]) -> Iterator[tuple[str, list[str]]]:
    """Yield name and paragraphs of each article; its abstract in the body's language first."""
    for path in sorted(path for folder in folders for path in folder.glob("*.xml")):
        tree = etree.parse(path, etree.XMLParser(recover=True, resolve_entities=False))
        paragraphs = tree.xpath("//abstract//p | //body//p")
        yield path.name, [" ".join(" ".join(one.itertext()).split()) for one in paragraphs]


def packages() -> Iterator[tuple[str, list[str]]]:
    """Yield name and paragraphs of what each installed package tells of itself."""
    for one in distributions():
        told = str(one.metadata.get_payload() or one.metadata.get("Description") or "")
        prose = [_LINKS.sub(" ", part) for part in re.split(r"\n\s*\n", told)]
        yield one.name, [part for part in prose if len(part.split()) >= 8]


def halves(texts: Iterable[tuple[str, list[str]]]) -> dict[str, tuple[str, str]]:
    """Return what a person wrote, and the paper, of each text that is long enough for both."""
    found = {}
    for name, paragraphs in texts:
        own, other = " ".join(paragraphs[::2]).split(), " ".join(paragraphs[1::2]).split()
        if min(len(own), len(other)) >= _ENOUGH:
            found[name] = (" ".join(own[:_MOST]), " ".join(other[:_MOST]))
    return found


def places(found: dict[str, tuple[str, str]]) -> dict[str, int]:
    """Return at which place each paper finds its own person; nobody found is the last place."""
    index = Index((name, own) for name, (own, _) in found.items())
    told = {}
    for name, (_, paper) in found.items():
        scores = index.scores(paper)
        order = sorted(scores, key=lambda one: (-scores[one], one))
        told[name] = order.index(name) + 1 if name in scores else len(found)
    return told


def main(folders: list[str]) -> None:
    """Print what was measured."""
    print(f"{PEOPLE} people x {PAPERS} papers: {seconds():.2f} s CPU")
    print(f"60 papers x 150 people assigned: {serving():.2f} s CPU")
    real = halves(articles(map(Path, folders)))
    told = places(real | halves(packages()))
    for title, names in (("articles", list(real)), ("all texts", list(told))):
        right = sum(told[name] <= FIRST for name in names)
        first = sum(told[name] == 1 for name in names)
        share = right / max(1, len(names))
        print(f"{title}: {right} of {len(names)} in the first {FIRST} ({share:.0%}), {first} first")


if __name__ == "__main__":
    main(sys.argv[1:])
