"""The register of institutions is taken in whole, in the place of the one before."""

from collections.abc import Iterable

from sqlalchemy import delete, insert

from journal.domain.acting import Acting
from journal.domain.ror import Institution
from journal.lib.text import fold
from journal.models import institution as tables
from journal.services import unit
from journal.services.history import record

_AT_ONCE = 2000


@unit.act
def import_institutions(by: Acting, register: Iterable[Institution]) -> int:
    """Put the register in the place of the one before, all or nothing; return how many it has."""
    session = unit.session()
    session.execute(delete(tables.InstitutionName))
    session.execute(delete(tables.Institution))
    count, waiting = 0, dict[str, Institution]()
    seen = set[str]()
    for one in register:
        if one.ror in seen:
            continue
        seen.add(one.ror)
        waiting[one.ror] = one
        count += 1
        if len(waiting) == _AT_ONCE:
            _write(waiting.values())
            waiting.clear()
    _write(waiting.values())
    record(by, "import_institutions")
    return count


def _write(register: Iterable[Institution]) -> None:
    rows = tuple(register)
    if not rows:
        return
    session = unit.session()
    session.execute(
        insert(tables.Institution),
        [
            {"ror": one.ror, "name": one.names[0], "place": one.place, "country": one.country}
            for one in rows
        ],
    )
    session.execute(
        insert(tables.InstitutionName),
        [
            {"ror": one.ror, "position": place, "name": name, "folded": fold(name)[:1000]}
            for one in rows
            for place, name in enumerate(one.names)
        ],
    )
