"""Single faults, each put into the sound file of `tests.support.sound_docx`: the cases that the Word rules must find.

A row of a table says: the name of the fault, the text that is replaced (its first occurrence), and what replaces it.
`MUTANTS` gives them all by name, as functions from the sound parts to the faulty ones.
"""
# ruff: noqa: E501  (a fault beside what it replaces reads better than within the margin)

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Parts = dict[str, bytes]

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_LISTS = "word/numbering.xml"
_SETTINGS = "word/settings.xml"
_HEADER = "word/header1.xml"
_FOOTER = "word/footer1.xml"
_NOTES = "word/footnotes.xml"
_COMMENTS = "word/comments.xml"
_TYPES = "[Content_Types].xml"
_LINKS = "word/_rels/document.xml.rels"
_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_FONTS = "word/fontTable.xml"


def _replaced(part: str, old: str, new: str, parts: Parts) -> Parts:
    text = parts[part].decode()
    if old not in text:
        raise AssertionError(f"the sound file has no {old!r} in {part}: the mutant would change nothing")
    return {**parts, part: text.replace(old, new, 1).encode()}


def _renamed(part: str, old: str, new: str, parts: Parts) -> Parts:
    text = parts[part].decode()
    return {**parts, part: re.sub(rf"(</?){old}(?=[ />])", rf"\g<1>{new}", text).encode()}


def _without(part: str, parts: Parts) -> Parts:
    return {name: content for name, content in parts.items() if name != part}


def _with(part: str, content: bytes, parts: Parts) -> Parts:
    return {**parts, part: content}


