"""Layers: their names are neutral, and what is on a layer that nobody sees is taken out."""

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from journal.documents import passages as at
from journal.documents.strip.pdf.objects import others
from journal.documents.traces import HIDDEN_TEXT, LAYER, Traces

Key = tuple[int, int]
_DEEPEST = 20
_POLICIES: dict[str, Callable[[list[bool]], bool]] = {
    "/AllOn": all,
    "/AnyOn": any,
    "/AllOff": lambda shown: not any(shown),
    "/AnyOff": lambda shown: not all(shown),
}
_GROUP_KEPT = {"/Type", "/Name", "/Intent"}
_CONFIG_KEPT = {"/BaseState", "/Intent", "/ListMode", "/Locked"}


def clean(pdf: pikepdf.Pdf, traces: Traces) -> frozenset[Key]:
    """Clean the layers; return those that are hidden when the file is opened."""
    layers = pdf.Root.get(Name.OCProperties)
    if not isinstance(layers, Dictionary):
        return frozenset()
    groups = [g for g in layers.get(Name.OCGs, Array()) if isinstance(g, Dictionary)]
    usual = layers.get(Name.D)
    hidden = _hidden(usual, groups) if isinstance(usual, Dictionary) else frozenset[Key]()
    for number, group in enumerate(groups, 1):
        traces.fixed(LAYER, at.WHOLE, str(group.get(Name.Name, "")))
        for key in others(group, _GROUP_KEPT):
            del group[key]
        group[Name.Name] = String(f"Layer {number}")
    if Name.Configs in layers:
        del layers[Name.Configs]
    if isinstance(usual, Dictionary):
        for key in others(usual, _CONFIG_KEPT):
            del usual[key]
        usual[Name.BaseState] = Name.ON
        usual[Name.OFF] = Array([group for group in groups if group.objgen in hidden])
    if hidden:
        traces.fixed(HIDDEN_TEXT, at.inside("/OCProperties"))
    return hidden


def _hidden(usual: Dictionary, groups: list[Dictionary]) -> frozenset[Key]:
    off, on = _keys(usual.get(Name.OFF)), _keys(usual.get(Name.ON))
    if usual.get(Name.BaseState) == Name.OFF:
        off |= {group.objgen for group in groups} - on
    by_use = _by_use(usual, groups)
    shown = {key for key, is_shown in by_use.items() if is_shown}
    return frozenset(off - shown | (by_use.keys() - shown))


def _keys(found: Object | None) -> set[Key]:
    return {one.objgen for one in found} if isinstance(found, Array) else set()


def _by_use(usual: Dictionary, groups: list[Dictionary]) -> dict[Key, bool]:
    """Return what the screen shows whatever the list of layers says (ISO 32000-2, 8.11.4.4)."""
    told: dict[Key, bool] = {}
    rules = usual.get(Name.AS)
    for rule in rules if isinstance(rules, Array) else []:
        if isinstance(rule, Dictionary) and rule.get(Name.Event) == Name.View:
            told |= dict.fromkeys(_keys(rule.get(Name.OCGs)), True)
    states = {group.objgen: _view(group) for group in groups}
    return {key: states[key] == Name.ON for key in told if states.get(key) is not None}


def _view(group: Dictionary) -> Object | None:
    use = group.get(Name.Usage)
    view = use.get(Name.View) if isinstance(use, Dictionary) else None
    return view.get(Name.ViewState) if isinstance(view, Dictionary) else None


def is_hidden(layer: Object | None, hidden: frozenset[Key]) -> bool:
    """Tell whether nobody sees what belongs to this layer, or to these."""
    if not isinstance(layer, Dictionary):
        return False
    if layer.get(Name.Type) != Name.OCMD:
        return layer.objgen in hidden
    rule = layer.get(Name.VE)
    if isinstance(rule, Array):
        return not _is_true(rule, hidden, _DEEPEST)
    groups = layer.get(Name.OCGs)
    members = [g for g in (groups if isinstance(groups, Array) else [groups]) if g is not None]
    shown = [one.objgen not in hidden for one in members]
    return bool(shown) and not _POLICIES.get(str(layer.get(Name.P, "")), any)(shown)


def _is_true(rule: Object, hidden: frozenset[Key], left: int) -> bool:
    """Tell what an expression of layers comes to; one without an end shows what it is about."""
    if not isinstance(rule, Array):
        return not is_hidden(rule, hidden)
    if left == 0 or len(rule) < 2:
        return True
    parts = (_is_true(part, hidden, left - 1) for part in list(rule)[1:])
    if rule[0] == Name.Not:
        return not next(parts)
    return all(parts) if rule[0] == Name.And else any(parts)
