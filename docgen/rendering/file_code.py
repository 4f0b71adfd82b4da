"""The file code at the foot of every page of a Word file: a QR code, and words that say what it is and is not.

It stands in the bottom margin, so that no line of the paper moves. What a footer holds stays; a section without one
gets one. No electronic signature, and not to be taken for one: the words beside it say so.
"""

from __future__ import annotations

import io
import posixpath
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from docgen.rendering.package import read_package, write_package
from docgen.rendering.page_edges import PACKAGE_RELS, RELATION, TYPES, Edges, written

if TYPE_CHECKING:
    from typing import Any

WORDS = "Kode berkas, bukan tanda tangan elektronik"
_PICTURE = "kode_berkas.png"
_RELATION = "rIdKodeBerkas"
_PIXELS = 6
_QUIET = 2
_EMU_PER_MM = 36_000
_MODULE_MM = 0.45  # 2.7 pixels at 150 dpi
_MOST_MM = 17.5  # the narrowest margin of our papers is 20
_FROM_BOTTOM_MARGIN_MM = 0.5
_TWIPS_PER_MM = 1440 / 25.4
_FIRST_DRAWING = 900_001
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_DRAWING = (
    '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{drawing}" '
    'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="bottomMargin"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{size}" cy="{size}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="{drawing}" name="Kode berkas {number}" descr="{words}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="0" name="kode berkas"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
)
_LINE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="170" w:lineRule="exact"/>'
    '<w:ind w:left="{left}"/><w:jc w:val="left"/></w:pPr>{before}<w:r><w:rPr><w:sz w:val="14"/><w:szCs w:val="14"/>'
    '</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
)


def coded(content: bytes, code: str, address: str = "") -> bytes:
    """Give a Word file with a code at the foot of every page.

    `code` is the text that is printed; the QR code holds it after `address`, which may be "". Same file and code, same
    bytes.
    """
    parts = read_package(content, code)
    edges = Edges(parts, _main_part(parts), "footer", "kode")
    picture, size = _drawn(address + code)
    for number, part in enumerate(edges.all()):
        edges.parts[part] = _with_code(edges.parts[part], code, size, number)
        _relate(edges, part)
    edges.parts[f"{edges.folder}/media/{_PICTURE}"] = picture
    if edges.types.find(f"{TYPES}Default[@Extension='png']") is None:
        edges.types.insert(0, etree.Element(f"{TYPES}Default", {"Extension": "png", "ContentType": "image/png"}))
    return write_package(edges.finished())


def _main_part(parts: dict[str, bytes]) -> str:
    for relation in etree.fromstring(parts["_rels/.rels"]):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _drawn(text: str) -> tuple[bytes, float]:
    """Give the QR code as a PNG, and how wide it is on paper in millimetres."""
    import segno

    def wide(code: segno.QRCode) -> float:
        return float(code.symbol_size(border=_QUIET)[0] * _MODULE_MM)

    code = segno.make(text, error="m", micro=False, boost_error=False)
    if wide(code) > _MOST_MM:  # rather fewer than smaller squares
        code = segno.make(text, error="l", micro=False, boost_error=False)
    out = io.BytesIO()
    code.save(out, kind="png", scale=_PIXELS, border=_QUIET)
    return out.getvalue(), min(wide(code), _MOST_MM)


def _with_code(part: bytes, code: str, size: float, number: int) -> bytes:
    footer = etree.fromstring(part)
    drawing = _DRAWING.format(
        drawing=_FIRST_DRAWING + number, number=number + 1, words=WORDS, relation=_RELATION,
        size=round(size * _EMU_PER_MM), down=round(_FROM_BOTTOM_MARGIN_MM * _EMU_PER_MM),
    )  # fmt: skip
    left = round((size + 2) * _TWIPS_PER_MM)
    lines = [_LINE.format(left=left, before=drawing, text=WORDS), _LINE.format(left=left, before="", text=escape(code))]
    _drop_blank(footer)
    footer.extend(etree.fromstring(f"<x {_NAMESPACES}>{''.join(lines)}</x>"))
    etree.cleanup_namespaces(footer)
    return written(footer)


def _drop_blank(footer: Any) -> None:
    """Leave out the empty paragraph that alone makes up a footer: it would only push the code up."""
    if len(footer) == 1 and len(footer[0]) == 0 and not footer[0].text:
        footer.remove(footer[0])


def _relate(edges: Edges, part: str) -> None:
    folder, name = posixpath.split(part)
    rels_name = f"{folder}/_rels/{name}.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    relations = etree.fromstring(edges.parts.get(rels_name, empty))
    target = posixpath.relpath(f"{edges.folder}/media/{_PICTURE}", folder)
    etree.SubElement(
        relations, f"{PACKAGE_RELS}Relationship", {"Id": _RELATION, "Type": f"{RELATION}/image", "Target": target}
    )
    edges.parts[rels_name] = written(relations)
