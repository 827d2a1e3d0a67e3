"""Papers of authors whose legal name is sealed, and what to look for it in."""

import io
import zipfile
from dataclasses import replace

from journal.domain.author import AuthorEntry
from journal.domain.public_names import NameKind
from journal.extensions import Base, db
from journal.queries.byline import whole_byline
from journal.services.author import save_authors
from journal.services.examination import examine_files
from journal.services.version import bring_anonymized, bring_manuscript
from tests.builders.document import docx_of
from tests.builders.submission import anonymized, ready_draft, upload
from tests.cast import person

SEALED = AuthorEntry(
    name="Layla Secretname",
    family_name="Secretname",
    other_script_name="ليلى",
    email="layla@secretname.example",
    orcid="0000-0002-1825-0097",
    affiliation="Hidden Hospital",
    country="GE",
    kind=NameKind.PSEUDONYM,
    public_name="Mira Stone",
)


def masked_draft(app, clock, author, content, name="Secretname_final.docx"):
    """A draft whose writer seals their own name after everything was typed and brought."""
    draft = ready_draft(app, author, co_authors=(AuthorEntry(name="Suu"),))
    by = author.acting(clock())
    with app.app_context():
        bring_manuscript(by, draft, upload(app, content, name))
        examine_files(by, draft)
        mine, suu = whole_byline(draft)
        sealed = replace(mine, kind=NameKind.INITIALS, other_script_name="ليلى")
        save_authors(by, draft, (sealed, suu))
        examine_files(by, draft)
    with app.app_context():
        bring_anonymized(by, draft, anonymized(app, draft))
    return draft


def layla(app, *offices, **more):
    return person(app, "secretname", *offices, **more)


def paper_of(*more):
    return docx_of(
        "Secretname Familysecretname", "SECRETNAME  FamilySecretname slept.", *more, author="Layla"
    )


def got(browser, url):
    """Return how the file is called and all that is in it; None where there is none."""
    with browser.get(url) as reply:
        content = reply.data
        if reply.status_code != 200:
            return None
    parts = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
    return reply.headers["Content-Disposition"], b"".join(parts).decode("utf-8", "ignore")


def rows_of(app):
    """Every row of every table but the accounts' own."""
    rows = []
    for table in Base.metadata.sorted_tables:
        if table.name not in ("account", "search_entry"):
            found = db.session.execute(table.select())
            rows += [f"{table.name} {tuple(row)}".lower() for row in found]
    return rows
