from journal.access.viewer import NOBODY, Viewer
from journal.domain.office import Held, Office


def test_a_viewer_knows_the_doors_that_are_open() -> None:
    def doors(*offices: Office) -> tuple[bool, bool, bool]:
        viewer = Viewer("s", account_id="a", offices=tuple(Held(office) for office in offices))
        return viewer.is_editor, viewer.is_production, viewer.is_manager

    assert doors() == (False, False, False)
    assert doors(Office.GUEST) == (True, False, False)
    assert doors(Office.PRODUCTION) == (False, True, False)
    assert doors(Office.MANAGER) == (False, False, True)
    assert doors(Office.OFFICE, Office.MANAGER) == (True, False, True)


def test_nobody_is_not_signed_in() -> None:
    assert not NOBODY.is_signed_in
    assert not NOBODY.is_authenticated
    assert Viewer("s").get_id() == "s"
