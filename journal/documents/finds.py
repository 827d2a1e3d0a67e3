"""What a search found, each thing once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from journal.documents import passages as at
from journal.documents import terms as kinds
from journal.documents.match import Hit, hits
from journal.documents.passages import Passage, Role
from journal.documents.terms import Term
from journal.domain.finding import Finding, Severity
from journal.domain.said import Said

UNREADABLE = "unreadable"
_INSIDE = at.inside("")
# Nobody reads more; of whatever is found beyond, each kind is told once.
_MOST = 2_000


@dataclass(slots=True)
class Finds:
    """Collects findings; the same thing in the same place is told once."""

    terms: Sequence[Term]
    found: dict[tuple[str, str, str], Finding] = field(default_factory=dict)
    # A family name that stands alone in the text may be a source that is cited, and cited often:
    # told once, with its first place.
    cited: dict[str, Finding] = field(default_factory=dict)

    def take(self, passage: Passage, where: str) -> set[str]:
        """Search the passage; return what was wanted and is in it. `where` is the outer place."""
        found = hits(self.terms, passage.text, is_mark=passage.role is Role.MARK)
        whole = [hit for hit in found if hit.term.kind != kinds.PART_OF_NAME]
        parts = [h for h in found if h.term.kind == kinds.PART_OF_NAME and not _is_in(h, whole)]
        place = at.within(where, passage.place)
        for hit in whole:
            self.tell(hit.term, place, hit.text)
        for hit in parts:
            self._take_part(hit, place, passage.role)
        return {hit.term.wanted for hit in whole}

    def tell(self, term: Term, place: str, text: str) -> None:
        """Add a finding, unless the same is known of this place."""
        if len(self.found) >= _MOST:
            self.found.setdefault((term.kind, "", ""), _more(term.kind))
            return
        finding = Finding(term.kind, place, text, Severity.NEEDS_PERSON)
        self.found.setdefault((term.kind, place, term.wanted), finding)

    def tell_unreadable(self, place: str, said: Said) -> None:
        """Add that a part could not be searched, so that nobody takes silence for safety."""
        finding = Finding.refused(UNREADABLE, place, said)
        self.found.setdefault((UNREADABLE, place, ""), finding)

    def all(self) -> list[Finding]:
        """Return every finding, in the order of finding."""
        return [*self.found.values(), *self.cited.values()]

    def _take_part(self, hit: Hit, place: str, role: Role) -> None:
        # Names of people in properties are written anyhow; elsewhere "brown" is a colour.
        is_field = role is Role.MARK and not place.rpartition(", ")[2].startswith(_INSIDE)
        if not (hit.is_written_as_name or is_field or hit.term.is_login):
            return
        if role is Role.BODY:
            finding = Finding(hit.term.kind, place, hit.text, Severity.NEEDS_PERSON)
            self.cited.setdefault(hit.term.wanted, finding)
        else:
            self.tell(hit.term, place, hit.text)


def _more(kind: str) -> Finding:
    return Finding(kind, at.WHOLE, "", Severity.NEEDS_PERSON)


def _is_in(part: Hit, whole: list[Hit]) -> bool:
    return any(hit.start <= part.start and part.end <= hit.end for hit in whole)
