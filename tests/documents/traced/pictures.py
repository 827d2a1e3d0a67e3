"""Pictures as cameras and drawing programs write them."""

import base64
import io
import random

from PIL import Image, ImageCms, PngImagePlugin

from tests.documents.traced.case import Case

_SIZE = (67, 45)
_SERIAL, _GPS, _EXIF = 0xA431, 0x8825, 0x8769
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    b'syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Xenia'
    b" Quillfeather</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def camera() -> Image.Exif:
    """Return what a telephone writes: who, with what, where, and which way up."""
    exif = Image.Exif()
    exif.update({0x10F: "Fairphonix", 0x13B: "Yusuf Zanzibari", 0x112: 6, 282: 300.0, 283: 300.0})
    exif.get_ifd(_EXIF)[_SERIAL] = "SN-774411"
    exif.get_ifd(_GPS).update({1: "N", 2: (33.0, 20.0, 5.0), 29: "2026:03:04"})
    return exif


def dots(mode: str = "RGB") -> Image.Image:
    """Return a picture of chance, always the same."""
    samples = {"RGB": 3, "RGBA": 4, "CMYK": 4, "L": 1}[mode]
    chance = random.Random(7).randbytes(_SIZE[0] * _SIZE[1] * samples)
    return Image.frombytes(mode, _SIZE, chance)


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    """Return the picture's bytes."""
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def screen() -> bytes:
    """Return a colour profile that knows whose screen it is of."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = "sRGB built-in".encode("utf-16-be")
    return plain.replace(words, "Xenia's scree".encode("utf-16-be"))


def photograph() -> bytes:
    """Return a photograph with a further one behind it, as telephones keep them."""
    first = saved(
        dots(), "JPEG", exif=camera(), icc_profile=screen(), comment=b"from Zanzibari", xmp=XMP
    )
    return first + saved(dots("L"), "JPEG", comment=b"Hindquist")


def screenshot() -> bytes:
    """Return a PNG with texts of every sort, and something behind its end."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Xenia Quillfeather")
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
    texts.add_text("Comment", "Zanzibari " * 9, zip=True)
    return saved(dots("RGBA"), "PNG", exif=camera(), pnginfo=texts) + b"Hindquist"


def stowaway() -> bytes:
    """Return a PNG whose packed rows go on behind the last one."""
    import zlib

    from tests.documents import made

    rows = b"".join(b"\0" + b"\x80" * 2 for _ in range(2))
    honest = made.png()
    packed = zlib.compress(rows)
    more = zlib.compress(rows + b"Xenia Quillfeather")
    at = honest.index(b"IDAT") - 4
    body = b"IDAT" + more
    chunk = len(more).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    return honest[:at] + chunk + honest[at + 12 + len(packed) :]


def scan() -> bytes:
    """Return a TIFF of three pages as scanners write them."""
    notes = {270: "Xenia's desk", 305: "ScanZan 9", 315: "Yusuf Zanzibari", 700: XMP}
    pages = [dots("L"), dots("RGBA")]
    return saved(
        dots(), "TIFF", save_all=True, append_images=pages, compression="tiff_lzw",
        tiffinfo=notes, icc_profile=screen(), exif=None,
    )  # fmt: skip


def photographic_scan() -> bytes:
    """Return a TIFF packed as JPEG."""
    return saved(dots(), "TIFF", compression="jpeg", software="ScanZan 9")


def moving() -> bytes:
    """Return a GIF of two frames."""
    frames = [dots().quantize(32)]
    plain = saved(
        dots().quantize(64), "GIF", save_all=True, append_images=frames,
        comment=b"made by Quillfeather", loop=0, duration=90,
    )  # fmt: skip
    return plain + b"Hindquist"


def web() -> bytes:
    """Return a WebP with notes of both sorts."""
    return saved(dots(), "WEBP", exif=camera(), xmp=XMP, icc_profile=screen())


def bitmap() -> bytes:
    """Return a BMP with something behind its last dot."""
    return saved(dots(), "BMP") + b"Xenia Quillfeather"


def drawing() -> bytes:
    """Return a drawing as Inkscape and others leave it."""
    photo = base64.b64encode(photograph()).decode()
    return f"""<?xml version="1.0"?>
<?xml-stylesheet href="https://calls.example/q.css"?>
<!-- Created with Zanzibari Draw -->
<!DOCTYPE svg [<!ENTITY ai "http://ns.adobe.com/Quillfeather/"><!ENTITY red "fill:#ff0000">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="&ai;" viewBox="0 0 90 90" id="quillfeather-fig2"
 xmlns:xlink="http://www.w3.org/1999/xlink" content="%3CQuillfeather" onload="tell('Hindquist')"
 xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" s:docname="/home/xenia/fig.svg">
<s:namedview id="xenia-view"/><metadata><a xmlns="x">Yusuf Zanzibari</a></metadata>
<title>Replies by year</title><desc>/home/xenia/fig.svg</desc>
<style>/* Hindquist */ @import url(https://calls.example/a.css);
 #xenia {{ stroke: red; fill: url(#xenia-fill); -inkscape-stroke: Hindquist }}
 .far {{ fill: url(https://calls.example/b) }}</style>
<defs><linearGradient id="xenia-fill"><stop style="&red;"/></linearGradient></defs>
<g id="xenia" i:label="Hindquist" data-name="Zanzibari"><rect class="far" width="9" height="9"/>
<image xlink:href="data:image/jpeg;base64,{photo}" s:absref="/home/xenia/p.jpg" width="9"/>
<image href="https://calls.example/c.png"/><text>Answers kept</text>
<switch><foreignObject><p xmlns="x">Hindquist</p></foreignObject></switch>
<g style="stroke:red; display:none"><text>Hindquist draft</text></g>
<image href="data:image/svg+xml;utf8,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cmetadata%3E
Hindquist%3C/metadata%3E%3C/svg%3E"/>
<script>fetch("https://calls.example/")</script>
<set attributeName="xlink:href" to="https://calls.example/d"/></g></svg>""".encode()


def _zeros() -> bytes:
    from tests.documents import made

    whole = bytearray(made.png())
    whole[16:24] = (60_000).to_bytes(4, "big") * 2
    return bytes(whole)


CASES = [
    Case("photograph", "jpg", photograph,
         ("Fairphonix", "Zanzibari", "SN-774411", "2026:03:04", "Quillfeather", "Hindquist",
          "Xenia's scree"),
         ("picture", "packaging", "colour-profile")),
    Case("screenshot", "png", screenshot, ("Quillfeather", "Zanzibari", "Hindquist", "SN-774411"),
         ("picture", "packaging")),
    Case("stowaway", "png", stowaway, ("Quillfeather",), ("packaging",)),
    Case("scan", "tif", scan, ("Xenia", "ScanZan", "Zanzibari", "Quillfeather"),
         ("picture", "colour-profile")),
    Case("photographic-scan", "tif", photographic_scan, ("ScanZan",), ("picture",)),
    Case("moving", "gif", moving, ("Quillfeather", "Hindquist"), ("picture", "packaging")),
    Case("web", "webp", web, ("Quillfeather", "Zanzibari", "Xenia's scree"), ("picture",)),
    Case("bitmap", "bmp", bitmap, ("Quillfeather",), ("packaging",)),
    Case("drawing", "svg", drawing,
         ("Zanzibari", "Quillfeather", "quillfeather", "Hindquist", "xenia", "calls.example"),
         ("calls-home", "program-notes", "description", "embedded", "picture")),
    Case("too-large", "png", _zeros, (), refused=True),
]  # fmt: skip
