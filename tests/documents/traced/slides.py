"""Slides as PowerPoint and LibreOffice write them."""

from pathlib import Path

from tests.documents.traced import pictures
from tests.documents.traced.case import Case
from tests.documents.traced.ooxml import Related, away, docx, p, package, r

FILES = Path(__file__).with_name("files")
_ML = "application/vnd.openxmlformats-officedocument.presentationml."
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def shape(text: str, name: str = "Title 1", more: str = "", x: int = 0, looks: str = "") -> str:
    """Return a box with a text."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{name}"{more}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="0"/><a:ext cx="900" cy="900"/></a:xfrm></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:rPr{looks}/><a:t>{text}</a:t></a:r></a:p></p:txBody>"
        "</p:sp>"
    )


def slide(shapes: str, number: int, *related: Related, more: str = "", after: str = "") -> Related:
    """Return a slide."""
    xml = (
        f'<?xml version="1.0"?><p:sld {_SPACES}{more}><p:cSld><p:spTree><p:nvGrpSpPr/>'
        f"<p:grpSpPr/>{shapes}</p:spTree></p:cSld>{after}</p:sld>"
    )
    return Related("slide", f"slides/slide{number}.xml", xml, _ML + "slide+xml", related)


def pptx(*slides: Related, more: str = "", related: tuple[Related, ...] = ()) -> bytes:
    """Return a presentation of slides."""
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, len(slides) + 1))
    xml = (
        f'<?xml version="1.0"?><p:presentation {_SPACES}><p:sldIdLst>{listed}</p:sldIdLst>'
        f'<p:sldSz cx="9000" cy="9000"/><p:notesSz cx="9" cy="9"/>{more}</p:presentation>'
    )
    return package("ppt/presentation.xml", xml, _ML + "presentation.main+xml", (*slides, *related))


def talk() -> bytes:
    """Return a talk with notes, comments, tags, hidden and displaced shapes, films and sections."""
    notes = Related(
        "notesSlide", "../notesSlides/notesSlide1.xml",
        f"<p:notes {_SPACES}>{shape('thank Hindquist')}</p:notes>",
    )  # fmt: skip
    film = (
        '<p:pic><p:nvPicPr><p:cNvPr id="4" name="hindquist.mp4"><a:hlinkClick r:id=""'
        ' action="ppaction://media"/></p:cNvPr><p:cNvPicPr/><p:nvPr><a:videoFile r:link="film"/>'
        '<p:extLst><p:ext uri="x"><p14:media r:embed="media"/></p:ext></p:extLst></p:nvPr>'
        '</p:nvPicPr><p:blipFill><a:blip r:embed="poster"/></p:blipFill></p:pic>'
    )
    return pptx(
        slide(
            shape("What we heard", "C:\\Users\\hindquist\\a.png")
            + shape("Hindquist, unseen", more=' hidden="1"') + film,
            1, notes,
            Related("comments", "../comments/comment1.xml",
                    f"<p:cmLst {_SPACES}><p:cm authorId='0'><p:text>Hindquist!</p:text></p:cm>"
                    "</p:cmLst>"),
            Related("tags", "../tags/tag1.xml", "<x>Zanzibari</x>"),
            Related("video", "../media/media1.mp4", b"\0\0\0\x18ftypmp42Hindquist", number="film"),
            Related("2007:media", "../media/media1.mp4", number="media"),
            Related("image", "../media/image1.jpeg", pictures.photograph(), "image/jpeg",
                    number="poster"),
            after="<p:timing><p:tnLst><p:par><p:cTn><p:childTnLst><p:video><p:cMediaNode/>"
            "</p:video></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>",
        ),
        slide(shape("Beside the slide", x=99_000) + shape("Tiny", looks=' sz="100"'), 2,
              more=' show="0"'),
        more='<p:modifyVerifier hashData="Hindquist"/><p:extLst><p:ext uri="x"><p14:sectionLst>'
        '<p14:section name="Zanzibari part" id="{1}"/></p14:sectionLst></p:ext></p:extLst>',
        related=(
            Related("commentAuthors", "commentAuthors.xml",
                    f"<p:cmAuthorLst {_SPACES}><p:cmAuthor id='0' name='Yusuf Zanzibari'/>"
                    "</p:cmAuthorLst>"),
            Related("2018/10:authors", "authors.xml", "<a><b name='Xenia Quillfeather'/></a>"),
            Related("presProps", "presProps.xml", f"<p:presentationPr {_SPACES}/>"),
        ),
    )  # fmt: skip


def objects() -> bytes:
    """Return objects within slides, what starts programs, and what is loaded from elsewhere."""

    def placed(number: str) -> str:
        return (
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='3' name='Object'/>"
            "</p:nvGraphicFramePr><a:graphic><a:graphicData uri='ole'><p:oleObj name='Hindquist'"
            f" r:id='{number}' progId='Word.12'><p:embed/><p:pic><p:nvPicPr><p:cNvPr id='0'"
            " name='zanzibari.emf'/></p:nvPicPr><p:blipFill><a:blip r:embed='shown'/></p:blipFill>"
            "</p:pic></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>"
        )

    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "Hindquist".encode("utf-16-le")
    program = (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="Button"><a:hlinkClick r:id="run"'
        ' action="ppaction://program" tooltip="Zanzibari"/></p:cNvPr></p:nvSpPr></p:sp>'
    )
    return pptx(
        slide(
            shape("Kept words") + placed("in") + placed("ole") + program
            + "<p:pic><p:nvPicPr><p:cNvPr id='5' name='x'/></p:nvPicPr><p:blipFill><a:blip"
            " r:link='far'/></p:blipFill></p:pic>",
            1,
            Related("package", "../embeddings/a.docx", docx(p(r("Inner"))), number="in"),
            Related("oleObject", "../embeddings/b.bin", ole, number="ole"),
            Related("image", "../media/image1.jpeg", pictures.photograph(), "image/jpeg",
                    number="shown"),
            away("hyperlink", "file:///C:/hindquist.exe", "run"),
            away("image", "https://calls.example/hindquist.png", "far"),
        )
    )  # fmt: skip


CASES = [
    Case("slides-talk", "pptx", talk, ("Quillfeather", "Zanzibari", "Hindquist"),
         ("comment", "person", "hidden-text", "faint-text", "program-notes", "picture")),
    Case("slides-objects", "pptx", objects, ("Zanzibari", "Hindquist", "calls.example"),
         ("embedded", "calls-home", "link")),
    Case("slides-libreoffice", "pptx", (FILES / "libreoffice.pptx").read_bytes,
         ("Quillfeather", "Zanzibari", "Hindquist"), ("property", "comment")),
]  # fmt: skip
