"""Every canary that was written into the world: what the database and the files hold."""

from tests.world.canaries import Canary
from tests.world.reading import text_in
from tests.world.shared import Home


def universe(home: Home) -> frozenset[Canary]:
    """Return every canary of a text, a file, a person; ids belong to rows and are left out."""
    world = home.world
    written = "\n".join(
        str(value) for rows in world.rows.values() for row in rows for value in row.values()
    )
    files = (path for path in (home.folder / "files").rglob("*") if path.is_file())
    found = world.finder.found(written)
    for path in files:
        found |= world.finder.found(text_in(path.read_bytes()))
    rows = {canary for canary in found if canary.kind.endswith("id")}
    return frozenset(found - rows)