_STRUCTURE = {
    "a cell without a paragraph": ("<w:p><w:r><w:t>Jalan</w:t></w:r></w:p>", ""),
    "a cell that ends with a table": ("</w:tbl><w:p/></w:tc>", "</w:tbl></w:tc>"),
    "a cell with its properties last": ('<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge/></w:tcPr><w:p/>',
                                        '<w:tc><w:p/><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge/></w:tcPr>'),
    "a row without a cell": ("<w:tr><w:tc><w:p><w:r><w:t>dalam</w:t></w:r></w:p></w:tc></w:tr>", "<w:tr></w:tr>"),
    "a table without a row": ("<w:tr><w:tc><w:p><w:r><w:t>dalam</w:t></w:r></w:p></w:tc></w:tr>", ""),
    "a table without properties": ("<w:tbl><w:tblPr/>", "<w:tbl>"),
    "a table without a grid": ('<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>', ""),
    "a table with its grid before its properties": (
        '<w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>', '<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tblPr/>'),
    "a table with two property lists": ("<w:tbl><w:tblPr/>", "<w:tbl><w:tblPr/><w:tblPr/>"),
    "a cell straight in a table": ("<w:tr><w:tc><w:p><w:r><w:t>dalam</w:t></w:r></w:p></w:tc></w:tr>",
                                   "<w:tr><w:tc><w:p/></w:tc></w:tr><w:tc><w:p/></w:tc>"),
    "a row straight in the body": ("<w:p><w:r><w:t>Penutup", "<w:tr><w:tc><w:p/></w:tc></w:tr><w:p><w:r><w:t>Penutup"),
    "a paragraph straight in a row": ("<w:tr><w:tc><w:p><w:r><w:t>dalam", "<w:tr><w:p/><w:tc><w:p><w:r><w:t>dalam"),
    "a paragraph in a paragraph": ("<w:p><w:r><w:t>Penutup", "<w:p><w:p/><w:r><w:t>Penutup"),
    "a paragraph in a run": ("<w:r><w:t>Penutup", "<w:r><w:p/><w:t>Penutup"),
    "a table in a paragraph": ("<w:r><w:t>Penutup", "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
                                                    "<w:r><w:t>Penutup"),
    "a run straight in the body": ("<w:p><w:r><w:t>Penutup</w:t></w:r></w:p>", "<w:r><w:t>Penutup</w:t></w:r>"),
    "a run in a run": ("<w:r><w:t>Penutup</w:t></w:r>", "<w:r><w:r><w:t>Penutup</w:t></w:r></w:r>"),
    "text straight in a paragraph": ("<w:p><w:r><w:t>Penutup</w:t></w:r></w:p>", "<w:p><w:t>Penutup</w:t></w:p>"),
    "an element in a text": ("<w:t>Penutup</w:t>", "<w:t>Penutup<w:br/></w:t>"),
    "letters between paragraphs": ("</w:p><w:p><w:r><w:t>Penutup", "</w:p>huruf<w:p><w:r><w:t>Penutup"),
    "letters in a run": ("<w:r><w:t>Penutup", "<w:r>huruf<w:t>Penutup"),
    "letters in cell properties": ("<w:tcPr><w:tcW", "<w:tcPr>x<w:tcW"),
    "paragraph properties after a run": ("<w:p><w:r><w:t>Penutup</w:t></w:r>",
                                         '<w:p><w:r><w:t>Penutup</w:t></w:r><w:pPr><w:jc w:val="left"/></w:pPr>'),
    "two paragraph property lists": ("<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>",
                                     "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:pPr><w:keepNext/></w:pPr>"),
    "run properties after the text": ("<w:r><w:t>Penutup</w:t></w:r>", "<w:r><w:t>Penutup</w:t><w:rPr><w:b/></w:rPr></w:r>"),
    "an unknown element in a paragraph": ("<w:p><w:r><w:t>Penutup", "<w:p><w:paragraf/><w:r><w:t>Penutup"),
    "an unknown element in paragraph properties": ("<w:keepNext/>", "<w:keepNext/><w:keepEverything/>"),
    "an unknown element in run properties": ("<w:rPr><w:b/></w:rPr></w:pPr>", "<w:rPr><w:b/><w:bold/></w:rPr></w:pPr>"),
    "an unknown element in table properties": ("<w:tblPr/>", "<w:tblPr><w:border/></w:tblPr>"),
    "an unknown element in cell properties": ("<w:vMerge/>", "<w:vMerge/><w:rowSpan/>"),
    "an element of a foreign namespace": ("<w:p><w:r><w:t>Penutup", '<w:p><x:y xmlns:x="urn:x"/><w:r><w:t>Penutup'),
    "a section in the middle of the body": ("<w:p><w:r><w:t>Penutup", "<w:sectPr/><w:p><w:r><w:t>Penutup"),
    "a run straight in a content control of blocks": ("<w:sdtContent><w:p><w:r><w:t>Sukamaju</w:t></w:r></w:p>",
                                                      "<w:sdtContent><w:r><w:t>Sukamaju</w:t></w:r>"),
    "a paragraph in a content control of runs": ("<w:sdtContent><w:r><w:t>31 Januari 2024</w:t></w:r>",
                                                 "<w:sdtContent><w:p/>"),
    "a content control with its content first": ('<w:sdt><w:sdtPr><w:id w:val="1002"/>',
                                                 '<w:sdt><w:sdtContent/><w:sdtPr><w:id w:val="1002"/>'),
    "an empty text box": ("<wps:txbx><w:txbxContent><w:p><w:r><w:t>Isi kotak</w:t></w:r></w:p></w:txbxContent>",
                          "<wps:txbx><w:txbxContent></w:txbxContent>"),
    "a run straight in a text box": ("<wps:txbx><w:txbxContent><w:p><w:r><w:t>Isi kotak</w:t></w:r></w:p>",
                                     "<wps:txbx><w:txbxContent><w:r><w:t>Isi kotak</w:t></w:r>"),
    "an empty list of tab stops": ('<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="2835"/></w:tabs>', "<w:tabs/>"),
    "a drawing without a frame": ("<w:p><w:r><w:drawing><wp:inline", "<w:p><w:r><w:drawing/></w:r><w:r><w:drawing><wp:inline"),
    "a drawing without a name": ('<wp:docPr id="2" name="Gambar 2" descr="lambang"/>', ""),
    "a drawing without an extent": ('<wp:extent cx="360000" cy="360000"/><wp:effectExtent', "<wp:effectExtent"),
    "an anchor without a wrap": ('<wp:wrapSquare wrapText="bothSides"/>', ""),
    "an anchor without a position": ('<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>', ""),
    "a picture without a name": ('<pic:nvPicPr><pic:cNvPr id="2" name="Gambar 2"/><pic:cNvPicPr/></pic:nvPicPr>', ""),
    "a paragraph in a VML picture": ("<w:pict><v:rect", "<w:pict><w:p/><v:rect"),
    "an alternative with an undeclared requirement": ('Requires="wps"', 'Requires="wpx"'),
    "an undeclared prefix to ignore": ('mc:Ignorable="w14"', 'mc:Ignorable="w14 w15"'),
}  # fmt: skip

