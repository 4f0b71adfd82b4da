"""Small pieces of WordprocessingML for the scripts that build the templates: paragraphs, tables, pages, the package.

Lengths are in twips (1/20 point; 567 to a centimetre) unless a name says otherwise. The base is lean: only the styles
that the templates use, no theme, nothing left over from an editor.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

FONT = "Bookman Old Style"
PAGE_WIDTH, PAGE_HEIGHT = 12189, 18709  # F4/Folio, 215 x 330 mm
MARGIN = 1417  # 2.5 cm
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
WIDE_MARGIN = 1134  # 2 cm, on landscape pages
WIDE_TEXT_WIDTH = PAGE_HEIGHT - 2 * WIDE_MARGIN
EMU_PER_CM = 360_000

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True)
class Look:
    """How a paragraph looks and how it keeps to the next one.

    `tabs` are positions from the left margin, `left`/`hanging` the indents, `size` half points, `gap` the space before.
    """

    align: str = "both"
    left: int = 0
    hanging: int = 0
    tabs: tuple[int, ...] = ()
    before: int = 0
    after: int = 0
    line: int = 276
    bold: bool = False
    underline: bool = False
    size: int | None = None
    keep: bool = False
    together: bool = False
    new_page: bool = False


def run(text: str, look: Look) -> str:
    """Give the runs of a text; tabs and line breaks become Word's. Jinja tags stay in one run."""
    style = "".join(
        (
            "<w:b/>" if look.bold else "",
            f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>' if look.size else "",
            '<w:u w:val="single"/>' if look.underline else "",
        )
    )
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    pieces = []
    for line_number, line in enumerate(text.split("\n")):
        if line_number:
            pieces.append(f"<w:r>{properties}<w:br/></w:r>")
        for tab_number, piece in enumerate(line.split("\t")):
            if tab_number:
                pieces.append(f"<w:r>{properties}<w:tab/></w:r>")
            if piece:
                pieces.append(f'<w:r>{properties}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
    return "".join(pieces)


def control(path: str, shown: str, look: Look | None = None) -> str:
    """Give the run of a content control: the value at a path, as `shown` prints it, which can be read back.

    `path` names the value as the template's tags would there, `butir.sasaran` inside `{%tr for butir in hasil %}`.
    """
    return (
        f"<w:sdt><w:sdtPr><w:tag w:val={quoteattr(path)}/></w:sdtPr>"
        f"<w:sdtContent>{run(shown, look or Look())}</w:sdtContent></w:sdt>"
    )


def tick(path: str, choice: str, look: Look | None = None) -> str:
    """Give the run of a check box, ticked where the value at the path is the choice, or a list that has it."""
    return control(f"{path}={choice}", f"{{{{ {path}|kotak({choice!r}) }}}}", look)


def paragraph(text: str = "", look: Look | None = None, *, runs: str = "") -> str:
    """Give a paragraph of a text, or of ready runs."""
    look = look or Look()
    tabs = "".join(f'<w:tab w:val="left" w:pos="{position}"/>' for position in look.tabs)
    properties = "".join(
        (
            "<w:keepNext/>" if look.keep else "",
            "<w:keepLines/>" if look.together or look.keep else "",
            "<w:pageBreakBefore/>" if look.new_page else "",
            f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
            f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="{look.line}" w:lineRule="auto"/>',
            f'<w:ind w:left="{look.left}" w:hanging="{look.hanging}"/>' if look.left or look.hanging else "",
            f'<w:jc w:val="{look.align}"/>',
        )
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs or run(text, look)}</w:p>"


def tag(text: str) -> str:
    """Give the paragraph of a `{%p … %}` tag, which disappears."""
    return paragraph(text, Look(align="left", line=240))


_BARE = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
_TOPPED = '<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>'


def cell(
    content: str,
    width: int,
    *,
    span: int = 1,
    middle: bool = True,
    shade: bool = False,
    bare: bool = False,
    merge: str = "",
) -> str:
    """Give a table cell holding ready paragraphs; a shaded one has a line above it, a bare one no lines at all.

    `merge` is "restart" for a cell that reaches down over the rows below, "continue" for those that it covers.
    """
    borders = _BARE if bare else _TOPPED if shade and merge != "continue" else ""
    properties = "".join(
        (
            f'<w:tcW w:w="{width}" w:type="dxa"/>',
            f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
            f'<w:vMerge w:val="{merge}"/>' if merge else "",
            f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "",
            '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if shade else "",
            '<w:vAlign w:val="center"/>' if middle else "",
        )
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, head: bool = False, height: int = 0) -> str:
    """Give a table row that does not split over pages; a head is repeated on each page."""
    properties = "<w:cantSplit/>"
    properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    properties += "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tag_row(text: str, widths: tuple[int, ...]) -> str:
    """Give the row of a `{%tr … %}` tag, which disappears."""
    return row(cell(tag(text), sum(widths), span=len(widths)))


def table(rows: str, widths: tuple[int, ...], *, borders: bool = True, padding: int = 85) -> str:
    """Give a table of fixed column widths, as wide as their sum; `padding` is the room at the sides of a text."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = "single" if borders else "nil"
    lines = "".join(
        f'<w:{side} w:val="{kind}"' + (' w:sz="4" w:space="0" w:color="auto"/>' if borders else "/>") for side in sides
    )
    margin, above = (padding, 30) if borders else (0, 0)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{above}" w:type="dxa"/>'
        f'<w:left w:w="{margin}" w:type="dxa"/><w:bottom w:w="{above}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def picture_place(name: str, width_cm: float, height_cm: float) -> str:
    """Give the run of a place for a picture: a transparent one, which the engine exchanges for the profile's."""
    cx, cy = round(width_cm * EMU_PER_CM), round(height_cm * EMU_PER_CM)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="1" name={quoteattr(name)} descr={quoteattr("gambar:" + name)}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name={quoteattr(name)}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{media_relation(name)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        "<a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def media_relation(name: str) -> str:
    """Give the relation id of a picture place."""
    return "rIdGambar" + name.title().replace("_", "")


_FRAME = "".join(
    f'<w:{side} w:val="double" w:sz="12" w:space="18" w:color="1F3864"/>' for side in ("top", "left", "bottom", "right")
)


def section(*, wide: bool = False, first: bool = True, framed: bool = False) -> str:
    """Give a page: F4, upright with margins of 2.5 cm or `wide` with 2 cm; page numbers from the second page on.

    A section that is not the `first` of its document numbers all its pages; a `framed` one has a line around its pages.
    """
    width, height, margin = (PAGE_HEIGHT, PAGE_WIDTH, WIDE_MARGIN) if wide else (PAGE_WIDTH, PAGE_HEIGHT, MARGIN)
    turned = ' w:orient="landscape"' if wide else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" '
        f'r:id="rIdFirstHeader"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{margin}" '
        f'w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="709" w:footer="709" w:gutter="0"/>'
        f"{f'<w:pgBorders>{_FRAME}</w:pgBorders>' if framed else ''}"
        f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )


def section_end(*, wide: bool = False, first: bool = True) -> str:
    """Give the paragraph that ends a section and its page, too low to reach a page of its own."""
    spacing = '<w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{spacing}<w:rPr><w:sz w:val="2"/></w:rPr>{section(wide=wide, first=first)}</w:pPr></w:p>'


_STYLES = (
    f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" '
    f'w:eastAsia="{FONT}" w:cs="{FONT}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
    '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority '
    'w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>'
)
_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl '
    'w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_HEADER = (
    f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p></w:hdr>'
)
_FIRST_HEADER = f"<w:hdr {NAMESPACES}><w:p/></w:hdr>"
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>docgen</Application></Properties>"
)


