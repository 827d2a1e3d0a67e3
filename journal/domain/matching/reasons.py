"""The parts of a candidate's points: how much each is worth, and how it is said."""

from datetime import date

from journal.domain.matching.candidate import Part, Person, Record, Wanted
from journal.domain.said import N_, Said

SUBJECT, LANGUAGE, LOAD, RELIABLE, QUICK, PAUSE, COUNTRY, OFFERED = 45, 10, 10, 15, 5, 5, 5, 5
# Who reviewed the paper before goes before everybody else; who is hindered goes after them.
RETURN, HINDRANCE = 100, -100
# Texts on one subject are about so near to each other; nearer tells no more.
_NEAR = 0.4
# With fewer points for the subject than these, a word or two are chance.
_WORTH_TELLING = 4
# Who is new counts as somebody who sent this share of what they were asked for: as is usual.
_USUAL, _DOUBT = 0.5, 2
# Ratings go from 1 to 5.
_MIDDLE, _LIKED = 3, 0.3
_QUICK_DAYS, _SLOW_DAYS = 14, 42
_LATELY, _LONG_AGO = 30, 365

_SUBJECT = Said(N_("Subject"))
_LANGUAGE = Said(N_("Language of the paper"))
_LOAD = Said(N_("Reviews open now"))
_RECORD = Said(N_("Reviews sent before"))
_PACE = Said(N_("Time taken"))
_PAUSE = Said(N_("Last asked"))
_COUNTRY = Said(N_("Country"))
_RETURN = Said(N_("Earlier round"))
_OFFER = Said(N_("Offered to review"))
_WISH = Said(N_("Wish of the authors"))
_HOUSE = Said(N_("Institution"))
_REST = Said(N_("Takes reviews"))

_OPEN = N_("Has %(count)s reviews open of at most %(limit)s")
EARLIER = Part(_RETURN, RETURN, RETURN, Said(N_("Reviewed an earlier version")), tells=True)
VOLUNTEER = Part(_OFFER, OFFERED, OFFERED, Said(N_("Offered to review for the journal")), True)
# Told, and worth nothing: whom authors suggest recommends acceptance more often than others do.
SUGGESTED = Part(_WISH, 0, 0, Said(N_("Suggested by the authors")), tells=True)
REST = Part(_REST, HINDRANCE, 0, Said(N_("Takes no further review at the moment")), tells=True)


def subject(person: Person) -> Part:
    """Return what the words tell that their texts share with the paper."""
    points = round(SUBJECT * min(1.0, person.likeness / _NEAR))
    if not person.shared:
        return Part(_SUBJECT, points, SUBJECT, Said(N_("Shares no telling word with the paper")))
    told = Said.of(N_("Knows of: %(words)s"), words=", ".join(person.shared))
    return Part(_SUBJECT, points, SUBJECT, told, tells=points >= _WORTH_TELLING)


def reads_paper(wanted: Wanted, person: Person) -> bool:
    """Tell whether they read the paper, as far as they told."""
    return wanted.language in (person.languages or (person.letters,))


def language(wanted: Wanted, person: Person) -> Part:
    """Return whether they read the paper; who says nothing reads the language of their letters."""
    if wanted.language in person.languages:
        return Part(_LANGUAGE, LANGUAGE, LANGUAGE, Said(N_("Reads the language of the paper")))
    if reads_paper(wanted, person):
        likely = Said(N_("Gets letters in the language of the paper, and names none they read"))
        return Part(_LANGUAGE, LANGUAGE // 2, LANGUAGE, likely)
    not_said = Said(N_("Does not say that they read the language of the paper"))
    return Part(_LANGUAGE, HINDRANCE, LANGUAGE, not_said, tells=True)


def load(person: Person) -> Part:
    """Return how much room they have."""
    room = max(0, person.limit - person.open_count)
    points = round(LOAD * min(1.0, room / max(1, person.limit)))
    has = {"count": person.open_count, "limit": person.limit}
    one, more = N_("Has %(count)s review open of at most %(limit)s"), _OPEN
    return Part(_LOAD, points, LOAD, Said(one, has, more), tells=person.open_count > 0)


def reliability(record: Record) -> float:
    """Return the share of reviews asked for that came, 0 to 1, doubted while there are few.

    What editors thought of them moves it by a fifth at the most.
    """
    came = (record.sent + _USUAL * _DOUBT) / (record.asked + _DOUBT)
    liked = 0.0 if record.rating is None else (record.rating - _MIDDLE) / _MIDDLE * _LIKED
    return _within(came + liked)


def reliable(person: Person) -> Part:
    """Return how many of the reviews asked for came."""
    found = person.record
    points = round(RELIABLE * reliability(found))
    if not found.asked:
        return Part(_RECORD, points, RELIABLE, Said(N_("Not asked before, as far as you may see")))
    told = {"sent": found.sent, "asked": found.asked}
    if found.rating is None:
        reason = Said.of(N_("Sent %(sent)s of %(asked)s reviews"), **told)
    else:
        rated = N_("Sent %(sent)s of %(asked)s reviews, rated %(rating)s of 5 by editors")
        reason = Said.of(rated, **told, rating=f"{found.rating:.1f}")
    return Part(_RECORD, points, RELIABLE, reason, tells=True)


def quick(person: Person) -> Part:
    """Return how soon their reviews come as a rule."""
    days = person.record.days
    if days is None:
        return Part(_PACE, QUICK // 2, QUICK, Said(N_("No review of theirs to tell by")))
    slow = (days - _QUICK_DAYS) / (_SLOW_DAYS - _QUICK_DAYS)
    told = Said.many(
        N_("Takes %(count)s day as a rule"), N_("Takes %(count)s days as a rule"), days
    )
    return Part(_PACE, round(QUICK * _within(1 - slow)), QUICK, told, tells=True)


def paused(wanted: Wanted, person: Person) -> Part:
    """Return how long they were left in peace."""
    last = person.last_asked_on
    if last is None:
        return Part(_PAUSE, PAUSE, PAUSE, Said(N_("Never, as far as you may see")))
    ago = (wanted.today - last).days
    points = round(PAUSE * _within((ago - _LATELY) / (_LONG_AGO - _LATELY)))
    return Part(_PAUSE, points, PAUSE, _ago(last, wanted.today))


def _ago(last: date, today: date) -> Said:
    days = (today - last).days
    if days < 1:
        return Said(N_("Today"))
    return Said.many(N_("%(count)s day ago"), N_("%(count)s days ago"), days)


def country(wanted: Wanted, person: Person) -> Part:
    """Return whether they bring another country into the round."""
    if not person.country:
        return Part(_COUNTRY, COUNTRY // 2, COUNTRY, Said(N_("Not told")))
    if person.country in wanted.countries:
        return Part(_COUNTRY, 0, COUNTRY, Said(N_("A reviewer of this round is from there too")))
    return Part(
        _COUNTRY, COUNTRY, COUNTRY, Said(N_("No other reviewer of this round is from there"))
    )


def neighbour(person: Person) -> Part:
    """Return who of the round works beside them."""
    text = N_("At the same institution as another reviewer of this round: %(name)s")
    return Part(_HOUSE, HINDRANCE, 0, Said.of(text, name=person.neighbour), tells=True)


def _within(share: float) -> float:
    return min(1.0, max(0.0, share))