_ORDER = {
    "cell properties: span before width": ('<w:tcW w:w="5000" w:type="dxa"/><w:gridSpan w:val="2"/>',
                                           '<w:gridSpan w:val="2"/><w:tcW w:w="5000" w:type="dxa"/>'),
    "cell properties: shading before borders": (
        '<w:tcBorders><w:left w:val="nil"/></w:tcBorders><w:shd w:val="pct10" w:fill="D9D9D9"/>',
        '<w:shd w:val="pct10" w:fill="D9D9D9"/><w:tcBorders><w:left w:val="nil"/></w:tcBorders>'),
    "cell properties: merge before width": ('<w:tcW w:w="2000" w:type="dxa"/><w:vMerge/>',
                                            '<w:vMerge/><w:tcW w:w="2000" w:type="dxa"/>'),
    "cell properties: two widths": ('<w:tcW w:w="3000" w:type="dxa"/>', '<w:tcW w:w="3000"/><w:tcW w:w="3000" w:type="dxa"/>'),
    "paragraph properties: style last": ('<w:pStyle w:val="Butir"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
                                         '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pStyle w:val="Butir"/>'),
    "paragraph properties: alignment before indent": ('<w:ind w:left="720" w:firstLine="360"/><w:jc w:val="center"/>',
                                                      '<w:jc w:val="center"/><w:ind w:left="720" w:firstLine="360"/>'),
    "paragraph properties: two alignments": ('<w:jc w:val="center"/></w:pPr><w:bookmarkStart',
                                             '<w:jc w:val="center"/><w:jc w:val="center"/></w:pPr><w:bookmarkStart'),
    "run properties: italic before bold": ('<w:b/><w:i w:val="0"/>', '<w:i w:val="0"/><w:b/>'),
    "run properties: size before colour": ('<w:color w:val="FF0000"/><w:sz w:val="28"/>',
                                           '<w:sz w:val="28"/><w:color w:val="FF0000"/>'),
    "run properties: style last": ('<w:rPr><w:rStyle w:val="Judul1Kar"/><w:b/>', '<w:rPr><w:b/><w:rStyle w:val="Judul1Kar"/>'),
    "run properties: twice bold, apart": ('<w:b/><w:i w:val="0"/>', '<w:b/><w:i w:val="0"/><w:b/>'),
    "table properties: width before style": ('<w:tblStyle w:val="Bergaris"/><w:tblW w:w="5000" w:type="pct"/>',
                                             '<w:tblW w:w="5000" w:type="pct"/><w:tblStyle w:val="Bergaris"/>'),
    "table properties: look before layout": ('<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1"/>',
                                             '<w:tblLook w:val="04A0" w:firstRow="1"/><w:tblLayout w:type="fixed"/>'),
    "row properties: twice a header": ("<w:tblHeader/>", '<w:tblHeader/><w:trPr><w:tblHeader/></w:trPr>'),
    "section: margins before size": ('<w:pgSz w:w="12191" w:h="18711"/>',
                                     '<w:pgMar w:top="1" w:right="1" w:bottom="1" w:left="1" w:header="1" w:footer="1" '
                                     'w:gutter="0"/><w:pgSz w:w="12191" w:h="18711"/>'),
    "section: columns before type": ('<w:type w:val="continuous"/>', '<w:cols w:num="1"/><w:type w:val="continuous"/>'),
    "section: header after size": ('<w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" '
                                   'r:id="rId6"/><w:footnotePr>',
                                   '<w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="1" w:h="1"/>'
                                   '<w:headerReference w:type="default" r:id="rId5"/><w:footnotePr>'),
    "borders: bottom before top": ('<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:bottom w:val="double" '
                                   'w:sz="4"/>',
                                   '<w:bottom w:val="double" w:sz="4"/><w:top w:val="single" w:sz="4" w:space="0" '
                                   'w:color="000000"/>'),
    "list properties: number before level": ('<w:ilvl w:val="0"/><w:numId w:val="1"/>',
                                             '<w:numId w:val="1"/><w:ilvl w:val="0"/>'),
    "picture: name before extent": ('<wp:extent cx="900000" cy="300000"/><wp:docPr id="30" name="Kotak 1"/>',
                                    '<wp:docPr id="30" name="Kotak 1"/><wp:extent cx="900000" cy="300000"/>'),
    "picture: fill before name": ("<pic:nvPicPr>", "<pic:blipFill/><pic:nvPicPr>"),
    "date control: language before format": ('<w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="id-ID"/>',
                                             '<w:lid w:val="id-ID"/><w:dateFormat w:val="d MMMM yyyy"/>'),
}  # fmt: skip

