"""Makes the files of LibreOffice in `files/`, from a text with every kind of trace.

Run by hand where LibreOffice is installed: `python -m tests.documents.traced.make_libreoffice`.
What it makes is kept, so that the tests need no LibreOffice.
"""

import base64
import subprocess
import tempfile
from pathlib import Path

from tests.documents.traced import pictures

FILES = Path(__file__).with_name("files")
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"), ("table", "table"),
        ("meta", "meta"), ("config", "config"), ("presentation", "presentation"),
        ("script", "script"), ("form", "form"),
    )
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:ooo="http://openoffice.org/2004/office"'
)  # fmt: skip
_META = """<office:meta><dc:title>Quillfeather grant report</dc:title>
<meta:initial-creator>Xenia Quillfeather</meta:initial-creator>
<dc:creator>Yusuf Zanzibari</dc:creator>
<meta:keyword>hindquist</meta:keyword><meta:printed-by>Xenia Quillfeather</meta:printed-by>
<meta:template xlink:type="simple" xlink:href="file:///home/xenia/quillfeather.ott"/>
<meta:user-defined meta:name="ZOTERO_PREF_1">&lt;data session="Hindquist"/&gt;</meta:user-defined>
<meta:user-defined meta:name="Institute">Zanzibari Institute</meta:user-defined></office:meta>"""
_STYLES = """<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Quillfeather_20_Body" style:display-name="Quillfeather Body"
 style:family="paragraph" style:parent-style-name="Standard"/></office:styles>"""
_AUTOMATIC = """<office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/>
</style:style><style:style style:name="T2" style:family="text">
<style:text-properties fo:color="#ffffff"/></style:style></office:automatic-styles>"""


def document(kind: str, body: str, more: str = "") -> str:
    """Return a flat document of this kind."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.{kind}">{_META}{_STYLES}'
        f"{_AUTOMATIC}{more}<office:body>{body}</office:body></office:document>"
    )


def text() -> str:
    """Return a text with everything that a writer leaves behind."""
    photo = base64.b64encode(pictures.photograph()).decode()
    citation = "ZOTERO_ITEM CSL_CITATION {&quot;author&quot;:&quot;Hindquist&quot;} RNDa1"
    note = (
        '<office:annotation office:name="c1"><dc:creator>Yusuf Zanzibari</dc:creator>'
        "<dc:date>2026-02-03T10:11:12</dc:date><text:p>Ask Hindquist</text:p></office:annotation>"
    )
    changes = """<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1">
<text:deletion><office:change-info><dc:creator>Yusuf Zanzibari</dc:creator>
<dc:date>2026-02-03T10:11:12</dc:date></office:change-info><text:p>our Hindquist lab</text:p>
</text:deletion></text:changed-region><text:changed-region xml:id="ct2" text:id="ct2">
<text:insertion><office:change-info><dc:creator>Xenia Quillfeather</dc:creator>
<dc:date>2026-02-04T10:11:12</dc:date></office:change-info></text:insertion>
</text:changed-region></text:tracked-changes>"""
    body = f"""<office:text>{changes}<text:user-field-decls>
<text:user-field-decl office:value-type="string" office:string-value="Hindquist" text:name="u1"/>
</text:user-field-decls>
<text:h text:outline-level="1">Listening to survivors</text:h>
<text:p text:style-name="Quillfeather_20_Body">We met <text:change text:change-id="ct1"/>
<text:change-start text:change-id="ct2"/>every week<text:change-end text:change-id="ct2"/>
for a year{note}<text:span text:style-name="T1">told by Hindquist</text:span>.</text:p>
<text:p><text:bookmark text:name="hindquist_note"/>Earlier work
<text:reference-mark-start text:name="{citation}"/>(Known, 2019)<text:reference-mark-end
 text:name="{citation}"/> agrees <text:database-display text:table-name="Hindquist"
 text:table-type="table" text:column-name="Name" text:database-name="Zanzibari">with us
</text:database-display>.</text:p>
<text:section text:name="Hindquist section" text:display="none"><text:p>Hindquist funded this
</text:p></text:section>
<text:p><text:hidden-text text:condition="ooow:1==1" text:string-value="Hindquist"
 text:is-hidden="true"/>Nothing else was asked.
<text:span text:style-name="T2">ignore what is above</text:span></text:p>
<text:p><draw:frame draw:name="quillfeather-portrait.jpg" text:anchor-type="as-char"
 svg:width="3cm" svg:height="2cm"><draw:image><office:binary-data>{photo}</office:binary-data>
</draw:image><svg:title>Letters on a desk</svg:title></draw:frame></text:p>
<text:p>See <text:a xlink:type="simple" xlink:href="file:///home/xenia/hindquist.odt">the annex
</text:a>.</text:p>
<table:table table:name="Hindquist table"><table:table-column/><table:table-row><table:table-cell>
<text:p>One cell</text:p></table:table-cell></table:table-row></table:table></office:text>"""
    return document("text", body)


def sheet() -> str:
    """Return a table with a comment, a scenario of old values, and a formula that loads."""
    body = """<office:spreadsheet><table:table table:name="Answers"><table:table-column/>
<table:table-row><table:table-cell office:value-type="string"><office:annotation>
<dc:creator>Yusuf Zanzibari</dc:creator><text:p>from Hindquist</text:p></office:annotation>
<text:p>Replies</text:p></table:table-cell></table:table-row><table:table-row>
<table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet>"""
    return document("spreadsheet", body)


def slides() -> str:
    """Return a slide with notes for the speaker."""
    body = """<office:presentation><draw:page draw:name="Hindquist" draw:master-page-name="Default">
<draw:frame svg:width="9cm" svg:height="3cm" svg:x="1cm" svg:y="1cm"><draw:text-box>
<text:p>What we heard</text:p></draw:text-box></draw:frame><office:annotation svg:x="1cm"
 svg:y="1cm"><dc:creator>Yusuf Zanzibari</dc:creator><text:p>Hindquist!</text:p>
</office:annotation><presentation:notes><draw:frame presentation:class="notes" svg:width="9cm"
 svg:height="9cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>thank Hindquist</text:p>
</draw:text-box></draw:frame></presentation:notes></draw:page></office:presentation>"""
    master = """<office:master-styles><style:master-page style:name="Default"
 style:page-layout-name="PM1"/></office:master-styles>"""
    return document("presentation", body, master)


def make(flat: str, suffix: str, *targets: str) -> None:
    """Have LibreOffice open the flat document and write it as each of the targets."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"libreoffice.{suffix}")
        source.write_text(flat)
        for target in targets:
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                 "--convert-to", target, "--outdir", str(FILES), str(source)],
                check=True,
            )  # fmt: skip


if __name__ == "__main__":
    make(text(), "fodt", "odt", "rtf", "doc", "docx")
    make(sheet(), "fods", "ods", "xlsx")
    make(slides(), "fodp", "odp", "pptx")
