"""The journal's logo, under an address that changes with the picture."""

from flask import Response, abort, url_for

from journal.domain.identity import Logo
from journal.services.around import identity
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint
from journal.web.sending import send_file_row


def logo_url(logo: Logo, scheme: str) -> str:
    """Return the address of the logo for `light` or `dark`."""
    sha256 = logo.dark if scheme == "dark" else logo.light
    return url_for("reader.logo", scheme=scheme, v=sha256[:12])


blueprint.app_template_global()(logo_url)


@blueprint.get("/logo-<any(light, dark):scheme>.png")
@policy(Policy.PUBLIC)
def logo(scheme: str) -> Response:
    """Give the picture for this scheme."""
    found = identity().logo or abort(404)
    sha256 = found.dark if scheme == "dark" else found.light
    if not sha256:
        abort(404)
    return send_file_row(sha256, "image/png", "logo.png", inline=True)