_VALUES = {
    "alignment in Indonesian": ('<w:jc w:val="center"/></w:pPr><w:bookmark', '<w:jc w:val="tengah"/></w:pPr><w:bookmark'),
    "table alignment justified": ('<w:jc w:val="center"/><w:tblBorders>', '<w:jc w:val="both"/><w:tblBorders>'),
    "colour by name": ('<w:color w:val="FF0000"/>', '<w:color w:val="red"/>'),
    "colour with a hash": ('<w:color w:val="FF0000"/>', '<w:color w:val="#FF0000"/>'),
    "colour of three digits": ('<w:color w:val="FF0000"/>', '<w:color w:val="F00"/>'),
    "colour without a value": ('<w:color w:val="FF0000"/>', "<w:color/>"),
    "shading without a pattern": ('<w:shd w:val="pct10" w:fill="D9D9D9"/>', '<w:shd w:fill="D9D9D9"/>'),
    "shading with an unknown pattern": ('w:val="pct10"', 'w:val="pct11"'),
    "shading filled by name": ('w:fill="D9D9D9"', 'w:fill="gray"'),
    "size with a fraction": ('<w:sz w:val="28"/>', '<w:sz w:val="28.5"/>'),
    "size below zero": ('<w:sz w:val="28"/>', '<w:sz w:val="-28"/>'),
    "size in words": ('<w:sz w:val="28"/>', '<w:sz w:val="besar"/>'),
    "size empty": ('<w:sz w:val="28"/>', '<w:sz w:val=""/>'),
    "highlight with a hexadecimal colour": ('<w:highlight w:val="yellow"/>', '<w:highlight w:val="FFFF00"/>'),
    "underline of an unknown kind": ('<w:u w:val="single"/>', '<w:u w:val="garis"/>'),
    "toggle in Indonesian": ('<w:i w:val="0"/>', '<w:i w:val="tidak"/>'),
    "toggle with a number": ('<w:i w:val="0"/>', '<w:i w:val="2"/>'),
    "vertical alignment of a run unknown": ('<w:vertAlign w:val="baseline"/>', '<w:vertAlign w:val="atas"/>'),
    "indent with a fraction": ('w:left="720"', 'w:left="720.5"'),
    "indent with an unknown unit": ('w:left="720"', 'w:left="2px"'),
    "first line below zero": ('w:firstLine="360"', 'w:firstLine="-360"'),
    "indent with an unknown attribute": ('w:firstLine="360"', 'w:first="360"'),
    "an attribute without its prefix": ('<w:jc w:val="center"/></w:pPr><w:bookmark', '<w:jc val="center"/></w:pPr><w:bookmark'),
    "spacing with a fraction": ('w:before="120" w:line="360"', 'w:before="120.0" w:line="360"'),
    "an unknown line rule": ('w:lineRule="exact"', 'w:lineRule="tepat"'),
    "a tab stop of an unknown kind": ('<w:tab w:val="left" w:leader="dot"', '<w:tab w:val="kiri" w:leader="dot"'),
    "a tab stop without a position": ('w:leader="dot" w:pos="2835"', 'w:leader="dot"'),
    "a tab stop with an unknown leader": ('w:leader="dot"', 'w:leader="titik"'),
    "a border of an unknown kind": ('<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/>',
                                    '<w:top w:val="garis" w:sz="4"/>'),
    "a border with a size below zero": ('w:sz="4" w:space="0"', 'w:sz="-4" w:space="0"'),
    "a border too far away": ('w:sz="4" w:space="0"', 'w:sz="4" w:space="99"'),
    "a cell span in words": ('<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="dua"/>'),
    "a cell span of nothing": ('<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="0"/>'),
    "a cell span below zero": ('<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="-1"/>'),
    "a cell span wider than the table": ('<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'),
    "a row with a cell too many": ("<w:tr><w:tc><w:p><w:r><w:t>dalam</w:t></w:r></w:p></w:tc></w:tr>",
                                   "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"),
    "a row shifted out of the table": ("<w:trPr><w:cantSplit/>", '<w:trPr><w:gridBefore w:val="1"/><w:cantSplit/>'),
    "a merge of an unknown kind": ('<w:vMerge w:val="restart"/>', '<w:vMerge w:val="mulai"/>'),
    "a cell aligned in an unknown way": ('<w:vAlign w:val="center"/>', '<w:vAlign w:val="tengah"/>'),
    "a cell width of an unknown kind": ('<w:tcW w:w="5000" w:type="dxa"/>', '<w:tcW w:w="5000" w:type="cm"/>'),
    "a cell width with a fraction": ('<w:tcW w:w="5000" w:type="dxa"/>', '<w:tcW w:w="50.5" w:type="dxa"/>'),
    "a row height with a fraction": ('<w:trHeight w:val="300"', '<w:trHeight w:val="300.5"'),
    "a row height of an unknown kind": ('w:hRule="atLeast"', 'w:hRule="minimal"'),
    "a column width below zero": ('<w:gridCol w:w="2000"/>', '<w:gridCol w:w="-2000"/>'),
    "a table layout unknown": ('<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="tetap"/>'),
    "a page turned in an unknown way": ('w:orient="landscape"', 'w:orient="mendatar"'),
    "a page with a fraction": ('<w:pgSz w:w="12191"', '<w:pgSz w:w="12191.5"'),
    "a page margin below zero": ('w:left="1440" w:header', 'w:left="-1440" w:header'),
    "a section of an unknown kind": ('<w:type w:val="continuous"/>', '<w:type w:val="lanjut"/>'),
    "a section of no columns": ('<w:cols w:num="2"', '<w:cols w:num="0"'),
    "a header of an unknown kind": ('<w:headerReference w:type="default"', '<w:headerReference w:type="odd"'),
    "a header without a kind": ('<w:headerReference w:type="default"', "<w:headerReference"),
    "a page number format unknown": ('<w:pgNumType w:fmt="decimal"', '<w:pgNumType w:fmt="angka"'),
    "a break of an unknown kind": ('<w:br w:type="page"/>', '<w:br w:type="halaman"/>'),
    "a field mark of an unknown kind": ("<w:r><w:t>Penutup</w:t></w:r>", '<w:r><w:fldChar w:fldCharType="start"/></w:r>'),
    "a revision mark of five digits": ('w:rsidR="00A10001"', 'w:rsidR="A1001"'),
    "a paragraph id too large": ('w14:paraId="1A2B3C4D"', 'w14:paraId="8A2B3C4D"'),
    "a bookmark with an id in words": ('<w:bookmarkStart w:id="0"', '<w:bookmarkStart w:id="nol"'),
    "a bookmark without a name": (' w:name="judul"', ""),
    "a bookmark with too long a name": (' w:name="judul"', f' w:name="{"j" * 41}"'),
    "an insertion without an author": (' w:author="Sekdes"', ""),
    "an insertion with a date in Indonesian": ('w:date="2024-01-31T08:00:00Z"', 'w:date="31-01-2024"'),
    "a content control locked in an unknown way": ('<w:lock w:val="sdtLocked"/>', '<w:lock w:val="terkunci"/>'),
    "a date control with a wrong date": ('w:fullDate="2024-01-31T00:00:00Z"', 'w:fullDate="31 Januari 2024"'),
    "a drawing below zero": ('<wp:extent cx="900000"', '<wp:extent cx="-900000"'),
    "a drawing with a fraction": ('<wp:extent cx="900000"', '<wp:extent cx="900000.5"'),
    "a picture of no size": ('<wp:extent cx="360000" cy="360000"/>', '<wp:extent cx="0" cy="0"/>'),
    "a drawing without an id": ('<wp:docPr id="2" name', "<wp:docPr name"),
    "a drawing with an id in words": ('<wp:docPr id="2" name', '<wp:docPr id="dua" name'),
    "a drawing offset in words": ("<wp:posOffset>0</wp:posOffset>", "<wp:posOffset>nol</wp:posOffset>"),
    "a drawing aligned in an unknown way": ("<wp:align>left</wp:align>", "<wp:align>kiri</wp:align>"),
    "a drawing anchored to nothing known": ('relativeFrom="column"', 'relativeFrom="kolom"'),
    "space kept in an unknown way": ('<w:t xml:space="preserve">', '<w:t xml:space="keep">'),
    "space at the edge not kept": ('<w:t xml:space="preserve">', "<w:t>"),
}  # fmt: skip

