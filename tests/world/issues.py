"""Two issues: one that is out, and one that is being built."""

from journal.domain.issue_fields import IssueFields
from journal.domain.published import CoverSize
from journal.services.cover import CoverWords, set_cover
from journal.services.issue import create_issue, place
from journal.services.preview import open_preview
from journal.services.production import to_production
from journal.services.publication import publish_issue
from tests.builders.picture import photo
from tests.world import further
from tests.world.canaries import word
from tests.world.galleys import accept, bring, bring_row
from tests.world.stage import Stage

# The papers of the issue that is out.
OUT = ("printed", "masked")


def make_issues(stage: Stage, papers: dict[str, str]) -> dict[str, str]:
    """Produce the accepted papers and publish the first issue; return the issues' ids."""
    for key in ("making", "placed", "printed", "masked"):
        stage.act(f"{key}: produce", to_production, "cora", papers[key])
        # What readers will get is made as it is for them.
        brought = bring if key in OUT else bring_row
        galley_id = brought(stage, key, papers[key])
        if key != "making":
            accept(stage, key, galley_id)
    further.show(stage, "printed", papers["printed"])
    ids = {}
    for name, number, placed in (
        ("outissue", "1", OUT),
        ("nextissue", "2", ("placed",)),
    ):
        ids[name] = issue(stage, name, number)
        for key in placed:
            stage.act(f"{key}: place", place, "cora", ids[name], papers[key])
    words = CoverWords(f"A loom {word('issuecover', 'outissue')}", "Photograph: nobody")
    stage.act("cover outissue", set_cover, "cora", ids["outissue"], words, _drawn(stage))
    stage.clock.advance(days=3)
    stage.act("publish outissue", publish_issue, "cora", ids["outissue"])
    words = CoverWords(f"A loom {word('issuecover', 'nextissue')}")
    stage.act("cover nextissue", set_cover, "cora", ids["nextissue"], words, _drawn(stage))
    stage.act("preview nextissue", open_preview, "cora", ids["nextissue"])
    return ids


def _drawn(stage: Stage) -> tuple[CoverSize, ...]:
    """Return the files of a cover, as small as can be."""
    stored = stage.app.extensions["surroundings"].storage.receive([photo(320, 320)], 10**6)
    names = ("320.jpg", "320.webp", "640.webp")
    return tuple(
        CoverSize(name, "image/jpeg", 320, 320, stored.sha256, stored.size) for name in names
    )


def issue(stage: Stage, name: str, number: str) -> str:
    """Begin an issue; return its id."""
    fields = IssueFields(
        volume=4,
        number=number,
        year=2026,
        title=f"Issue {word('issuetitle', name)}",
        introduction=f"It begins {word('issueintro', name)}.",
    )
    return stage.act(f"issue {name}", create_issue, "cora", fields)
