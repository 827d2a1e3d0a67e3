"""Who there is in the season, drawn from one seed: papers and people, before the journal has them.

The rates are the field's: of a hundred invitations about 37 bring a review (Fox, Albert and Vines,
Research Integrity and Peer Review 2017, for 2015); the rest are declined, unanswered, come back, or
were accepted and led to nothing.
"""

import random
from dataclasses import dataclass
from enum import StrEnum

BOUNCES, IGNORES, DECLINES, STEPS_BACK, NEVER = 0.03, 0.22, 0.33, 0.03, 0.03
_FIELDS = {
    "sleep": "sleep insomnia nightmares waking night rest fatigue dreams",
    "pain": "chronic pain falanga joints physiotherapy ache shoulder feet",
    "forensic": "forensic scars examination protocol documentation injuries evidence physician",
    "law": "asylum court tribunal testimony credibility appeal refugee judge",
    "prison": "prison detention cell solitary confinement visits guards remand",
    "children": "children school parents play adolescents separation attachment teachers",
    "work": "livelihood employment income training market savings cooperative wages",
    "groups": "group therapy circle facilitators peers cohesion sessions listening",
    "women": "women midwife sexual violence stigma pregnancy shelter gynaecology",
    "memory": "memory disappeared families mourning archive exhumation remains burial",
    "language": "interpreters translation dialect interview wording misunderstanding booth fluency",
    "ethics": "ethics consent complicity doctors loyalty training duty oversight",
}
_ZONES = ("UTC", "America/Lima", "Asia/Manila", "Africa/Nairobi", "Asia/Kathmandu", "Europe/Madrid")
_COUNTRIES = ("GE", "PE", "PH", "KE", "NP", "ES", "RW", "MX", "LB", "TR")


class Answer(StrEnum):
    """What becomes of an invitation."""

    REVIEWS = "reviews"
    DECLINES = "declines"
    IGNORES = "ignores"
    STEPS_BACK = "steps back"
    NEVER_SENDS = "never sends"


@dataclass(frozen=True, slots=True)
class Scholar:
    """Somebody with an account: what they know, read and take, and with whom they wrote."""

    key: str
    name: str
    email: str
    house: str
    fields: tuple[str, ...]
    languages: tuple[str, ...]
    zone: str
    country: str
    limit: int | None = None
    wrote_with: tuple[str, ...] = ()
    is_gone: bool = False

    @property
    def expertise(self) -> str:
        """Return what they say of themselves: the half of each field's words that is theirs."""
        dice = random.Random(self.key)
        return "; ".join(
            word for field in self.fields for word in dice.sample(_FIELDS[field].split(), 5)
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A manuscript of the call."""

    key: str
    author: Scholar
    fields: tuple[str, ...]
    language: str
    arrives: int

    @property
    def title(self) -> str:
        """Return what it is called."""
        return f"{self.fields[0].capitalize()} and {self.fields[-1]} after torture, {self.key}"

    @property
    def abstract(self) -> str:
        """Return it, in the words of its fields."""
        dice = random.Random(self.key)
        told = [word for field in self.fields for word in dice.choices(_FIELDS[field].split(), k=9)]
        return " ".join(dice.sample(told, len(told))) + "."


@dataclass(frozen=True, slots=True)
class World:
    """Everybody, by one seed."""

    seed: int
    papers: tuple[Paper, ...]
    reviewers: tuple[Scholar, ...]

    def answer(self, reviewer: str, paper: str) -> Answer:
        """Return how this person answers about this paper: the same however they come to it."""
        dice = random.Random(f"{self.seed}:{reviewer}:{paper}")
        shares = (IGNORES, DECLINES, STEPS_BACK, NEVER)
        kinds = (Answer.IGNORES, Answer.DECLINES, Answer.STEPS_BACK, Answer.NEVER_SENDS)
        rest = 1 - sum(shares)
        return dice.choices((*kinds, Answer.REVIEWS), (*shares, rest))[0]

    def days(self, what: str, least: int, most: int) -> int:
        """Return how many days something takes, the same whenever it is asked."""
        return random.Random(f"{self.seed}:{what}").randint(least, most)


def world(seed: int, papers: int, reviewers: int, window: int = 90) -> World:
    """Draw them all; the papers come within so many days."""
    dice = random.Random(seed)
    houses = [f"Institute of {town}" for town in _towns(dice, max(4, reviewers // 3))]
    people = tuple(_reviewer(dice, houses, number) for number in range(reviewers))
    drawn = tuple(_paper(dice, houses, people, one, window) for one in range(papers))
    return World(seed, drawn, people)


def _reviewer(dice: random.Random, houses: list[str], number: int) -> Scholar:
    reads = ("en",) if dice.random() < 0.7 else ("en", dice.choice(("es", "fr")))
    return Scholar(
        key=f"r{number}",
        name=f"Reader {number} Nevermet{number}",
        email=f"reader{number}@mail{number}.example",
        house=dice.choice(houses),
        fields=tuple(dice.sample(list(_FIELDS), dice.choice((2, 3)))),
        languages=reads,
        zone=dice.choice(_ZONES),
        country=dice.choice(_COUNTRIES),
        limit=dice.choice((None, None, None, 1, 3)),
        is_gone=dice.random() < BOUNCES,
    )


def _paper(
    dice: random.Random, houses: list[str], people: tuple[Scholar, ...], number: int, window: int
) -> Paper:
    friends = tuple(one.name for one in dice.sample(people, 2))
    author = Scholar(
        key=f"a{number}",
        name=f"Writer {number} Unseen{number}",
        email=f"writer{number}@post{number}.example",
        house=dice.choice(houses),
        fields=(),
        languages=("en",),
        zone="UTC",
        country=dice.choice(_COUNTRIES),
        wrote_with=friends,
    )
    language = "es" if dice.random() < 0.1 else "en"
    fields = tuple(dice.sample(list(_FIELDS), 2))
    # Most papers come in the last weeks before a call closes.
    arrives = round(dice.triangular(0, window, window * 0.95))
    return Paper(f"p{number}", author, fields, language, arrives)


def _towns(dice: random.Random, count: int) -> list[str]:
    """Return names that no two institutions share."""
    parts = [one + two for one in ("Aro", "Bel", "Cam", "Dor", "Esk", "Fal") for two in "mnrstvl"]
    ends = ("a", "edo", "ia", "ura")
    return dice.sample([f"{part}{end}" for part in parts for end in ends], count)