_REFERENCES = {
    "a paragraph style that does not exist": ('<w:pStyle w:val="Judul1"/>', '<w:pStyle w:val="Judul9"/>'),
    "a run style that does not exist": ('<w:rStyle w:val="Judul1Kar"/>', '<w:rStyle w:val="Tebal"/>'),
    "a table style that does not exist": ('<w:tblStyle w:val="Bergaris"/>', '<w:tblStyle w:val="Kisi"/>'),
    "a run style on a paragraph": ('<w:pStyle w:val="Judul1"/>', '<w:pStyle w:val="Judul1Kar"/>'),
    "a paragraph style on a run": ('<w:rStyle w:val="Judul1Kar"/>', '<w:rStyle w:val="Judul1"/>'),
    "a paragraph style on a table": ('<w:tblStyle w:val="Bergaris"/>', '<w:tblStyle w:val="Normal"/>'),
    "a list that does not exist": ('<w:numId w:val="1"/>', '<w:numId w:val="7"/>'),
    "a footnote that does not exist": ('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="5"/>'),
    "an endnote without endnotes": ('<w:footnoteReference w:id="1"/>', '<w:endnoteReference w:id="1"/>'),
    "a comment referred to twice": ('<w:commentReference w:id="0"/>', '<w:commentReference w:id="0"/></w:r><w:r>'
                                    '<w:commentReference w:id="0"/>'),
    "a comment that does not exist": ('<w:commentReference w:id="0"/>', '<w:commentReference w:id="4"/>'),
    "a comment range without an end": ('<w:commentRangeEnd w:id="0"/>', ""),
    "a comment range without a start": ('<w:commentRangeStart w:id="0"/>', ""),
    "a header that does not exist": ('r:id="rId5"', 'r:id="rId55"'),
    "a header that is a footer": ('<w:headerReference w:type="default" r:id="rId5"/>',
                                  '<w:headerReference w:type="default" r:id="rId6"/>'),
    "two headers of one kind": ('<w:headerReference w:type="default" r:id="rId5"/>',
                                '<w:headerReference w:type="default" r:id="rId5"/>'
                                '<w:headerReference w:type="default" r:id="rId5"/>'),
    "a link without a relationship": ('<w:hyperlink r:id="rId10"', '<w:hyperlink r:id="rId99"'),
    "a link that leads to an image": ('<w:hyperlink r:id="rId10"', '<w:hyperlink r:id="rId9"'),
    "a link to a bookmark that does not exist": ('<w:hyperlink w:anchor="judul"', '<w:hyperlink w:anchor="isi"'),
    "a picture without a relationship": ('r:embed="rId9"', 'r:embed="rId77"'),
    "a picture that leads to styles": ('r:embed="rId9"', 'r:embed="rId1"'),
    "a picture without a source": (' r:embed="rId9"', ""),
    "a bookmark without an end": ('<w:bookmarkEnd w:id="0"/>', ""),
    "a bookmark without a start": ('<w:bookmarkStart w:id="0" w:name="judul"/>', ""),
    "a bookmark that ends before it starts": ('<w:bookmarkStart w:id="0"', '<w:bookmarkEnd w:id="5"/><w:bookmarkStart w:id="5" '
                                              'w:name="mundur"/><w:bookmarkStart w:id="0"'),
    "two bookmarks of one id": ("<w:p><w:r><w:t>Penutup", '<w:p><w:bookmarkStart w:id="0" w:name="dua"/><w:bookmarkEnd '
                                'w:id="0"/><w:r><w:t>Penutup'),
    "two bookmarks of one name": ("<w:p><w:r><w:t>Penutup", '<w:p><w:bookmarkStart w:id="8" w:name="judul"/><w:bookmarkEnd '
                                  'w:id="8"/><w:r><w:t>Penutup'),
    "a permission without an end": ("<w:p><w:r><w:t>Penutup", '<w:p><w:permStart w:id="3" w:edGrp="everyone"/><w:r><w:t>'
                                    "Penutup"),
    "two drawings of one id": ('<wp:docPr id="3"', '<wp:docPr id="2"'),
    "a drawing with the id of one in the header": ('<wp:docPr id="2"', '<wp:docPr id="1"'),
    "two content controls of one id": ('<w:id w:val="1002"/>', '<w:id w:val="1001"/>'),
    "a content control with an id in words": ('<w:id w:val="1002"/>', '<w:id w:val="tanggal"/>'),
}  # fmt: skip

