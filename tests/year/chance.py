"""Seeded chance: people, titles, texts, and how long things take."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

_GIVEN = """
Amina Bashir Chipo Dilnoza Ekaterina Farrukh Giorgi Habiba Ingrid Jacinta Kwabena Lindiwe Marisol
Nadezhda Oluwaseun Parveen Quynh Rukhsana Siobhan Tesfaye Ulrike Valentina Wairimu Ximena Yevgenia
Zsuzsanna Anahit Bolormaa Cuauhtemoc Dagny Estefania Folasade
""".split()
_FAMILY = """
Abdurrahmanov Bakradze Castellanos Dhlamini Eriksdottir Fernandopulle Gunasekara Hovhannisyan
Iyamuremye Jayawardene Kvirikashvili Lukashenka Mukhamedzhanova Nzeyimana Oyelaran Papadimitriou
Quispecahuana Rasolofonirina Szymanowska Tchicaya Umutesi Vaitkeviciute Wickramasinghe Xhemajli
Yessengaliyeva Zhumabekov Ananthakrishnan Bhattacharyya Chukwuemeka Djordjevic
""".split()
_TOWNS = """
Tbilisi Kigali Nairobi Lima Kathmandu Dhaka Sarajevo Beirut Asuncion Harare Yerevan Bishkek Manila
Quito Lahore Tunis Vilnius Managua Bujumbura Colombo
""".split()
_PLACES = (
    "Centre for Recovery, {}",
    "{} Clinic for Survivors",
    "Department of Psychiatry and Forensic Medicine, National University Teaching Hospital, {}",
    "Legal Aid House, {}",
)
_SUBJECTS = (
    """
Sleep disturbance|Chronic pain|Family reunification|Forensic documentation|Group therapy
Interpreters’ burden|Livelihood programmes|Prison visits|Traditional healing|Legal testimony
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
_WHOM = (
    "among former detainees",
    "in children of the disappeared",
    "after release from solitary confinement",
    "among asylum seekers waiting for a decision",
    "in women who survived sexual violence in conflict",
    "among health workers at risk",
)
_HOW = (
    "a cohort study over two years",
    "a qualitative study",
    "findings from six centres",
    (
        "a randomized trial with a waiting list, its protocol, and what four hundred participants, "
        "their families and the interpreters who accompanied them told us afterwards"
    ),
    "a review of the literature since 1991",
)
_SENTENCES = (
    "We followed forty people for two years after their release.",
    "Participation was voluntary and could be ended at any moment without a reason.",
    "Scores fell by a third in the first six months and stayed there.",
    "Those who had work again slept better than those who had not.",
    "No participant was asked to tell again what had been told before.",
)
EXPERTISE = ("sleep", "chronic pain", "forensic documentation", "group therapy", "law of asylum")


@dataclass(frozen=True, slots=True)
class Name:
    """A person before they come: name, address of mail, where they work."""

    name: str
    email: str
    place: str


@dataclass
class Chance:
    """All that is not planned, drawn from one seed."""

    seed: int
    dice: random.Random = field(init=False)
    _names: Iterator[str] = field(init=False)
    _titles: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self._names = iter(self.shuffled([f"{one} {two}" for one in _GIVEN for two in _FAMILY]))
        self._titles = iter(
            self.shuffled(
                [f"{what} {whom}: {how}" for what in _SUBJECTS for whom in _WHOM for how in _HOW]
            )
        )

    def shuffled(self, things: Sequence[str]) -> list[str]:
        """Return them in another order."""
        return self.dice.sample(list(things), len(things))

    def is_so(self, share: float) -> bool:
        """Say yes in this share of cases."""
        return self.dice.random() < share

    def one(self, things: Sequence[str]) -> str:
        """Choose one."""
        return self.dice.choice(list(things))

    def of(self, weights: dict[str, int]) -> str:
        """Choose one by weight."""
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def between(self, least: int, most: int) -> int:
        """Return a number between these."""
        return self.dice.randint(least, most)

    def hour(self, day: date) -> datetime:
        """Return a moment of the working day."""
        minutes = self.between(8 * 60, 18 * 60)
        return datetime.combine(day, time(), UTC) + timedelta(minutes=minutes)

    def person(self) -> Name:
        """Return somebody whom nobody met yet."""
        name = next(self._names)
        given, family = name.lower().split()
        place = self.one(_PLACES).format(self.one(_TOWNS))
        return Name(name, f"{given}.{family}@post.example", place)

    def title(self) -> str:
        """Return a title that no other paper has."""
        return next(self._titles)

    def text(self, sentences: int = 4) -> list[str]:
        """Return some sentences."""
        return [self.one(_SENTENCES) for _ in range(sentences)]
