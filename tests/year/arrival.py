"""How people come in: by registering, or by the letter that gives them an office."""

import re

from tests.smtp import Letter
from tests.year.living import Living
from tests.year.somebody import PASSWORD, Somebody


def link_in(letter: Letter) -> str:
    """Return the first address in the letter that leads further than the front page."""
    found = re.search(r"http://localhost/\S+", letter.text)
    assert found, f"no link in: {letter.subject}\n{letter.text}"
    return found[0].rstrip(".,;)")


def registers(living: Living, who: Somebody) -> None:
    """Make an account by oneself, and choose a password by the letter."""
    who.opens("/register")
    typed = {"Your name, as you write it": who.name, "E-mail address": who.email}
    who.presses("Send me the letter", typed)
    living.post_goes()
    chooses_a_password(living, who, "Confirm your address")
    living.ledger.done["registration"] += 1


def chooses_a_password(living: Living, who: Somebody, subject: str) -> None:
    """Choose a password by the link in the newest letter of this subject, and sign in."""
    letters = [one for one in living.post.to(who.email) if subject in one.subject]
    who.opens(link_in(letters[-1]))
    who.presses("Keep this password", {"New password": PASSWORD})
    who.has_password = True
    who.signs_in()
