"""DRAF or CONTOH across every page, in the file itself: a watermark in each header that a page can have.

Word's own way (a VML word-art shape behind the text of the header), so that Word, LibreOffice and a PDF show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from docgen.errors import TemplateFault
from docgen.rendering.page_edges import Edges, W, written

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS = {"draf": "DRAF", "contoh": "CONTOH"}

_SHAPE = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"><w:r><w:rPr><w:noProof/></w:rPr><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="TandaNaskah{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136"'
    ' style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;'
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f">'
    '<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="{text}"/>'
    '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r></w:p>'
)


def marked(parts: Mapping[str, bytes], mark: str, document: str) -> dict[str, bytes]:
    """Give the parts of a Word file with the mark in every header; sections without a header get one.

    `mark` is a key of MARKS, `document` the name of the main part. Raises TemplateFault for an unknown mark.
    """
    if mark not in MARKS:
        raise TemplateFault(f"Tanda “{mark}” tidak dikenal; pilihannya: {', '.join(MARKS)}.")
    edges = Edges(parts, document, "header", "tanda")
    for number, part in enumerate(edges.all(), start=1):
        edges.parts[part] = _stamped(edges.parts[part], MARKS[mark], number)
    return edges.finished()


def _stamped(part: bytes, text: str, number: int) -> bytes:
    """Put the shape into a header as a paragraph's first run, so that the header grows no line."""
    header = etree.fromstring(part)
    shape = etree.fromstring(
        _SHAPE.format(text=text, number=number, spid=2049 + number, width=90 * len(text), height=150)
    )
    run = shape[0]
    paragraph = header.find(f"{W}p")
    if paragraph is None:
        header.append(shape)
    else:
        has_properties = len(paragraph) > 0 and paragraph[0].tag == f"{W}pPr"
        paragraph.insert(1 if has_properties else 0, run)
    return written(header)
