"""Rich text as LibreOffice, Word and others write it."""

from tests.documents.traced import pictures
from tests.documents.traced.case import Case
from tests.documents.traced.opendocument import libreoffice

_HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}}"
    rb"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}"
)


def word(body: bytes, head: bytes = b"") -> bytes:
    """Return a text of Word with this body."""
    return _HEAD + head + rb"\pard\plain\f0\fs24 " + body + b"}"


def properties() -> bytes:
    """Return what Word writes before the text."""
    return word(
        rb"Plain words\par",
        rb"{\stylesheet{\ql Normal;}{\s15 Hindquist \'c4bel;}}{\*\rsidtbl\rsid1122334}"
        rb"{\*\generator Riched20 10.0.Zanzibari}{\*\userprops{\propname Institute}\proptype30"
        rb"{\staticval Zanzibari}}{\info{\title x}{\author Xenia Quillfeather}{\operator \u1071?}"
        rb"{\creatim\yr2026\mo2\dy3\hr4}{\*\company Zanzibari}{\*\manager Hindquist}}"
        rb"{\*\template C:\\Users\\hindquist\\t.dot}{\*\xmlnstbl{\xmlns1 urn:hindquist;}}"
        rb"{\*\docvar{ZOTERO_PREF}{Hindquist}}{\*\protusertbl Hindquist}"
        rb"{\*\datastore 48696e647175697374}{\*\unheardof Hindquist{\b more}}",
    )


def changes() -> bytes:
    """Return changes, comments and hidden text, next to words that must not run into others."""
    return word(
        rb"We {\revised\revauth1\revdttm99 met}{\deleted\revauthdel1 Hindquist and}"
        rb"\b\rsid1122334 every\b0  {\*\atrfstart 1}week{\*\atrfend 1}{\*\atnid HQ}"
        rb"{\*\atnauthor Hindquist}\chatn{\*\annotation{\*\atndate 1}\pard by Zanzibari}"
        rb"\f0{\*\bkmkstart hindquist}5{\*\bkmkend hindquist} letters{\v Hindquist \u1071? said}"
        rb"\cf2 white words\cf1  at the end{\xe{Hindquist}}\par",
        rb"{\*\revtbl{Unknown;}{Xenia Quillfeather;}}",
    )


def fields() -> bytes:
    """Return fields that know, fetch or lead."""
    return word(
        rb'Cited {\field{\*\fldinst ADDIN ZOTERO_ITEM \{"a":"Hindquist"\}}{\fldrslt (Known, 2019)}}'
        rb' and {\field{\*\fldinst INCLUDEPICTURE "https://calls.example/p.png" \\d}'
        rb'{\fldrslt shown}} and {\field{\*\fldinst{HYPERLINK "mailto:hindquist@x.example"}}'
        rb"{\fldrslt our letter box}}, see {\field{\*\fldinst PAGEREF _Toc987654 \\h}"
        rb"{\fldrslt 3}}.{\*\bkmkstart _Toc987654}Part two{\*\bkmkend _Toc987654}\par"
        rb"{\object\objemb{\*\objclass Hindquist}{\*\objdata 48696e647175697374}"
        rb"{\result words of the object}}\par"
    )


def picture() -> bytes:
    """Return a photograph and a shape with names."""
    photo = pictures.photograph().hex().encode()
    return word(
        rb"Before{\*\shppict{\pict{\*\picprop{\sp{\sn wzName}{\sv Hindquist.jpg}}{\sp{\sn wzDescr"
        rb"iption}{\sv C:\\hindquist\\a.jpg}}}\jpegblip\picw67\pich45\bliptag-77{\*\blipuid 4869"
        rb"6e647175697374aabbcc}" + b"\n" + photo + rb"}}{\nonshppict{\pict\wmetafile8 "
        rb"48696e647175697374}}{\shp{\*\shpinst\shpleft0{\sp{\sn pibName}{\sv hindquist.png}}"
        rb"{\sp{\sn metroBlob}{\sv 48696e647175697374}}{\shptxt In the box}}} after\par"
    )


CASES = [
    Case("libreoffice-rtf", "rtf", lambda: libreoffice("rtf"),
         ("told by Hindquist", "our Hindquist", "Zanzibari", "Quillfeather", "Fairphonix"),
         ("property", "comment", "tracked-change", "hidden-text", "references", "picture"),
         ("Listening to survivors", "every week", "One cell")),
    Case("rtf-properties", "rtf", properties,
         ("Hindquist", "Zanzibari", "Quillfeather", "hindquist", "1122334"),
         ("property", "template", "style", "person", "program-notes"), ("Plain words",)),
    Case("rtf-changes", "rtf", changes, ("Hindquist", "Zanzibari", "Quillfeather", "hindquist"),
         ("tracked-change", "comment", "hidden-text", "faint-text", "bookmark"),
         ("We metevery week5 letters", "white words at the end")),
    Case("rtf-fields", "rtf", fields, ("Hindquist", "hindquist", "calls.example", "987654"),
         ("references", "calls-home", "link", "embedded"),
         ("Cited (Known, 2019) and shown and our letter box, see 3.Part two",
          "words of the object")),
    Case("rtf-picture", "rtf", picture,
         ("Hindquist", "hindquist", "Zanzibari", "Fairphonix", "Quillfeather"),
         ("picture", "program-notes", "description"), ("Before", " after")),
]  # fmt: skip
