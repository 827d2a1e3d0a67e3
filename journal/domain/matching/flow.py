"""The cheapest greatest flow through a network: shortest paths, one after the other.

Source: Edmonds and Karp 1972; Tomizawa 1971 (reduced costs, so that Dijkstra's search serves).
Costs are whole numbers, none below zero.
"""

from heapq import heappop, heappush

_FAR = 1 << 60


class Network:
    """Arcs between places that are numbered as they come; the answer is read arc by arc."""

    def __init__(self) -> None:
        self._arcs: list[list[int]] = []
        self._to: list[int] = []
        self._room: list[int] = []
        self._cost: list[int] = []

    def place(self) -> int:
        """Add a place; return its number."""
        self._arcs.append([])
        return len(self._arcs) - 1

    def arc(self, start: int, end: int, cost: int = 0, room: int = 1) -> int:
        """Add an arc; return its number."""
        number = len(self._to)
        for place, to, has, costs in ((start, end, room, cost), (end, start, 0, -cost)):
            self._arcs[place].append(len(self._to))
            self._to.append(to)
            self._room.append(has)
            self._cost.append(costs)
        return number

    def flows(self, arc: int) -> int:
        """Return how much goes along the arc."""
        return self._room[arc ^ 1]

    def fill(self, source: int, sink: int) -> int:
        """Send as much as there is room for, as cheaply as can be; return how much went."""
        height, sent = [0] * len(self._arcs), 0
        while came := self._shortest(source, sink, height):
            at = sink
            while at != source:
                arc = came[at]
                self._room[arc] -= 1
                self._room[arc ^ 1] += 1
                at = self._to[arc ^ 1]
            sent += 1
        return sent

    def reached(self, start: int) -> set[int]:
        """Return the places to which something more could still go from here."""
        found, ahead = {start}, [start]
        while ahead:
            for arc in self._arcs[ahead.pop()]:
                if self._room[arc] and self._to[arc] not in found:
                    found.add(self._to[arc])
                    ahead.append(self._to[arc])
        return found

    def _shortest(self, source: int, sink: int, height: list[int]) -> dict[int, int]:
        """Return by which arc each place of the cheapest way is come to; nothing where none is.

        The heights are raised to the distances, as far as the sink's, so that no arc with room
        costs less than nothing the next time.
        """
        far, came, done = {source: 0}, dict[int, int](), set[int]()
        ahead = [(0, source)]
        while ahead:
            so_far, place = heappop(ahead)
            if place in done:
                continue
            done.add(place)
            if place == sink:
                for one in done:
                    height[one] += far[one] - so_far
                return came
            base = so_far + height[place]
            for arc in self._arcs[place]:
                to = self._to[arc]
                if self._room[arc] and to not in done:
                    cost = base + self._cost[arc] - height[to]
                    if cost < far.get(to, _FAR):
                        far[to], came[to] = cost, arc
                        heappush(ahead, (cost, to))
        return {}
