"""A small Word file written by hand, sound in every respect: the ground on which single faults are tried.

It has a lean base (own styles, numbering, settings, fonts), a header with a picture, a footer with a page field, two
tables, a list, a picture in line and one anchored, a text box, a footnote, a comment, bookmarks, links, fields and
content controls. `parts()` gives a fresh dict each time.
"""
# ruff: noqa: E501  (XML broken at element ends reads better than within the margin)

from __future__ import annotations

import struct
import zlib

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/"
_RELATIONS = _OFFICE + "officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NAMESPACES = (
    f'xmlns:w="{_OFFICE}wordprocessingml/2006/main" xmlns:r="{_RELATIONS}" '
    f'xmlns:wp="{_OFFICE}drawingml/2006/wordprocessingDrawing" xmlns:a="{_OFFICE}drawingml/2006/main" '
    f'xmlns:pic="{_OFFICE}drawingml/2006/picture" xmlns:mc="{_OFFICE}markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"'
)


def png() -> bytes:
    """Give a picture of one red point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")


def parts() -> dict[str, bytes]:
    """Give the parts of the file, by name."""
    texts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _PACKAGE_RELATIONS,
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{_BODY}</w:body></w:document>",
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{_STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{_NUMBERING}</w:numbering>",
        "word/settings.xml": f"<w:settings {_NAMESPACES}>{_SETTINGS}</w:settings>",
        "word/fontTable.xml": f"<w:fonts {_NAMESPACES}>{_FONTS}</w:fonts>",
        "word/header1.xml": f"<w:hdr {_NAMESPACES}>{_HEADER}</w:hdr>",
        "word/_rels/header1.xml.rels": _relationships(("rId1", "image", "media/image1.png")),
        "word/footer1.xml": f"<w:ftr {_NAMESPACES}>{_FOOTER}</w:ftr>",
        "word/footnotes.xml": f"<w:footnotes {_NAMESPACES}>{_FOOTNOTES}</w:footnotes>",
        "word/comments.xml": f"<w:comments {_NAMESPACES}>{_COMMENTS}</w:comments>",
        "docProps/core.xml": _CORE,
        "docProps/app.xml": _APP,
    }
    result = {name: (_DECLARATION + text).encode() for name, text in texts.items()}
    result["word/media/image1.png"] = png()
    return result


def _relationships(*relations: tuple[str, str, str]) -> str:
    rows = "".join(_relationship(*relation) for relation in relations)
    return f'<Relationships xmlns="{_OFFICE}package/2006/relationships">{rows}</Relationships>'


def _relationship(number: str, kind: str, target: str) -> str:
    base = f"{_OFFICE}package/2006/relationships" if kind.startswith("metadata/") else _RELATIONS
    mode = ' TargetMode="External"' if ":" in target else ""
    return f'<Relationship Id="{number}" Type="{base}/{kind}" Target="{target}"{mode}/>'


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


_CONTENT_TYPES = (
    f'<Types xmlns="{_OFFICE}package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    + _override("word/document.xml", f"{_WORD_TYPE}document.main+xml")
    + _override("word/styles.xml", f"{_WORD_TYPE}styles+xml")
    + _override("word/numbering.xml", f"{_WORD_TYPE}numbering+xml")
    + _override("word/settings.xml", f"{_WORD_TYPE}settings+xml")
    + _override("word/fontTable.xml", f"{_WORD_TYPE}fontTable+xml")
    + _override("word/header1.xml", f"{_WORD_TYPE}header+xml")
    + _override("word/footer1.xml", f"{_WORD_TYPE}footer+xml")
    + _override("word/footnotes.xml", f"{_WORD_TYPE}footnotes+xml")
    + _override("word/comments.xml", f"{_WORD_TYPE}comments+xml")
    + _override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
    + _override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
    + "</Types>"
)
_PACKAGE_RELATIONS = _relationships(
    ("rId1", "officeDocument", "word/document.xml"),
    ("rId2", "metadata/core-properties", "docProps/core.xml"),
    ("rId3", "extended-properties", "docProps/app.xml"),
)
_DOCUMENT_RELATIONS = _relationships(
    ("rId1", "styles", "styles.xml"),
    ("rId2", "numbering", "numbering.xml"),
    ("rId3", "settings", "settings.xml"),
    ("rId4", "fontTable", "fontTable.xml"),
    ("rId5", "header", "header1.xml"),
    ("rId6", "footer", "footer1.xml"),
    ("rId7", "footnotes", "footnotes.xml"),
    ("rId8", "comments", "comments.xml"),
    ("rId9", "image", "media/image1.png"),
    ("rId10", "hyperlink", "https://example.go.id/"),
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_OFFICE}package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Berita Acara</dc:title>'
    "<dc:creator>Desa Contoh</dc:creator><cp:revision>1</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-31T08:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2024-01-31T08:00:00Z</dcterms:modified></cp:coreProperties>'
)
_APP = (
    f'<Properties xmlns="{_OFFICE}officeDocument/2006/extended-properties"><Pages>1</Pages>'
    "<ScaleCrop>false</ScaleCrop><Application>docgen</Application></Properties>"
)
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/>'
    '<w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" '
    'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:count="1"><w:lsdException w:name="Normal" '
    'w:uiPriority="0" w:qFormat="1"/></w:latentStyles>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:link w:val="Judul1Kar"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/>'
    '<w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Butir"><w:name w:val="Butir"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Judul1Kar"><w:name w:val="Judul 1 Kar"/><w:link w:val="Judul1"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TabelNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Bergaris"><w:name w:val="Bergaris"/><w:basedOn w:val="TabelNormal"/><w:tblPr>'
    '<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4"/>'
    '<w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
    "</w:tblStylePr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="TanpaDaftar"><w:name w:val="No List"/></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="0A1B2C3D"/><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="tab"/><w:lvlText w:val="%1."/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/><w:lvlJc '
    'w:val="left"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:rsids><w:rsidRoot w:val="00A10001"/><w:rsid w:val="00A10001"/></w:rsids><w:themeFontLang w:val="id-ID"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
_FONTS = (
    '<w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font>'
)


def _picture(number: int, relation: str) -> str:
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Gambar {number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" '
        'y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic>"
    )


def _inline(number: int, relation: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name="Gambar {number}" descr="lambang"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f"{_picture(number, relation)}</wp:inline></w:drawing></w:r>"
    )


def _anchored(number: int, relation: str) -> str:
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH '
        'relativeFrom="column"><wp:align>left</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph">'
        '<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="360000" cy="360000"/><wp:wrapSquare '
        f'wrapText="bothSides"/><wp:docPr id="{number}" name="Gambar {number}"/><wp:cNvGraphicFramePr/>'
        f"{_picture(number, relation)}</wp:anchor></w:drawing></w:r>"
    )


_TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/>'
    '<wp:docPr id="30" name="Kotak 1"/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>Isi kotak</w:t></w:r></w:p></w:txbxContent>"
    "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>"
    '<w:pict><v:rect style="width:70pt;height:24pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Isi kotak</w:t></w:r></w:p>'
    "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_HEADER = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>Kop Desa</w:t></w:r>{_inline(1, "rId1")}</w:p>'
_FOOTER = (
    '<w:p><w:r><w:t xml:space="preserve">Halaman </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
    '<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t>'
    "Catatan kaki</w:t></w:r></w:p></w:footnote>"
)
_COMMENTS = (
    '<w:comment w:id="0" w:author="Sekdes" w:date="2024-01-31T08:00:00Z" w:initials="S"><w:p><w:r><w:annotationRef/>'
    "</w:r><w:r><w:t>Periksa</w:t></w:r></w:p></w:comment>"
)
_BORDERS = '<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:bottom w:val="double" w:sz="4"/>'
_BODY = (
    '<w:p w14:paraId="1A2B3C4D" w14:textId="77777777" w:rsidR="00A10001"><w:pPr><w:pStyle w:val="Judul1"/><w:keepNext/>'
    f'<w:pBdr>{_BORDERS}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/><w:tabs><w:tab w:val="left" '
    'w:leader="dot" w:pos="2835"/></w:tabs><w:spacing w:before="120" w:line="360" w:lineRule="exact"/><w:ind w:left="720" '
    'w:firstLine="360"/><w:jc w:val="center"/></w:pPr><w:bookmarkStart w:id="0" w:name="judul"/><w:r><w:rPr><w:rStyle '
    'w:val="Judul1Kar"/><w:b/><w:i w:val="0"/><w:color w:val="FF0000"/><w:sz w:val="28"/><w:highlight w:val="yellow"/>'
    '<w:u w:val="single"/><w:vertAlign w:val="baseline"/><w:lang w:val="id-ID"/></w:rPr><w:t>BERITA ACARA</w:t></w:r>'
    '<w:bookmarkEnd w:id="0"/></w:p>'
    '<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">Pada hari ini'
    ' </w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:tab/><w:t>Senin</w:t>'
    '<w:br w:type="page"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:hyperlink r:id="rId10" w:history="1"><w:r>'
    '<w:t>laman desa</w:t></w:r></w:hyperlink><w:hyperlink w:anchor="judul"><w:r><w:t>judul</w:t></w:r></w:hyperlink>'
    '<w:fldSimple w:instr=" DATE "><w:r><w:t>31-01-2024</w:t></w:r></w:fldSimple><w:ins w:id="90" w:author="Sekdes" '
    'w:date="2024-01-31T08:00:00Z"><w:r><w:t>sisipan</w:t></w:r></w:ins></w:p>'
    '<w:p><w:pPr><w:pStyle w:val="Butir"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>'
    "butir satu</w:t></w:r></w:p>"
    '<w:tbl><w:tblPr><w:tblStyle w:val="Bergaris"/><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>'
    f'{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr><w:tblGrid>'
    '<w:gridCol w:w="2000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="300" '
    'w:hRule="atLeast"/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/><w:gridSpan w:val="2"/>'
    '<w:tcBorders><w:left w:val="nil"/></w:tcBorders><w:shd w:val="pct10" w:fill="D9D9D9"/><w:vAlign w:val="center"/>'
    "</w:tcPr><w:p><w:r><w:t>Kegiatan</w:t></w:r></w:p></w:tc></w:tr>"
    '<w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r>'
    '</w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Jalan</w:t></w:r></w:p></w:tc>'
    '</w:tr><w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:tcW '
    'w:w="3000" w:type="dxa"/></w:tcPr><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:p><w:r>'
    "<w:t>dalam</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"
    f"<w:p>{_inline(2, 'rId9')}{_anchored(3, 'rId9')}{_TEXT_BOX}</w:p>"
    '<w:sdt><w:sdtPr><w:alias w:val="Nama desa"/><w:tag w:val="nama_desa"/><w:id w:val="1001"/><w:lock w:val="sdtLocked"/>'
    '<w:placeholder><w:docPart w:val="DefaultPlaceholder"/></w:placeholder><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>'
    "Sukamaju</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    '<w:p><w:sdt><w:sdtPr><w:id w:val="1002"/><w:date w:fullDate="2024-01-31T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/>'
    '<w:lid w:val="id-ID"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>31 Januari 2024</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="12191" w:h="18711"/><w:cols w:num="2" w:space="720"/>'
    "</w:sectPr></w:pPr></w:p><w:p><w:r><w:t>Penutup</w:t></w:r></w:p>"
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
    '<w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr><w:type w:val="nextPage"/><w:pgSz w:w="18711" w:h="12191" '
    'w:orient="landscape"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" '
    'w:gutter="0"/><w:pgNumType w:fmt="decimal" w:start="1"/><w:cols w:space="720"/><w:titlePg w:val="0"/><w:docGrid '
    'w:linePitch="360"/></w:sectPr>'
)
