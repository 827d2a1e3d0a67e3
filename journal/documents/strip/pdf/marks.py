"""What the file claims to be: PDF/UA and PDF/A stay claimed, in a packet without anything else."""

import re

import pikepdf
from pikepdf import Dictionary, Name, Stream

_VALUE = r"pdf{0}id:{1}(?:=\"|>)([A-Za-z0-9]{{1,4}})"
_ASKED = (("ua", "part"), ("a", "part"), ("a", "conformance"), ("a", "rev"))
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Manuscript</rdf:li></rdf:Alt></dc:title>
{claims}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

Claims = dict[str, str]


def claims(pdf: pikepdf.Pdf) -> Claims:
    """Return what the file says that it is: `pdfuaid:part` and the like."""
    stream = pdf.Root.get(Name.Metadata)
    if not isinstance(stream, Stream):
        return {}
    text = stream.read_bytes().decode("utf-8", "replace")
    found = {}
    for standard, key in _ASKED:
        match = re.search(_VALUE.format(standard, key), text)
        if match:
            found[f"pdf{standard}id:{key}"] = match[1]
    return found


def write(pdf: pikepdf.Pdf, found: Claims) -> None:
    """Write the claims; a file without any gets no packet."""
    if not found:
        return
    lines = "".join(f"<{key}>{value}</{key}>\n" for key, value in found.items())
    stream = pdf.make_stream(_PACKET.format(claims=lines).encode())
    stream[Name.Type], stream[Name.Subtype] = Name.Metadata, Name.XML
    pdf.Root[Name.Metadata] = stream
    wishes = pdf.Root.get(Name.ViewerPreferences)
    if not isinstance(wishes, Dictionary):
        pdf.Root[Name.ViewerPreferences] = Dictionary(DisplayDocTitle=True)
