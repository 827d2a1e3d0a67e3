"""The kinds of file that the journal knows, and which of them are taken where."""

from dataclasses import dataclass

from journal.domain.said import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: `extension` (without dot) is the one offered to readers; `label` is a message."""

    name: str
    media_type: str
    extension: str
    label: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

PDF = Kind("pdf", "application/pdf", "pdf", N_("PDF"))
DOCX = Kind("docx", _OFFICE + "wordprocessingml.document", "docx", N_("Word document (DOCX)"))
XLSX = Kind("xlsx", _OFFICE + "spreadsheetml.sheet", "xlsx", N_("Excel workbook (XLSX)"))
PPTX = Kind("pptx", _OFFICE + "presentationml.presentation", "pptx", N_("PowerPoint slides (PPTX)"))
ODT = Kind("odt", _OPEN + "text", "odt", N_("OpenDocument text (ODT)"))
ODS = Kind("ods", _OPEN + "spreadsheet", "ods", N_("OpenDocument spreadsheet (ODS)"))
ODP = Kind("odp", _OPEN + "presentation", "odp", N_("OpenDocument slides (ODP)"))
EPUB = Kind("epub", "application/epub+zip", "epub", N_("EPUB"))
LATEX = Kind("latex", "application/zip", "zip", N_("LaTeX sources (ZIP)"))
ZIP = Kind("zip", "application/zip", "zip", N_("ZIP archive"))
RTF = Kind("rtf", "application/rtf", "rtf", N_("Rich text (RTF)"))
DOC = Kind("doc", "application/msword", "doc", N_("Word document of before 2007 (DOC)"))
# What Office wraps a file in that is protected by a password: no document until it is opened.
SEALED = Kind("sealed", "application/x-ole-storage", "bin", N_("Office file with a password"))
OLE = Kind("ole", "application/x-ole-storage", "bin", N_("Office file of before 2007"))
PNG = Kind("png", "image/png", "png", N_("PNG picture"))
JPEG = Kind("jpeg", "image/jpeg", "jpg", N_("JPEG picture"))
TIFF = Kind("tiff", "image/tiff", "tif", N_("TIFF picture"))
GIF = Kind("gif", "image/gif", "gif", N_("GIF picture"))
BMP = Kind("bmp", "image/bmp", "bmp", N_("BMP picture"))
WEBP = Kind("webp", "image/webp", "webp", N_("WebP picture"))
EPS = Kind("eps", "application/postscript", "eps", N_("PostScript drawing (EPS)"))
SVG = Kind("svg", "image/svg+xml", "svg", N_("SVG drawing"))
EMF = Kind("emf", "image/emf", "emf", N_("Windows drawing (EMF)"))
WMF = Kind("wmf", "image/wmf", "wmf", N_("Windows drawing (WMF)"))
XML = Kind("xml", "application/xml", "xml", N_("XML"))
HTML = Kind("html", "text/html", "html", N_("Web page (HTML)"))
CSV = Kind("csv", "text/csv", "csv", N_("Table (CSV)"))
TXT = Kind("txt", "text/plain", "txt", N_("Plain text"))

OFFICE = frozenset({DOCX, XLSX, PPTX})
OPEN_DOCUMENT = frozenset({ODT, ODS, ODP})
ZIPPED = OFFICE | OPEN_DOCUMENT | {EPUB, ZIP, LATEX}
PICTURES = frozenset({PNG, JPEG, TIFF, GIF, BMP, WEBP})
DRAWINGS = frozenset({SVG, EMF, WMF, EPS})
TEXTS = frozenset({XML, HTML, CSV, TXT})

MANUSCRIPT = frozenset({DOCX, ODT, RTF, PDF})
GALLEY = frozenset({PDF})
SUPPLEMENTARY = MANUSCRIPT | PICTURES | {XLSX, PPTX, ODS, ODP, ZIP, LATEX, CSV, TXT, SVG}

ALL = ZIPPED | PICTURES | DRAWINGS | TEXTS | {PDF, RTF, DOC, SEALED, OLE}
BY_NAME = {kind.name: kind for kind in ALL}
