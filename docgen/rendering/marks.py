"""DRAF or CONTOH across every page, in the file itself: a watermark in each header that a page can have.

Word's own way (a VML word-art shape behind the text of the header), so that Word, LibreOffice and a PDF show it.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.errors import TemplateFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
HEADER_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
HEADER_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"

MARKS = {"draf": "DRAF", "contoh": "CONTOH"}

_EMPTY_HEADER = (
    '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:p/></w:hdr>'
)
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
    package = _Package(dict(parts), document)
    for number, part in enumerate(package.headers(), start=1):
        package.stamp(part, MARKS[mark], number)
    return package.finished()


class _Package:
    def __init__(self, parts: dict[str, bytes], document: str) -> None:
        self._parts = parts
        self._document = document
        folder, name = posixpath.split(document)
        self._folder = folder
        self._rels_name = f"{folder}/_rels/{name}.rels"
        self._tree = etree.fromstring(parts[document])
        self._rels = etree.fromstring(parts[self._rels_name])
        self._types = etree.fromstring(parts["[Content_Types].xml"])

    def headers(self) -> Iterator[str]:
        """Give every header part that a page can show, adding the missing ones to the first section."""
        kinds = self._kinds_in_use()
        found: dict[str, None] = {}
        for index, section in enumerate(self._tree.iter(f"{W}sectPr")):
            for kind in kinds:
                reference = section.find(f"{W}headerReference[@{W}type='{kind}']")
                if reference is not None:
                    found[self._target(reference.get(f"{R}id", ""))] = None
                elif index == 0:
                    found[self._add_header(section, kind)] = None
        return iter(found)

    def _kinds_in_use(self) -> list[str]:
        kinds = ["default"]
        if self._tree.find(f".//{W}sectPr/{W}titlePg") is not None:
            kinds.append("first")
        settings = self._parts.get(f"{self._folder}/settings.xml", b"")
        if b"evenAndOddHeaders" in settings:
            kinds.append("even")
        return kinds

    def _target(self, relation: str) -> str:
        for rel in self._rels:
            if rel.get("Id") == relation:
                target = rel.get("Target", "")
                return target.lstrip("/") if target.startswith("/") else posixpath.join(self._folder, target)
        raise TemplateFault(f"Templat merujuk kepala halaman {relation} yang tidak ada.")

    def _add_header(self, section: Any, kind: str) -> str:
        name = f"tanda_{kind}.xml"
        relation = f"rIdTanda{kind.capitalize()}"
        self._parts[f"{self._folder}/{name}"] = _EMPTY_HEADER.encode()
        etree.SubElement(
            self._rels, f"{PACKAGE_RELS}Relationship", {"Id": relation, "Type": HEADER_TYPE, "Target": name}
        )
        etree.SubElement(
            self._types,
            f"{TYPES}Override",
            {"PartName": f"/{self._folder}/{name}", "ContentType": HEADER_CONTENT},
        )
        section.insert(0, etree.Element(f"{W}headerReference", {f"{W}type": kind, f"{R}id": relation}))
        return f"{self._folder}/{name}"

    def stamp(self, part: str, text: str, number: int) -> None:
        """Put the shape into a header as a paragraph's first run, so that the header grows no line."""
        header = etree.fromstring(self._parts[part])
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
        self._parts[part] = _written(header)

    def finished(self) -> dict[str, bytes]:
        self._parts[self._document] = _written(self._tree)
        self._parts[self._rels_name] = _written(self._rels)
        self._parts["[Content_Types].xml"] = _written(self._types)
        return self._parts


def _written(tree: Any) -> bytes:
    return bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True))
