"""What each kind of object in a PDF may hold (ISO 32000-2); whatever is not listed is taken out.

Of a kind, the keys: a bare key holds numbers, names and truths; `key$` a text as well; `key:kind`
what is of that kind; `key:*kind` a table of such things under names of the file's own choice.
"""

_STREAM = "Length Filter DecodeParms:parms DL"
_FUNCTION = (
    "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Functions:colour"
    " Bounds"
)
_TAG = (
    "Type S P:tag Pg:page K:tag ID$ Ref:tag A:attributes C R Lang$ Alt$ ActualText$ E$ NS:space"
    " MCID Stm:form StmOwn:page Obj:note PhoneticAlphabet Phoneme$"
)

_KINDS = {
    "catalogue": (
        "Type Version Extensions:*extension Pages:pages PageLabels:labels Names:names PageLayout"
        " ViewerPreferences:wishes PageMode Outlines:item StructTreeRoot:tags MarkInfo:marks Lang$"
        " OCProperties:layers OutputIntents:intent OpenAction:way"
    ),
    "extension": "Type BaseVersion ExtensionLevel",
    "wishes": (
        "HideToolbar HideMenubar HideWindowUI FitWindow CenterWindow DisplayDocTitle Direction"
        " NonFullScreenPageMode ViewArea ViewClip PrintArea PrintClip PrintScaling Duplex"
    ),
    "marks": "Marked UserProperties Suspects",
    "pages": "Type Parent:pages Kids:pages Count Resources:resources MediaBox CropBox Rotate",
    "page": (
        "Type Parent:pages Resources:resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate"
        " Contents:bytes Group:group Annots:note StructParents Tabs UserUnit"
    ),
    "labels": "Kids:labels Nums:labels Limits Type S P$ St",
    "names": "Dests:places",
    "places": "Names:way Limits$",
    "way": "Type S D:way$ SD:tag URI$ N",
    "item": (
        "Type Title$ Parent:item Prev:item Next:item First:item Last:item Count Dest:way$ A:way"
        " C F SE:tag"
    ),
    "note": (
        "Type Subtype Rect Border BS:border C H Dest:way$ A:way QuadPoints F StructParent P:page"
        " Contents$"
    ),
    "border": "Type W S D",
    "layers": "OCGs:layer D:shown",
    "layer": "Type Name$ Intent OCGs:layer P VE:layer",
    "shown": "BaseState ON:layer OFF:layer Intent ListMode Locked:layer",
    "intent": "Type S OutputConditionIdentifier$ DestOutputProfile:colour",
    "resources": (
        "ExtGState:*state ColorSpace:*colour Pattern:*pattern Shading:*shading XObject:*form"
        " Font:*font ProcSet Properties:*property"
    ),
    "property": "Type MCID Lang$ ActualText$ Alt$ E$ Subtype BBox Attached",
    "state": (
        "Type LW LC LJ ML D RI OP op OPM Font:font BG:colour BG2:colour UCR:colour UCR2:colour"
        " TR:colour TR2:colour HT FL SM SA BM SMask:mask CA ca AIS TK UseBlackPtComp HTO"
    ),
    "mask": "Type S G:form BC TR:colour",
    "colour": (
        f"{_STREAM} {_FUNCTION} Alternate:colour WhitePoint BlackPoint Gamma Matrix Subtype"
        " Colorants:*colour Process:process"
    ),
    "process": "ColorSpace:colour Components",
    "pattern": (
        f"{_STREAM} Type PatternType PaintType TilingType BBox XStep YStep Resources:resources"
        " Matrix Shading:shading ExtGState:state"
    ),
    "shading": (
        f"{_STREAM} ShadingType ColorSpace:colour Background BBox AntiAlias Function:colour Domain"
        " Matrix Coords Extend BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow"
    ),
    "form": (
        f"{_STREAM} Type Subtype FormType BBox Matrix Resources:resources Group:group StructParent"
        " StructParents OC:layer Width Height ColorSpace:colour BitsPerComponent Intent ImageMask"
        " Mask:form Decode Interpolate SMask:form SMaskInData Matte"
    ),
    "group": "Type S CS:colour I K",
    "bytes": _STREAM,
    "parms": (
        "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows"
        " EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform JBIG2Globals:bytes"
    ),
    "font": (
        "Type Subtype BaseFont FirstChar LastChar Widths FontDescriptor:face Encoding:encoding"
        " ToUnicode:map FontBBox FontMatrix CharProcs:*bytes Resources:resources"
        " DescendantFonts:font CIDSystemInfo:glyphs DW W DW2 W2 CIDToGIDMap:bytes"
    ),
    "encoding": f"{_STREAM} Type BaseEncoding Differences CMapName CIDSystemInfo:glyphs WMode"
    " UseCMap:map",
    "map": f"{_STREAM} Type CMapName CIDSystemInfo:glyphs WMode UseCMap:map",
    "glyphs": "Registry$ Ordering$ Supplement",
    "face": (
        "Type FontName FontFamily$ FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent"
        " Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile:program"
        " FontFile2:program FontFile3:program CharSet$ Style:style Lang CIDSet:bytes FD:*face"
    ),
    "style": "Panose$",
    "program": f"{_STREAM} Length1 Length2 Length3 Subtype Type",
    "tags": (
        "Type K:tag IDTree:ids ParentTree:parents ParentTreeNextKey RoleMap:*name"
        " ClassMap:*attributes Namespaces:space"
    ),
    "tag": _TAG,
    "ids": "Kids:ids Names:named Limits$",
    "named": _TAG,
    "parents": f"{_TAG} Kids:parents Nums:parents Limits",
    "space": "Type NS$ RoleMapNS:*space",
    "attributes": (
        "O Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding"
        " Color SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height"
        " BlockAlign InlineAlign TBorderStyle TPadding BaselineShift LineHeight TextDecorationColor"
        " TextDecorationThickness TextDecorationType TextPosition RubyAlign RubyPosition"
        " GlyphOrientationVertical ColumnCount ColumnGap ColumnWidths ListNumbering ContinuedList"
        " ContinuedFrom$ RowSpan ColSpan Headers$ Scope Summary$ Short$ Role checked Checked"
        " Type Subtype NS:space"
    ),
    "name": "",
}  # fmt: skip

# Kinds that may be streams, and those whose lists may hold texts: a palette, a name with its place.
STREAMS = frozenset({"bytes", "colour", "pattern", "shading", "form", "encoding", "map", "program"})
TEXTS = frozenset({"colour", "way", "named"})


def _keys(listed: str) -> dict[str, str]:
    """Return the kind under each key: "" for numbers and names, "$" for texts."""
    found = {}
    for one in listed.split():
        key, _, kind = one.partition(":")
        is_text = key.endswith("$") or kind.endswith("$")
        found["/" + key.rstrip("$")] = kind.rstrip("$") + "$" * is_text
    return found


SCHEMA: dict[str, dict[str, str]] = {kind: _keys(listed) for kind, listed in _KINDS.items()}
