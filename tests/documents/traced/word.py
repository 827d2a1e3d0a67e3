"""Word documents: as Word itself, python-docx, pandoc and LibreOffice write them."""

import base64
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as python_docx

from tests.documents import made
from tests.documents.traced import pictures
from tests.documents.traced.case import Case
from tests.documents.traced.deep import left_in
from tests.documents.traced.ooxml import (
    SPACES,
    Related,
    away,
    docx,
    field,
    p,
    picture,
    r,
    word_part,
)

FILES = Path(__file__).with_name("files")
_BY = 'w:id="7" w:author="Yusuf Zanzibari" w:date="2026-02-03T04:05:06Z"'
_NAMES = ("Quillfeather", "Zanzibari", "Hindquist")


def _photo(number: str = "rId1") -> Related:
    return Related(
        "image", "media/xenia-quillfeather.jpeg", pictures.photograph(), "image/jpeg",
        number=number,
    )  # fmt: skip


def properties() -> bytes:
    """Return a document whose properties say everything."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Xenia'
        " Quillfeather</dc:creator><dc:title>Hindquist grant</dc:title><cp:lastModifiedBy>Yusuf"
        " Zanzibari</cp:lastModifiedBy></cp:coreProperties>"
    )
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-'
        'properties"><Template>quillfeather.dotm</Template><Company>Zanzibari Institute</Company>'
        "<Manager>Hindquist</Manager><HyperlinkBase>file:///C:/Users/hindquist</HyperlinkBase>"
        "</Properties>"
    )
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-'
        'properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docProps'
        'VTypes"><property pid="2" name="Hindquist code"><vt:lpwstr>Zanzibari</vt:lpwstr>'
        "</property></Properties>"
    )
    label = '<labels><label name="Hindquist confidential" siteId="zanzibari"/></labels>'
    return docx(
        p(r("Letters kept for thirty years.")),
        root=(
            Related("core-properties", "docProps/core.xml", core),
            Related("extended-properties", "docProps/app.xml", app),
            Related("custom-properties", "docProps/custom.xml", custom),
            Related("thumbnail", "docProps/thumbnail.jpeg", pictures.photograph(), "image/jpeg"),
            Related("2020:classificationlabels", "docMetadata/LabelInfo.xml", label),
        ),
    )


def comments() -> bytes:
    """Return a commented text, with all four parts of new Word and its list of people."""
    note = f'<w:comment {_BY} w:initials="YZ">{p(r("As Hindquist said to you"))}</w:comment>'
    return docx(
        p(
            '<w:commentRangeStart w:id="7"/>' + r("She told us")
            + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
            + r(" twice.")
        ),
        word_part("comments", note),
        Related("2011:commentsExtended", "commentsExtended.xml", "<w15 author='Hindquist'/>"),
        Related("2016/09:commentsIds", "commentsIds.xml", "<ids by='Hindquist'/>"),
        Related("2018/08:commentsExtensible", "commentsExtensible.xml", "<ext by='Hindquist'/>"),
        Related("2011:people", "people.xml",
                f"<w15:people {SPACES}><w15:person w15:author='Xenia Quillfeather'>"
                "<w15:presenceInfo w15:providerId='AD' w15:userId='S::xenia@quillfeather.example'/>"
                "</w15:person></w15:people>"),
    )  # fmt: skip


def changes() -> bytes:
    """Return every sort of tracked change in a running text."""
    return docx(
        p(
            f"<w:pPrChange {_BY}><w:pPr/></w:pPrChange>".join(("<w:pPr>", "</w:pPr>"))
            + r("We met ") + f"<w:ins {_BY}>{r('every week')}</w:ins>"
            + f"<w:del {_BY}>{r(' with Hindquist', tag='delText')}</w:del>"
            + r(" in spring.", f"<w:b/><w:rPrChange {_BY}><w:rPr/></w:rPrChange>")
        )
        + p(r("The first half "), f"<w:rPr><w:del {_BY}/></w:rPr>")
        + p(r("and the second half."))
        + p(f"<w:del {_BY}>{r('All of this was Hindquist', tag='delText')}</w:del>",
            f"<w:rPr><w:del {_BY}/></w:rPr>")
        + f'<w:moveFromRangeStart {_BY} w:name="zanzibari1"/>'
        + p(f"<w:moveFrom {_BY}>{r('Moved by Hindquist')}</w:moveFrom>",
            f"<w:rPr><w:moveFrom {_BY}/></w:rPr>")
        + f'<w:moveFromRangeEnd w:id="7"/><w:moveToRangeStart {_BY} w:name="zanzibari1"/>'
        + p(f"<w:moveTo {_BY}>{r('Moved to here')}</w:moveTo>",
            f"<w:numPr><w:ins {_BY}/></w:numPr><w:rPr><w:moveTo {_BY}/></w:rPr>")
        + '<w:moveToRangeEnd w:id="7"/>'
        + p(f"<m:oMath><w:ins {_BY}><m:r><m:t>x=2</m:t></m:r></w:ins><w:del {_BY}><m:r>"
            f"<m:t>Hindquist</m:t></m:r></w:del><m:f><m:fPr><m:ctrlPr><w:ins {_BY}/></m:ctrlPr>"
            "</m:fPr><m:num/><m:den/></m:f></m:oMath>")
        + p(r("The end."), "<w:sectPr>"
            f"<w:sectPrChange {_BY}><w:sectPr/></w:sectPrChange></w:sectPr>")
    )  # fmt: skip


def changed_table() -> bytes:
    """Return a table with rows and cells inserted, deleted and merged."""

    def cell(inner: str, mark: str = "") -> str:
        return f"<w:tc><w:tcPr>{mark}</w:tcPr>{inner}</w:tc>"

    deleted = p(f"<w:del {_BY}>{r('Hindquist', tag='delText')}</w:del>")
    return docx(
        f"<w:tbl><w:tblPr><w:tblPrChange {_BY}><w:tblPr/></w:tblPrChange></w:tblPr>"
        f"<w:tblGrid><w:gridCol/><w:tblGridChange w:id='7'><w:tblGrid/></w:tblGridChange>"
        f"</w:tblGrid><w:tr><w:trPr><w:ins {_BY}/></w:trPr>"
        + cell(p(r("Kept cell")), f"<w:cellIns {_BY}/>")
        + cell(p(r("Hindquist cell")), f"<w:cellDel {_BY}/>")
        + cell(p(r("Joined")), f"<w:cellMerge {_BY} w:vMerge='rest'/>")
        + f"</w:tr><w:tr><w:trPr><w:del {_BY}/></w:trPr>{cell(deleted)}</w:tr></w:tbl>"
        + f"<w:tbl><w:tr><w:trPr><w:del {_BY}/></w:trPr>{cell(deleted)}</w:tr></w:tbl>"
    )


def editing_ids() -> bytes:
    """Return the marks by which Word knows two copies of a file and their writers."""
    ids = 'w:rsidR="00AB34CD" w:rsidRDefault="00EF12AB" w14:paraId="5D3A11FE" w14:textId="77777777"'
    return docx(
        f"<w:p {ids}>{r('One line.')}</w:p>",
        word_part("settings", "<w:rsids><w:rsidRoot w:val='00AB34CD'/></w:rsids>"
                  "<w14:docId w14:val='5D3A11FE'/><w15:docId w15:val='{9E2BF0D1-0000}'/>"
                  "<w15:chartTrackingRefBased/>"),
        word_part("numbering", "<w:abstractNum w:abstractNumId='0'><w:nsid w:val='9E2BF0D1'/>"
                  "<w:name w:val='Hindquist list'/></w:abstractNum>"),
    )  # fmt: skip


def around() -> bytes:
    """Return text in headers, footers, notes and boxes, each with a trace beside it."""
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='3'"
        " name='Hindquist box' hidden='0'/><a:graphic><a:graphicData uri='wps'><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{p(r('Boxed words') + f'<w:ins {_BY}/>')}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
        "<w:pict><v:shape id='Hindquist' o:gfxdata='Hindquist' o:spid='_x0000_s1026'"
        " alt='C:\\Users\\hindquist\\box.png'><v:textbox><w:txbxContent>"
        f"{p(r('Boxed words') + f'<w:ins {_BY}/>')}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    ink = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wpi'><w:drawing><w14:contentPart r:id='x'"
        " w14:author='Hindquist'/></w:drawing></mc:Choice><mc:Fallback><w:t>Drawn line</w:t>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    note = f"<w:del {_BY}>{r('Hindquist', tag='delText')}</w:del>"
    return docx(
        p(r("Text") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + box + ink)
        + "<w:p><w:pPr><w:sectPr><w:headerReference w:type='default' r:id='head'/>"
        "<w:footerReference w:type='default' r:id='foot'/></w:sectPr></w:pPr></w:p>",
        word_part("hdr", p(r("Running head") + note), "header", number="head"),
        word_part("ftr", p(field(" FILENAME \\p ", "page foot") + note), "footer", number="foot"),
        word_part("footnotes", f'<w:footnote w:id="2">{p(r("Note below") + note)}</w:footnote>'
                  f'<w:footnote w:id="3">{p(r("Hindquist, never shown"))}</w:footnote>'),
        word_part("endnotes", '<w:endnote w:type="separator" w:id="-1"><w:p/></w:endnote>'),
        Related("customXml", "ink/ink1.xml", "<ink>Hindquist</ink>", number="x"),
    )  # fmt: skip


def fields() -> bytes:
    """Return fields that know more than they show, nested ones and ones of forms too."""
    form = (
        "<w:ffData><w:name w:val='Hindquist'/><w:helpText w:val='ask Zanzibari'/>"
        "<w:checkBox><w:default w:val='1'/></w:checkBox></w:ffData>"
    )
    choice = (
        "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Hindquist'/>"
        "<w:listEntry w:val='second choice'/></w:ddList></w:ffData>"
    )
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r(" IF ", tag="instrText")
        + field(" DOCVARIABLE Hindquist ", "Quillfeather") + r(' = "1" ', tag="instrText")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("nested result")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    return docx(
        p(field(' DOCPROPERTY "Hindquist" ', "Version two") + field(" PAGE ", "1"))
        + p(field(' TEMPLATE \\p "C:\\\\Users\\\\quillfeather\\\\a.dotm"', "plain words") + nested)
        + p('<w:fldSimple w:instr=" FILENAME \\p \\* Hindquist ">' + r("paper") + "</w:fldSimple>")
        + p(field(" FORMCHECKBOX ", "", form) + field(" FORMDROPDOWN ", "", choice))
        + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + r(' XE "Hindquist:Zanzibari" ', "<w:vanish/>", tag="instrText")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + field(" MACROBUTTON Quillfeather Press here ", ""))
        + p(field(' TOC \\o "1-3" \\t "Hindquist Head,1" ', "Contents"))
        + p(r(" stray Hindquist ", tag="instrText") + r("Last words."))
    )  # fmt: skip


def fetching() -> bytes:
    """Return what is loaded when the file is opened."""
    return docx(
        p(field(' INCLUDETEXT "https://calls.example/hindquist.docx" ', "Included words"))
        + p(field(' LINK Excel.Sheet.12 "\\\\\\\\calls.example\\\\hindquist.xlsx" ', "12"))
        + p(field(' DDEAUTO cmd "/c calls.example" ', "asked"))
        + p(picture('r:link="far"', "Hindquist") + picture('r:embed="rId1" r:link="far"'))
        + '<w:subDoc r:id="sub"/>'
        + p(r("Kept words.")),
        _photo(),
        away("image", "https://calls.example/hindquist.png", "far"),
        away("subDocument", "file:////calls.example/hindquist.docx", "sub"),
        away("frame", "https://calls.example/frame.htm"),
        word_part("settings", '<w:attachedTemplate r:id="rId1"/>', relations=(
            away("attachedTemplate", "https://calls.example/hindquist.dotm"),)),
        word_part("webSettings", '<w:frameset><w:frame><w:sourceFileName r:id="rId1"/></w:frame>'
                  "</w:frameset>", relations=(away("frame", "https://calls.example/f.htm"),)),
    )  # fmt: skip


def zotero() -> bytes:
    """Return citations of Zotero and of Mendeley, as fields and as bookmarks."""
    code = ' ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"family":"Hindquist"}]} '
    mendeley = ' ADDIN CSL_CITATION {"mendeley":{"manualFormatting":"(Hindquist)"}} '
    return docx(
        p(r("As shown ") + field(code, "(Known, 2019)") + field(mendeley, "(Seen, 2020)"))
        + p('<w:bookmarkStart w:id="1" w:name="ZOTERO_BREF_Hindquist"/>' + r("[3]")
            + '<w:bookmarkEnd w:id="1"/>')
        + p(field(" ADDIN ZOTERO_BIBL {Hindquist} CSL_BIBLIOGRAPHY ", "Known, A. (2019)")),
        root=(Related("custom-properties", "docProps/custom.xml",
              "<Properties><property name='ZOTERO_PREF_1'><v>Quillfeather</v></property>"
              "<property name='Mendeley User Name_1'><v>hindquist@x.example</v></property>"
              "</Properties>"),),
    )  # fmt: skip


def endnote() -> bytes:
    """Return a citation of EndNote (a field in a field, with packed data) and one of Citavi."""
    data = base64.b64encode("<EndNote><Author>Hindquist</Author>".encode("utf-16-le")).decode()
    inner = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar></w:r>'
        + r(" ADDIN EN.CITE.DATA ", tag="instrText")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    cited = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar></w:r>'
        + r(" ADDIN EN.CITE ", tag="instrText") + inner
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("[1]")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    placeholder = field(" ADDIN CitaviPlaceholder{Hindquist}", "[2]")
    citavi = (
        "<w:sdt><w:sdtPr><w:alias w:val='Don’t edit this field'/><w:tag w:val='CitaviPlaceholder"
        f"#hindquist'/></w:sdtPr><w:sdtContent>{placeholder}"
        "</w:sdtContent></w:sdt>"
    )
    native = field(" CITATION Hindquist19 \\l 1033 ", "(Old, 2019)")
    sources = (
        '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">'
        "<b:Source><b:Tag>Hindquist19</b:Tag></b:Source></b:Sources>"
    )
    return docx(
        p(r("It was found ") + cited + citavi + native),
        Related("customXml", "../customXml/item1.xml", sources),
        word_part("settings", "<w:docVars><w:docVar w:name='EN.Libraries' w:val='Hindquist.enl'/>"
                  "</w:docVars>"),
    )  # fmt: skip


def settings() -> bytes:
    """Return the settings of a letter that was sent to many, from a template of an institute."""
    return docx(
        p(field(" MERGEFIELD Hindquist ", "Dear colleague")),
        word_part(
            "settings",
            '<w:attachedTemplate r:id="rId1"/><w:mailMerge><w:connectString w:val="Data Source=C:\\'
            'hindquist.mdb"/><w:query w:val="SELECT * FROM Zanzibari"/><w:dataSource r:id="rId2"/>'
            '</w:mailMerge><w:documentProtection w:edit="forms" w:hash="SGluZHF1aXN0"/>'
            '<w:attachedSchema w:val="urn:hindquist"/><w:docVars><w:docVar w:name="who"'
            ' w:val="Quillfeather"/></w:docVars><w:trackRevisions/><w:compat><w:compatSetting'
            ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
            ' w:val="15"/></w:compat>',
            relations=(
                away("attachedTemplate", "file:///C:\\Users\\quillfeather\\institute.dotm"),
                away("mailMergeSource", "file:///C:\\hindquist.mdb"),
            ),
        ),
        Related("printerSettings", "printerSettings1.bin",
                "Hindquist printer".encode("utf-16-le"), "application/octet-stream"),
        Related("keyMapCustomizations", "customizations.xml", "<k>Hindquist</k>"),
        Related("glossaryDocument", "glossary/document.xml",
                f"<w:glossaryDocument {SPACES}>{p(r('Hindquist'))}</w:glossaryDocument>"),
    )  # fmt: skip


def controls() -> bytes:
    """Return content controls bound to data, smart tags, custom elements and permissions."""
    return docx(
        "<w:sdt><w:sdtPr><w:alias w:val='Hindquist'/><w:tag w:val='zanzibari'/><w:dataBinding"
        " w:xpath='/quillfeather' w:storeItemID='{1}'/><w15:webExtensionLinked/></w:sdtPr>"
        f"<w:sdtContent>{p(r('Bound words'))}</w:sdtContent></w:sdt>"
        + p("<w:smartTag w:uri='urn:x' w:element='PersonName'><w:smartTagPr><w:attr w:name='who'"
            " w:val='Hindquist'/></w:smartTagPr>" + r("tagged words") + "</w:smartTag>"
            "<w:customXml w:uri='urn:hindquist' w:element='x'>" + r(" wrapped words")
            + "</w:customXml><w:permStart w:id='1' w:ed='xenia@quillfeather.example'/>")
        + "<w:tbl><w:tr><w:tc><w:sdt><w:sdtPr><w:tag w:val='Hindquist'/></w:sdtPr><w:sdtContent>"
        + p(r("in a cell")) + "</w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>",
        Related("customXml", "../customXml/item1.xml", "<quillfeather>Hindquist</quillfeather>"),
    )  # fmt: skip


def objects() -> bytes:
    """Return a document within the document, an object of another program, and their previews."""
    inner = docx(p(r("Inner words")), word_part("comments", f"<w:comment {_BY}>{p(r('Hindquist'))}"
                 "</w:comment>"))  # fmt: skip
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "Hindquist".encode("utf-16-le")

    def placed(number: str) -> str:
        return (
            "<w:r><w:object><v:shape id='_x0000_i1025' style='width:9pt'><v:imagedata r:id='rId1'"
            " o:title='hindquist-preview'/></v:shape><o:OLEObject Type='Embed' ProgID='Word.12'"
            f" ShapeID='_x0000_i1025' r:id='{number}'/></w:object></w:r>"
        )

    return docx(
        p(r("Appended: ") + placed("in") + placed("ole")),
        _photo(),
        Related("package", "embeddings/hindquist.docx", inner, "application/x", number="in"),
        Related("oleObject", "embeddings/oleObject1.bin", ole, "application/x", number="ole"),
    )


def photographs() -> bytes:
    """Return pictures from a telephone, with paths as names and as alternative texts."""
    return docx(
        p(picture('r:embed="rId1"', "C:\\Users\\quillfeather\\one.jpg", "Letters on a desk")
          + picture('r:embed="rId1"', "IMG_Hindquist.jpg", "/home/zanzibari/two.jpg")
          + picture('r:embed="rId1"', "x", "", ' title="Hindquist.png"') + r("Two pictures.")),
        _photo(),
        Related("image", "media/image9.png", pictures.screenshot(), "image/png"),
    )  # fmt: skip


def hidden() -> bytes:
    """Return text hidden by itself, by styles, in rows and in drawings; one is shown after all."""
    styles = (
        "<w:style w:type='character' w:styleId='Unseen'><w:name w:val='Unseen'/><w:rPr><w:vanish/>"
        "</w:rPr></w:style><w:style w:type='paragraph' w:styleId='Gone'><w:name w:val='Gone'/>"
        "<w:basedOn w:val='Base'/></w:style><w:style w:type='paragraph' w:styleId='Base'>"
        "<w:name w:val='Base'/><w:rPr><w:vanish/></w:rPr></w:style>"
    )
    return docx(
        p(r("Seen. ") + r("Hindquist paid", "<w:vanish/>") + r("by style Quillfeather",
          "<w:rStyle w:val='Unseen'/>") + r("shown twice", "<w:webHidden/>"))
        + p(r("Whole Hindquist line"), "<w:pStyle w:val='Gone'/><w:rPr><w:vanish/></w:rPr>")
        + p(r("shown again", "<w:vanish w:val='0'/>"), "<w:pStyle w:val='Gone'/>")
        + p(picture('r:embed="rId1"', "x", "Hindquist", " hidden='1'")
            + '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="2"/></w:r>')
        + "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + p(r("Zanzibari row"))
        + "</w:tc></w:tr><w:tr><w:tc>" + p(r("seen row")) + "</w:tc></w:tr></w:tbl>",
        _photo(),
        word_part("styles", styles),
        word_part("footnotes", f"<w:footnote w:id='2'>{p(r('Hindquist note'))}</w:footnote>"),
    )  # fmt: skip


def faint() -> bytes:
    """Return text that no eye finds: white, tiny, clear, in the colour of its ground."""
    return docx(
        p(r("Plain. ") + r("white on white", "<w:color w:val='FFFFFF'/>")
          + r("tiny words", "<w:sz w:val='2'/>")
          + r("clear words", "<w14:textFill><w14:noFill/></w14:textFill>")
          + r("under a black pen", "<w:highlight w:val='black'/>")
          + r("under a red one", "<w:color w:val='FF0000'/><w:highlight w:val='red'/>")
          + "<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>99000000</wp:posOffset>"
          "</wp:positionH><wps:txbxContent>" + p(r("off the page")) + "</wps:txbxContent>"
          "</wp:anchor></w:drawing></w:r>")
        + p(r("far frame"), "<w:framePr w:x='-31680' w:y='1'/>")
        + p(r("blue on blue", "<w:color w:val='0000FF'/>"), "<w:shd w:fill='0000FF'/>")
        + p(r("themed", "<w:color w:val='auto' w:themeColor='background1'/>"))
    )  # fmt: skip


def marks() -> bytes:
    """Return bookmarks and links: to places in the text, to the web, to disks and mail boxes."""

    def link(number: str, shown: str, more: str = "") -> str:
        return f"<w:hyperlink r:id='{number}' {more}>{r(shown)}</w:hyperlink>"

    return docx(
        p('<w:bookmarkStart w:id="1" w:name="hindquist_claim"/>' + r("A claim")
          + '<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="_Toc12345678"/>'
          + '<w:bookmarkEnd w:id="2"/><w:bookmarkStart w:id="3" w:name="zanzibari"/>'
          + '<w:bookmarkEnd w:id="3"/>')
        + p(field(" REF hindquist_claim \\h ", "see above")
            + f"<w:hyperlink w:anchor='hindquist_claim' w:tooltip='Zanzibari'>{r('there')}"
            "</w:hyperlink>")
        + p(link("web", "a page") + link("disk", "the annex") + link("share", "the share")
            + link("mail", "write to us", "w:docLocation='Hindquist'"))
        + p(field(' HYPERLINK "file:///C:\\\\Users\\\\hindquist\\\\a" \\o "Zanzibari" ', "here")
            + field(' HYPERLINK "https://journal.example/" \\o "Zanzibari" ', "the journal")),
        away("hyperlink", "https://journal.example/guide", "web"),
        away("hyperlink", "file:///C:\\Users\\quillfeather\\annex.docx", "disk"),
        away("hyperlink", "\\\\zanzibari\\share\\annex.docx", "share"),
        away("hyperlink", "mailto:xenia@quillfeather.example", "mail"),
        away("hyperlink", "file:///C:/Users/hindquist/unused.docx", "none"),
    )  # fmt: skip


def styled() -> bytes:
    """Return styles and a theme with names of people."""
    styles = (
        "<w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/>"
        "</w:style><w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/>"
        "<w:aliases w:val='Zanzibari'/><w:basedOn w:val='Standard'/></w:style><w:style"
        " w:type='paragraph' w:customStyle='1' w:styleId='HindquistBody'><w:name"
        " w:val='Hindquist Body'/><w:next w:val='HindquistBody'/></w:style>"
    )
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Zanzibari'
        ' University"><a:themeElements><a:clrScheme name="Hindquist"/></a:themeElements>'
        '<a:custClrLst><a:custClr name="Quillfeather red"/></a:custClrLst></a:theme>'
    )
    return docx(
        p(r("A heading"), "<w:pStyle w:val='berschrift1'/>")
        + p(r("Body words"), "<w:pStyle w:val='HindquistBody'/>")
        + p(field(' STYLEREF "Hindquist Body" ', "Body words")),
        word_part("styles", styles),
        Related("theme", "theme/theme1.xml", theme),
    )


def chart() -> bytes:
    """Return a chart with its workbook behind it."""
    drawn = (
        f"<c:chartSpace {SPACES}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Replies</a:t></a:r>"
        "</a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:val><c:numRef>"
        "<c:f>'[hindquist.xlsx]Zanzibari'!$A$1:$A$2</c:f><c:numCache><c:pt idx='0'><c:v>12</c:v>"
        "</c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart>"
        '<c:externalData r:id="rId1"/><c:printSettings><c:headerFooter><c:oddHeader>Hindquist'
        "</c:oddHeader></c:headerFooter></c:printSettings></c:chartSpace>"
    )
    placed = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Chart'/><a:graphic><a:graphicData"
        " uri='c'><c:chart r:id='rId1'/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    behind = Related("package", "../embeddings/hindquist.xlsx", docx(p(r("Hindquist"))), "a/x")
    return docx(
        p(r("Figure one") + placed),
        Related("chart", "charts/chart1.xml", drawn,
                "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", (behind,)),
    )  # fmt: skip


def diagram() -> bytes:
    """Return a diagram of shapes (SmartArt) with its five parts."""
    data = (
        f"<dgm:dataModel {SPACES}><dgm:ptLst><dgm:pt modelId='1'><dgm:prSet"
        " phldrT='x'/><dgm:t><a:p><a:r><a:t>First step</a:t></a:r></a:p></dgm:t></dgm:pt>"
        "</dgm:ptLst><dgm:extLst><a:ext uri='x'><q:who xmlns:q='urn:q' name='Hindquist'/></a:ext>"
        "</dgm:extLst></dgm:dataModel>"
    )
    placed = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Hindquist.vsd'/><a:graphic>"
        "<a:graphicData uri='dgm'><dgm:relIds r:dm='rId1' r:lo='rId2' r:qs='rId3' r:cs='rId4'/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    kind = "application/vnd.openxmlformats-officedocument.drawingml."
    return docx(
        p(r("Figure two") + placed),
        Related("diagramData", "diagrams/data1.xml", data, kind + "diagramData+xml"),
        Related("diagramLayout", "diagrams/hindquist.xml", f"<dgm:layoutDef {SPACES}/>", kind),
        Related("diagramQuickStyle", "diagrams/q.xml", f"<dgm:styleDef {SPACES}/>", kind),
        Related("diagramColors", "diagrams/c.xml", f"<dgm:colorsDef {SPACES}/>", kind),
    )


def strict() -> bytes:
    """Return a document in the strict dialect, under prefixes of its writer's own."""
    content = (
        '<?xml version="1.0"?><?hindquist note?><!-- by Zanzibari --><hindquist:document'
        ' xmlns:hindquist="http://purl.oclc.org/ooxml/wordprocessingml/main"'
        ' xmlns:q="urn:quillfeather"><hindquist:body><hindquist:p q:by="Quillfeather">'
        f"<hindquist:ins {_BY.replace('w:', 'hindquist:')}><hindquist:r><hindquist:t>Strict words"
        "</hindquist:t></hindquist:r></hindquist:ins><q:note>Quillfeather</q:note>"
        "</hindquist:p></hindquist:body></hindquist:document>"
    )
    return _with(docx(p("")), content)


