"""What happens when a reader clicks: ways within the file stay, and links to the web."""

from pikepdf import Dictionary, Name

from journal.documents import passages as at
from journal.documents.strip import addresses
from journal.documents.strip.pdf.objects import others, text_of
from journal.documents.traces import CALLS_HOME, PROGRAM_NOTES, Traces

_WITHIN = {"/GoTo": {"/Type", "/S", "/D", "/SD"}, "/Named": {"/Type", "/S", "/N"}}
_ELSEWHERE = {
    "/GoToR", "/GoToE", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/JavaScript",
    "/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView", "/Thread",
}  # fmt: skip
_WEB = {"/Type", "/S", "/URI"}


def clean_action(action: Dictionary, traces: Traces) -> bool:
    """Tell whether the action stays, cut down to its way."""
    kind = str(action.get(Name.S, ""))
    if kind in _WITHIN:
        _cut(action, _WITHIN[kind])
        return True
    if kind == "/URI":
        _cut(action, _WEB)
        return addresses.is_kept(text_of(action.get(Name.URI)), "", traces)
    traces.fixed(
        CALLS_HOME if kind in _ELSEWHERE else PROGRAM_NOTES,
        at.inside(kind or "/Action"),
        _target(action),
    )
    return False


def _cut(action: Dictionary, kept: set[str]) -> None:
    # /Next, above all: a chain of further actions.
    for key in others(action, kept):
        del action[key]


def _target(action: Dictionary) -> str:
    place = action.get(Name.F)
    if isinstance(place, Dictionary):
        place = place.get(Name.UF, place.get(Name.F))
    return text_of(place)
