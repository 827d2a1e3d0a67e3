"""Layers: their names are neutral, and what is on a layer that nobody sees is taken out."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from journal.documents import passages as at
from journal.documents.strip.pdf.objects import others
from journal.documents.traces import HIDDEN_TEXT, LAYER, Traces

Key = tuple[int, int]
_GROUP_KEPT = {"/Type", "/Name", "/Intent"}
_CONFIG_KEPT = {"/BaseState", "/ON", "/OFF", "/Intent", "/ListMode", "/Locked"}


def clean(pdf: pikepdf.Pdf, traces: Traces) -> frozenset[Key]:
    """Clean the layers; return those that are hidden when the file is opened."""
    layers = pdf.Root.get(Name.OCProperties)
    if not isinstance(layers, Dictionary):
        return frozenset()
    groups = [g for g in layers.get(Name.OCGs, Array()) if isinstance(g, Dictionary)]
    for number, group in enumerate(groups, 1):
        traces.fixed(LAYER, at.WHOLE, str(group.get(Name.Name, "")))
        for key in others(group, _GROUP_KEPT):
            del group[key]
        group[Name.Name] = String(f"Layer {number}")
    if Name.Configs in layers:
        del layers[Name.Configs]
    usual = layers.get(Name.D)
    hidden = _hidden(usual, groups) if isinstance(usual, Dictionary) else frozenset[Key]()
    if isinstance(usual, Dictionary):
        for key in others(usual, _CONFIG_KEPT):
            del usual[key]
    if hidden:
        traces.fixed(HIDDEN_TEXT, at.inside("/OCProperties"))
    return hidden


def _hidden(usual: Dictionary, groups: list[Dictionary]) -> frozenset[Key]:
    off, on = _keys(usual.get(Name.OFF)), _keys(usual.get(Name.ON))
    if usual.get(Name.BaseState) == Name.OFF:
        off |= {group.objgen for group in groups} - on
    return frozenset(off)


def _keys(found: Object | None) -> set[Key]:
    return {one.objgen for one in found} if isinstance(found, Array) else set()


def is_hidden(layer: Object | None, hidden: frozenset[Key]) -> bool:
    """Tell whether nobody sees what belongs to this layer, or to these."""
    if not isinstance(layer, Dictionary) or not hidden:
        return False
    if layer.get(Name.Type) == Name.OCMD:
        groups = layer.get(Name.OCGs)
        members = list(groups) if isinstance(groups, Array) else [groups]
        return bool(members) and all(is_hidden(one, hidden) for one in members)
    return layer.objgen in hidden