def package(body: str, title: str, pictures: tuple[str, ...] = (), *, last_section: str = "") -> bytes:
    """Give a Word file of a body, a title for its properties (may hold tags), and its picture places.

    `last_section` is the page of the last section where that is not the usual one.
    """
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{last_section or section()}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _HEADER,
        "word/header2.xml": _FIRST_HEADER,
        "docProps/core.xml": _core(title),
        "docProps/app.xml": _APP,
        "word/_rels/document.xml.rels": _document_relations(pictures),
        "_rels/.rels": _package_relations(),
    }
    content: dict[str, bytes] = {"[Content_Types].xml": (_DECLARATION + _types()).encode()}
    content |= {name: (_DECLARATION + xml).encode() for name, xml in parts.items()}
    content |= {f"word/media/{name}.png": transparent_pixel() for name in pictures}
    return _zipped(content)


def _core(title: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(title)}</dc:title>'
        "<dc:creator>docgen</dc:creator><dc:language>id-ID</dc:language></cp:coreProperties>"
    )


def _types() -> str:
    overrides = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/settings.xml": f"{_WORD}.settings+xml",
        "word/header1.xml": f"{_WORD}.header+xml",
        "word/header2.xml": f"{_WORD}.header+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
        + "</Types>"
    )


def _relations(rows: list[tuple[str, str, str]]) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in rows)
        + "</Relationships>"
    )


def _document_relations(pictures: tuple[str, ...]) -> str:
    rows = [
        ("rIdStyles", f"{_OFFICE}/styles", "styles.xml"),
        ("rIdSettings", f"{_OFFICE}/settings", "settings.xml"),
        ("rIdHeader", f"{_OFFICE}/header", "header1.xml"),
        ("rIdFirstHeader", f"{_OFFICE}/header", "header2.xml"),
    ]
    return _relations(
        [
            *rows,
            *((media_relation(name), f"{_OFFICE}/image", f"media/{name}.png") for name in pictures),
        ]
    )


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations([
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    ])  # fmt: skip


def transparent_pixel() -> bytes:
    """Give a PNG of one transparent pixel."""
    head = struct.pack(">LLBBBBB", 1, 1, 8, 6, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"IDAT", zlib.compress(b"\0\0\0\0\0", 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content)
    return out.getvalue()
