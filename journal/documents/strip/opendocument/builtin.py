"""Names of styles that programs give by themselves; any other name is a person's."""

import re

_SPACE = re.compile(r"_(20|2f|3a|5f|28|29|2c|2d|2e|27|26|2b)_", re.IGNORECASE)
_WORDS = (
    "standard default normal heading headings title subtitle text body indent list lists number"
    " numbering bullet contents index header footer left right first page last even odd caption"
    " illustration table figure drawing frame graphics ole formula labels watermark marginalia"
    " footnote endnote symbol anchor characters internet link visited followed hyperlink emphasis"
    " strong strongemphasis source example teletype variable definition quotation quotations quote"
    " block blocktext preformatted sender addressee signature salutation complimentary close"
    " envelope html landscape no name main entry placeholder drop caps rubies vertical line break"
    " user defined bibliography separator object appendix cont continue start end with without of"
    " author date abstract keywords keyword affiliation compact tight term code verbatim string"
    " paragraph font style character intense subtle reference book revision balloon comment"
    " annotation subject plain document map web article section footnotes endnotes toc tof"
    " level outline wwnum numeral roman arabic fr mfr sect ce co ro ta gr dp pr pm mpm mp mt me l n"
    " p t a b c d cell row column grid light dark medium colorful shading accent good bad neutral"
    " error warning status note result heading1 heading2 accent1 accent2 accent3 background"
    " background1 notes layout blank master slide only two content comparison picture vertical"
    " filled outlined shapes green blue red yellow orange purple grey gray lines arrow dashed"
    " dimension measure shadow objectwithoutfill objectwithshadow nofill a4 a0 letter lists"
    " hanging marginal unresolved mention metadata tok keyword datatype decval basen float constant"
    " specialchar char specialstring import documentation annotation commentvar other function"
    " controlflow operator builtin extension preprocessor attribute regionmarker information"
    " alert normaltok keywordtok stringtok commenttok functiontok smart endnotetext pagenumber"
    " abstracttitle firstparagraph textbody imagecaption tablecaption captionedfigure"
    " figurewithcaption listlabel strikeout superscript subscript highlighted highlight citation"
    " spacing symbols figures tables apple converted space docdata hps il"
    " sourcecode horizontal rule description ordered unordered to the in and"
).split()
_COMMON = frozenset(_WORDS)
_PART = re.compile(r"[A-Za-z]+|[^A-Za-z]+")
_OTHER = re.compile(r"[\s\d_.,:;/+()\[\]~-]*")
# What programs count: "P12", "WWNum3", "AL1T0", "co4".
_COUNTED = re.compile(r"[A-Za-z]{1,5}\d{1,5}(?:[A-Z]\d{0,3})?")
_CAPITALS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_common(name: str) -> bool:
    """Tell whether the name is made of words that programs use."""
    plain = _SPACE.sub(" ", name)
    if _COUNTED.fullmatch(plain):
        return True
    for part in _PART.findall(plain):
        if part[0].isascii() and part[0].isalpha():
            if len(part) == 1 or part.lower() in _COMMON:
                continue
            if any(p.lower() not in _COMMON for p in _CAPITALS.split(part)):
                return False
        elif not _OTHER.fullmatch(part):
            return False
    return True
