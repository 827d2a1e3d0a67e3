"""The person in front of a page, frozen for the request."""

from dataclasses import dataclass

from journal.domain.office import DESK, Held, Office, holds


@dataclass(frozen=True, slots=True)
class Viewer:
    """What the app knows of who asks: never an account row.

    `grants` are the ids of the reviews that personal links opened in this browser.
    """

    session_id: str
    account_id: str | None = None
    name: str = ""
    email: str = ""
    language: str = "en"
    zone: str = "UTC"
    offices: tuple[Held, ...] = ()
    grants: frozenset[str] = frozenset()
    is_reviewer: bool = False
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Return the session's id, as Flask-Login asks."""
        return self.session_id

    @property
    def is_signed_in(self) -> bool:
        """Tell whether an account stands behind the session."""
        return self.account_id is not None

    def holds(self, *offices: Office) -> bool:
        """Tell whether one of these offices is held, whatever its scope."""
        return holds(self.offices, *offices)

    @property
    def is_editor(self) -> bool:
        """Tell whether the desk is open to them."""
        return self.holds(*DESK)

    @property
    def is_manager(self) -> bool:
        """Tell whether the settings are open to them."""
        return self.holds(Office.MANAGER)

    @property
    def is_production(self) -> bool:
        """Tell whether production is open to them."""
        return self.holds(Office.PRODUCTION)


NOBODY = Viewer(session_id="", is_authenticated=False, is_active=False, is_anonymous=True)
