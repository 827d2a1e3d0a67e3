"""The byline of a draft."""

import pytest

from journal.domain.author import AuthorEntry
from journal.domain.refusal import Invalid
from journal.extensions import db
from journal.models.submission import Author
from journal.queries.byline import byline, searched
from journal.services.author import save_authors
from journal.services.submission import start
from tests.cast import person, section


def draft_of(app, author, clock):
    return start(author.acting(clock()), None, section(app))


def test_the_byline_begins_with_who_writes(app, clock):
    author = person(app, "quince")
    with app.app_context():
        entries = byline(draft_of(app, author, clock))
    assert [(e.name, e.email, e.is_corresponding) for e in entries] == [
        (author.name, author.email, True)
    ]


def test_authors_change_places_and_keep_their_accounts(app, clock):
    author = person(app, "quince")
    with app.app_context():
        draft = draft_of(app, author, clock)
        (mine,) = byline(draft)
        suu = AuthorEntry(name="Suu", orcid="https://orcid.org/0000-0002-1825-0097", country="MM")
        save_authors(author.acting(clock()), draft, (suu, AuthorEntry(), mine))
        first, second = byline(draft)
        assert (first.name, first.orcid) == ("Suu", "0000-0002-1825-0097")
        assert second == mine
        assert db.session.get(Author, second.id).account_id == author.id


def test_a_forged_id_takes_nobodys_place(app, clock):
    author, other = person(app, "quince"), person(app, "thorn")
    with app.app_context():
        theirs = draft_of(app, other, clock)
        (victim,) = byline(theirs)
        mine = start(author.acting(clock()), None, None)
        forged = AuthorEntry(id=victim.id, name="Thief")
        save_authors(author.acting(clock()), mine, (forged, forged))
        assert byline(theirs) == (victim,)
        assert victim.id not in [entry.id for entry in byline(mine)]
        assert [entry.name for entry in byline(mine)] == ["Thief", "Thief"]


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (AuthorEntry(name="🎉", email="a@b.example"), "name"),
        (AuthorEntry(name="Ada", email="nowhere"), "email"),
        (AuthorEntry(name="Ada", orcid="0000-0000-0000-0000"), "orcid"),
        (AuthorEntry(name="Ada", family_name="Lovelace"), "family_name"),
        (AuthorEntry(name="A" * 201), "name"),
        (AuthorEntry(name="Ada", public_name="…"), "public_name"),
        (AuthorEntry(name="Ada", country="Atlantis"), "country"),
        (AuthorEntry(email="only@address.example"), "name"),
    ],
)
def test_each_fault_stands_beside_its_field(app, clock, entry, field):
    author = person(app, "quince")
    with app.app_context():
        draft = draft_of(app, author, clock)
        (mine,) = byline(draft)
        with pytest.raises(Invalid) as told:
            save_authors(author.acting(clock()), draft, (mine, entry))
        assert set(told.value.errors) == {f"authors-1-{field}"}
        assert byline(draft) == (mine,)


def test_an_address_stands_once(app, clock):
    author = person(app, "quince")
    with app.app_context():
        draft = draft_of(app, author, clock)
        (mine,) = byline(draft)
        twin = AuthorEntry(name="Twin", email=mine.email.upper())
        with pytest.raises(Invalid) as told:
            save_authors(author.acting(clock()), draft, (mine, twin))
    assert set(told.value.errors) == {"authors-1-email"}


def test_what_is_searched_for_includes_the_account_behind_a_public_name(app, clock):
    author = person(app, "quince")
    with app.app_context():
        draft = draft_of(app, author, clock)
        (mine,) = byline(draft)
        masked = AuthorEntry(id=mine.id, name="N. N.", email="nn@mail.example")
        save_authors(author.acting(clock()), draft, (masked,))
        words = searched(draft)
    own = {"Familyquince, Quince", author.email, author.affiliation}
    assert {"N. N.", "nn@mail.example", *own} <= set(words)