_IN_PARTS = {
    "two styles of one id": (_STYLES, 'w:styleId="Butir"', 'w:styleId="Judul1"'),
    "two default paragraph styles": (_STYLES, '<w:style w:type="paragraph" w:styleId="Butir">',
                                     '<w:style w:type="paragraph" w:default="1" w:styleId="Butir">'),
    "a style based on itself": (_STYLES, '<w:basedOn w:val="Normal"/><w:next', '<w:basedOn w:val="Judul1"/><w:next'),
    "a style based on nothing": (_STYLES, '<w:basedOn w:val="TabelNormal"/>', '<w:basedOn w:val="Kosong"/>'),
    "a style followed by nothing": (_STYLES, '<w:next w:val="Normal"/>', '<w:next w:val="Kosong"/>'),
    "a style of an unknown kind": (_STYLES, 'w:type="character"', 'w:type="huruf"'),
    "a style with its name last": (_STYLES, '<w:name w:val="Normal"/><w:qFormat/>', '<w:qFormat/><w:name w:val="Normal"/>'),
    "a style with its runs before its paragraphs": (_STYLES, '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>',
                                                    "<w:rPr/><w:pPr/></w:style>"),
    "a style with a priority too high": (_STYLES, '<w:uiPriority w:val="9"/>', '<w:uiPriority w:val="900"/>'),
    "a style that uses a missing list": (_STYLES, '<w:numId w:val="1"/>', '<w:numId w:val="12"/>'),
    "a table style for an unknown place": (_STYLES, 'w:type="firstRow"', 'w:type="barisPertama"'),
    "styles before their defaults": (_STYLES, "<w:docDefaults>", '<w:style w:styleId="A"/><w:docDefaults>'),
    "a list made from a missing pattern": (_LISTS, '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="3"/>'),
    "two list patterns of one id": (_LISTS, 'w:abstractNumId="1"', 'w:abstractNumId="0"'),
    "two lists of one id": (_LISTS, '<w:num w:numId="2">', '<w:num w:numId="1">'),
    "a list before its patterns": (_LISTS, '<w:abstractNum w:abstractNumId="0">',
                                   '<w:num w:numId="9"><w:abstractNumId w:val="0"/></w:num><w:abstractNum w:abstractNumId="0">'),
    "a list level twice": (_LISTS, '<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="0">'),
    "a list level with its text before its format": (_LISTS, '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/>',
                                                     '<w:lvlText w:val="%2)"/><w:numFmt w:val="lowerLetter"/>'),
    "a list format unknown": (_LISTS, '<w:numFmt w:val="lowerLetter"/>', '<w:numFmt w:val="huruf"/>'),
    "a list level aligned in an unknown way": (_LISTS, '<w:lvlJc w:val="left"/>', '<w:lvlJc w:val="kiri"/>'),
    "a list without a pattern": (_LISTS, '<w:num w:numId="1"><w:abstractNumId w:val="0"/>', '<w:num w:numId="1">'),
    "a list id in words": (_LISTS, '<w:num w:numId="2">', '<w:num w:numId="dua">'),
    "settings out of order": (_SETTINGS, '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>',
                              '<w:defaultTabStop w:val="720"/><w:zoom w:percent="100"/>'),
    "settings with an unknown element": (_SETTINGS, "<w:zoom", '<w:perbesaran w:val="1"/><w:zoom'),
    "settings with a tab stop in words": (_SETTINGS, '<w:defaultTabStop w:val="720"/>', '<w:defaultTabStop w:val="lebar"/>'),
    "settings that name a missing footnote": (_SETTINGS, '<w:footnote w:id="0"/>', '<w:footnote w:id="44"/>'),
    "settings with a short revision mark": (_SETTINGS, '<w:rsid w:val="00A10001"/>', '<w:rsid w:val="A1"/>'),
    "a font without a name": (_FONTS, '<w:font w:name="Arial">', "<w:font>"),
    "a font of an unknown family": (_FONTS, '<w:family w:val="swiss"/>', '<w:family w:val="sans"/>'),
    "a font with a short panose": (_FONTS, '<w:panose1 w:val="020B0604020202020204"/>', '<w:panose1 w:val="020B"/>'),
    "an empty header with a run": (_HEADER, "<w:p><w:pPr>", "<w:r><w:t>x</w:t></w:r><w:p><w:pPr>"),
    "a header picture without a relationship": (_HEADER, 'r:embed="rId1"', 'r:embed="rId2"'),
    "a field that never ends": (_FOOTER, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "a field that never begins": (_FOOTER, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ""),
    "a field separated twice": (_FOOTER, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'),
    "two footnotes of one id": (_NOTES, '<w:footnote w:id="1">', '<w:footnote w:id="0">'),
    "a footnote without a paragraph": (_NOTES, "<w:p><w:r><w:separator/></w:r></w:p>", ""),
    "a footnote of an unknown kind": (_NOTES, 'w:type="separator"', 'w:type="pemisah"'),
    "a footnote without an id": (_NOTES, '<w:footnote w:id="1">', "<w:footnote>"),
    "a comment without an author": (_COMMENTS, ' w:author="Sekdes"', ""),
    "a comment with a date in Indonesian": (_COMMENTS, 'w:date="2024-01-31T08:00:00Z"', 'w:date="31 Januari 2024"'),
    "a comment without a paragraph": (_COMMENTS, "<w:p><w:r><w:annotationRef/></w:r><w:r><w:t>Periksa</w:t></w:r></w:p>", ""),
    "two titles in the properties": (_CORE, "<dc:creator>", "<dc:title>Lain</dc:title><dc:creator>"),
    "a creation date in Indonesian": (_CORE, ">2024-01-31T08:00:00Z</dcterms:created>", ">31-01-2024</dcterms:created>"),
    "a creation date without a type": (_CORE, '<dcterms:created xsi:type="dcterms:W3CDTF">', "<dcterms:created>"),
    "properties with an unknown element": (_CORE, "<dc:creator>", "<dc:penulis/><dc:creator>"),
    "a page count in words": (_APP, "<Pages>1</Pages>", "<Pages>satu</Pages>"),
    "two page counts": (_APP, "<Pages>1</Pages>", "<Pages>1</Pages><Pages>1</Pages>"),
}  # fmt: skip

_PACKAGE = {
    "a content type of a part missing": (_TYPES, 'Extension="png"', 'Extension="gif"'),
    "the main part declared as something else": (_TYPES, "document.main+xml", "styles+xml"),
    "the main part declared as a template": (_TYPES, "document.main+xml", "template.main+xml"),
    "the main part declared with macros": (_TYPES, "application/vnd.openxmlformats-officedocument.wordprocessingml."
                                           "document.main+xml",
                                           "application/vnd.ms-word.document.macroEnabled.main+xml"),
    "the styles declared as settings": (_TYPES, "wordprocessingml.styles+xml", "wordprocessingml.settings+xml"),
    "the header declared as a footer": (_TYPES, "wordprocessingml.header+xml", "wordprocessingml.footer+xml"),
    "a content type twice": (_TYPES, '<Default Extension="png"', '<Default Extension="png" ContentType="image/png"/>'
                             '<Default Extension="png"'),
    "a content type that is none": (_TYPES, 'ContentType="image/png"', 'ContentType="gambar"'),
    "content types not well-formed": (_TYPES, "</Types>", ""),
    "a relationship id twice": (_LINKS, 'Id="rId2"', 'Id="rId1"'),
    "a relationship without an id": (_LINKS, 'Id="rId9" ', ""),
    "a relationship without a target": (_LINKS, ' Target="media/image1.png"', ""),
    "a relationship to a missing part": (_LINKS, 'Target="numbering.xml"', 'Target="daftar.xml"'),
    "a relationship with an unknown mode": (_LINKS, 'TargetMode="External"', 'TargetMode="Luar"'),
    "two relationships to styles": (_LINKS, "</Relationships>",
                                    '<Relationship Id="rId30" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                                    'relationships/styles" Target="styles.xml"/></Relationships>'),
    "an image fetched from outside": (_LINKS, 'Target="media/image1.png"', 'Target="https://x.id/a.png" TargetMode="External"'),
    "styles outside the file": (_LINKS, 'Target="styles.xml"', 'Target="https://x.id/s.xml" TargetMode="External"'),
    "a link to a file": (_LINKS, 'Target="https://example.go.id/"', 'Target="file:///etc/passwd"'),
    "a link that runs a script": (_LINKS, 'Target="https://example.go.id/"', 'Target="javascript:alert(1)"'),
    "a template attached": (_LINKS, "relationships/hyperlink", "relationships/attachedTemplate"),
    "a foreign file as a chunk": (_LINKS, "relationships/image", "relationships/aFChunk"),
    "an embedded object": (_LINKS, "relationships/image", "relationships/oleObject"),
    "an ActiveX control": (_LINKS, "relationships/image", "relationships/control"),
    "a macro project": (_LINKS, "relationships/image", "relationships/vbaProject"),
    "no relationship to a main part": ("_rels/.rels", "relationships/officeDocument", "relationships/lain"),
    "two core properties": ("_rels/.rels", "</Relationships>",
                            '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
                            'metadata/core-properties" Target="docProps/core.xml"/></Relationships>'),
    "a body not well-formed": (_BODY, "</w:body>", ""),
    "an undeclared prefix": (_BODY, "<w:t>Penutup", "<x:t/><w:t>Penutup"),
    "a document type with entities": (_BODY, "<w:document ", '<!DOCTYPE x [<!ENTITY e "x">]><w:document '),
    "an undefined entity": (_BODY, "Penutup", "Penutup&nbsp;"),
    "a body in the strict form": (_BODY, "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                  "http://purl.oclc.org/ooxml/wordprocessingml/main"),
}  # fmt: skip

_WHOLE: dict[str, Callable[[Parts], Parts]] = {
    "an empty body": lambda parts: _with(_BODY, _emptied(parts[_BODY], b"<w:body>", b"</w:body>"), parts),
    "an empty header": lambda parts: _with(
        _HEADER, _emptied(parts[_HEADER], b'mc:Ignorable="w14">', b"</w:hdr>"), parts
    ),
    "a header with the root of a footer": partial(_renamed, _HEADER, "w:hdr", "w:ftr"),
    "styles with another root": partial(_renamed, _STYLES, "w:styles", "w:numbering"),
    "an alternative without a choice": partial(_renamed, _BODY, "mc:Choice", "mc:Fallback"),
    "a picture without a shape": partial(_renamed, _BODY, "pic:spPr", "pic:nvPicPr"),
    "a package without content types": partial(_without, _TYPES),
    "a package without its main part": partial(_without, _BODY),
    "a package without a picture": partial(_without, "word/media/image1.png"),
    "a package without its styles": partial(_without, _STYLES),
    "a package without its relationships": partial(_without, "_rels/.rels"),
    "a picture that is no picture": partial(_with, "word/media/image1.png", b"bukan gambar"),
    "an empty picture": partial(_with, "word/media/image1.png", b""),
    "a part with the name of another in capitals": partial(_with, "word/Styles.xml", b"<a/>"),
    "a part with a name that ends in a dot": partial(_with, "word/sisa.xml.", b"<a/>"),
    "a part without a content type": partial(_with, "word/sisa.bin", b"x"),
}


def _emptied(content: bytes, start: bytes, end: bytes) -> bytes:
    head, tail = content.index(start) + len(start), content.index(end)
    return content[:head] + content[tail:]


def _mutants() -> dict[str, Callable[[Parts], Parts]]:
    found: dict[str, Callable[[Parts], Parts]] = {}
    for table in (_STRUCTURE, _ORDER, _VALUES, _REFERENCES):
        found |= {name: partial(_replaced, _BODY, old, new) for name, (old, new) in table.items()}
    for edits in (_IN_PARTS, _PACKAGE):
        found |= {name: partial(_replaced, part, old, new) for name, (part, old, new) in edits.items()}
    return found | _WHOLE


MUTANTS = _mutants()
"""Every fault by its name, with the function that puts it into the sound parts."""
