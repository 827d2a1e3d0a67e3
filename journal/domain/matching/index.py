"""Texts of people, found by the text of a paper: TF-IDF that grows with every text added."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from operator import itemgetter

from journal.domain.matching.words import PIECE, PIECE_WEIGHT, counted, features, pieces, words

# Of a paper only what tells it apart is looked up: the rest costs most and decides nothing.
_TELLING = 40
# Held by so small a share of all, a word is one whose other forms are worth a look.
_FEW = 0.02
_PIECE_COUNTS = 0.5
# Beside the word that tells most, one that tells less than this part of it says nothing.
_BESIDE = 0.2


class Index:
    """What people know and wrote, a text each under their key."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self._counts: dict[str, dict[str, float]] = {}
        self._holders: dict[str, dict[str, float]] = defaultdict(dict)
        self._lengths: dict[str, float] = {}
        self._by_holders: list[float] = []
        self._kept: dict[str, list[tuple[str, float]]] = {}
        for key, text in texts:
            self.add(key, text)

    def __len__(self) -> int:
        return len(self._counts)

    def add(self, key: str, text: str) -> None:
        """Keep this text under the key, instead of what stood there."""
        self.drop(key)
        found = {term: 1 + math.log1p(count) for term, count in features(text).items()}
        self._counts[key] = found
        for term, weight in found.items():
            self._holders[term][key] = weight
        self._forget()

    def drop(self, key: str) -> None:
        """Forget the text of this key; of none it forgets nothing."""
        for term in self._counts.pop(key, {}):
            self._holders[term].pop(key)
            if not self._holders[term]:
                del self._holders[term]
        self._forget()

    def _forget(self) -> None:
        """Forget what hangs on how many texts there are."""
        self._lengths.clear()
        self._by_holders.clear()
        self._kept.clear()

    def scores(self, text: str) -> dict[str, float]:
        """Return how near each text is to this one, 0 to 1; what shares nothing is left out."""
        asked = self._weighted(counted(text))
        length = math.sqrt(sum(weight * weight for weight in asked.values())) or 1.0
        found: dict[str, float] = defaultdict(float)
        for term, weight in nlargest(_TELLING, asked.items(), key=itemgetter(1)):
            strength = weight / length
            for key, share in self._shares(term):
                found[key] += strength * share
        return found

    def shared(self, text: str, key: str, most: int = 6) -> tuple[str, ...]:
        """Return the words of this text that bring it near to the key's, the strongest first."""
        known = self._counts.get(key, {})
        written: dict[str, str] = {}
        spoken = words(text)
        for word in spoken:
            written.setdefault(word.term, word.text)
        times = Counter(word.term for word in spoken)
        found = {
            term: (1 + math.log1p(times[term])) * self._nearness(term, known) for term in written
        }
        strongest = nlargest(most, found, key=lambda term: (found[term], term))
        least = max(found.values(), default=0.0) * _BESIDE
        return tuple(written[term] for term in strongest if found[term] > least)

    def _nearness(self, term: str, known: dict[str, float]) -> float:
        """Return how much a word of a text meets there; pieces count where half of them do."""
        if term in known:
            return known[term] * self._rarity(term) ** 2
        parts = pieces(term)
        met = [part for part in parts if part in known]
        if not met or len(met) * 2 < len(parts):
            return 0.0
        return sum(known[part] * self._rarity(part) ** 2 for part in met) / len(parts)

    def _weighted(self, counts: dict[str, int]) -> dict[str, float]:
        """Return what each word weighs that anybody's text holds.

        Of one that few or none hold its pieces are looked up too: other forms may be known.
        """
        rare, few, found = self._rarities(), len(self._counts) * _FEW, {}
        for term, count in counts.items():
            tells, among = 1 + math.log1p(count), len(self._holders.get(term, ()))
            if among:
                found[term] = tells * rare[among]
            if among <= few:
                for piece in pieces(term):
                    if piece in self._holders:
                        found[piece] = tells * PIECE_WEIGHT * self._rarity(piece)
        return found

    def _shares(self, term: str) -> list[tuple[str, float]]:
        """Return what this term is of each text that holds it; reckoned once until one changes."""
        if term not in self._kept:
            rare = self._rarity(term)
            self._kept[term] = [
                (key, weight * rare / self._length(key))
                for key, weight in self._holders[term].items()
            ]
        return self._kept[term]

    def _rarity(self, term: str) -> float:
        rare = self._rarities()[len(self._holders.get(term, ()))]
        return rare * _PIECE_COUNTS if term[0] == PIECE else rare

    def _rarities(self) -> list[float]:
        """Return how much a term tells by how many hold it: one that all hold, next to nothing."""
        if not self._by_holders:
            many = len(self._counts)
            self._by_holders = [
                max(0.05, math.log(1 + (many + 1) / (among + 0.5)) - 0.5)
                for among in range(many + 1)
            ]
        return self._by_holders

    def _length(self, key: str) -> float:
        if key not in self._lengths:
            weights = (weight * self._rarity(term) for term, weight in self._counts[key].items())
            self._lengths[key] = math.sqrt(sum(one * one for one in weights)) or 1.0
        return self._lengths[key]