def _with(content: bytes, main: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = main.encode() if name == "word/document.xml" else source.read(name)
            target.writestr(name, part)
    return out.getvalue()


def online() -> bytes:
    """Return what Word online writes: counted main parts, names in other letters, many ids."""
    plain = parts_of(docx(
        p(r("Written online") + "<w:hyperlink r:id='rId2'>" + r(" with a link") + "</w:hyperlink>")
        + "<w:tbl><w:tblPr><w:tblCaption w:val='C:\\Users\\hindquist\\t.xlsx'/></w:tblPr></w:tbl>"
        + p("<m:oMath><m:f><m:fPr><m:ctrlPr>" + f"<w:del {_BY}/>" + "</m:ctrlPr></m:fPr><m:num>"
            f"<w:del {_BY}><m:r><m:t>Hindquist</m:t></m:r></w:del></m:num></m:f></m:oMath>"),
        word_part("comments", f"<w:comment {_BY}>{p(r('Quillfeather'))}</w:comment>"),
        away("hyperlink", "https://journal.example/", "rId2"),
    ))  # fmt: skip
    named = {
        name.replace("document.xml", "document2.xml").replace("word/comments", "Word/Comments"):
        content.replace(b"word/document.xml", b"word/document2.xml")
        for name, content in plain.items()
    }  # fmt: skip
    return made.zipped(dict(named))


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def wrapped() -> bytes:
    """Return a package with notes, parts and a signature that do not belong to its text."""
    plain = docx(
        p(r("Plain words.")),
        Related("hindquist", "hindquist.xml", "<x>Zanzibari</x>"),
        Related("2006:keyMapCustomizations", "customizations.xml", "<x>Hindquist</x>"),
        root=(Related("origin", "_xmlsignatures/origin.sigs", "Hindquist"),),
    )
    out = io.BytesIO(plain)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"sent by Hindquist"
        entry = zipfile.ZipInfo("_xmlsignatures/sig1.xml", (2026, 2, 3, 4, 5, 6))
        entry.comment, entry.extra = b"Quillfeather", b"ux\x04\x00Hind"
        archive.writestr(entry, "<Signature>Zanzibari</Signature>")
        archive.writestr("word/media/unused-hindquist.png", pictures.screenshot())
    return out.getvalue()


def chunk() -> bytes:
    """Return a text of which a piece lies in the file as a web page."""
    return docx(
        p(r("Before.")) + '<w:altChunk r:id="rId1"/>',
        Related("aFChunk", "chunk.htm", "<html>Hindquist</html>", "text/html"),
    )


def by_python_docx() -> bytes:
    """Return what python-docx writes, with properties and a comment."""
    document = python_docx.Document()
    document.core_properties.author = "Xenia Quillfeather"
    document.core_properties.comments = "Hindquist"
    document.add_heading("Letters and their readers", 1)
    paragraph = document.add_paragraph("A paragraph of plain words.")
    document.add_comment(paragraph.runs, text="ask Hindquist", author="Yusuf Zanzibari")
    document.add_picture(io.BytesIO(pictures.photograph()))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_WANT = {
    "properties": (properties, ("property", "thumbnail"), ("Letters kept for thirty years.",)),
    "comments": (comments, ("comment", "person"), ("She told us twice.",)),
    "changes": (
        changes, ("tracked-change",),
        ("We met every week in spring.", "The first half and the second half.", "Moved to here"),
    ),
    "changed-table": (changed_table, ("tracked-change",), ("Kept cell", "Joined")),
    "around": (
        around, ("tracked-change", "field"),
        ("Running head", "page foot", "Note below", "Boxed words", "Drawn line"),
    ),
    "fields": (
        fields, ("field",),
        ("Version two", "plain words", "nested result", "paper", "second choice", "Press here",
         "Contents", "Last words."),
    ),
    "fetching": (fetching, ("calls-home",), ("Included words", "12", "asked", "Kept words.")),
    "zotero": (zotero, ("references",), ("As shown (Known, 2019)(Seen, 2020)", "[3]")),
    "endnote": (endnote, ("references", "control"), ("It was found [1][2](Old, 2019)",)),
    "settings": (settings, ("template", "mail-merge", "printer", "property"), ("Dear colleague",)),
    "controls": (controls, ("control", "extra-part"), ("Bound words", "tagged words wrapped words",
                                                       "in a cell")),
    "objects": (objects, ("embedded", "comment"), ("Appended: ",)),
    "photographs": (photographs, ("picture", "description", "unused-part"), ("Two pictures.",)),
    "hidden": (hidden, ("hidden-text",), ("Seen. shown twice", "shown again", "seen row")),
    "marks": (marks, ("bookmark", "link"), ("A claim", "see abovethere",
              "a pagethe annexthe sharewrite to us", "herethe journal")),
    "styled": (styled, ("style",), ("A heading", "Body words")),
    "chart": (chart, ("embedded",), ("Figure one",)),
    "diagram": (diagram, ("picture", "program-notes"), ("Figure two",)),
    "strict": (strict, ("tracked-change", "program-notes"), ("Strict words",)),
    "online": (online, ("comment", "description"), ("Written online with a link",)),
    "wrapped": (wrapped, ("packaging", "extra-part", "signature"), ("Plain words.",)),
    "python-docx": (by_python_docx, ("property", "comment"), ("A paragraph of plain words.",)),
}  # fmt: skip


def _in(make: Callable[[], bytes]) -> tuple[str, ...]:
    """Return those of the names that the document holds."""
    wanted = (*_NAMES, "calls.example")
    found = left_in(make(), wanted)
    return tuple(name for name in wanted if name in found)


CASES = [
    *(
        Case(f"word-{name}", "docx", make, _in(make), told, keeps)
        for name, (make, told, keeps) in _WANT.items()
    ),
    Case("word-editing-ids", "docx", editing_ids, ("00AB34CD", "5D3A11FE", "9E2BF0D1", "Hindquist"),
         ("editing-id", "style"), ("One line.",)),
    Case("word-libreoffice", "docx", (FILES / "libreoffice.docx").read_bytes,
         ("Quillfeather", "Zanzibari", "Ask Hindquist", "told by Hindquist"),
         ("comment", "tracked-change", "hidden-text"),
         ("We met", "(Known, 2019)", "One cell")),
    Case("word-faint", "docx", faint, (), ("faint-text",), ("white on white", "blue on blue")),
    Case("word-chunk", "docx", chunk, ("Hindquist",), ("embedded",), refused=True),
]  # fmt: skip
