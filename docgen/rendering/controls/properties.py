"""What a Word document tells of its origin: custom properties, the one place that Word and LibreOffice both keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from lxml import etree

from docgen.rendering.origin import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.rendering.origin import Origin

PART = "docProps/custom.xml"
VERSION = 1
_NAME = "docgen "
_LENGTH = 255  # the longest text that Word's own window for properties takes
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def with_part(package: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts of a template with custom properties among them, which each document writes anew."""
    more = dict(package)
    if PART not in more:
        types, relations = "[Content_Types].xml", "_rels/.rels"
        override = f'<Override PartName="/{PART}" ContentType="{_CONTENT_TYPE}"/></Types>'
        relation = f'<Relationship Id="rIdDocgenCustom" Type="{_RELATION}" Target="{PART}"/></Relationships>'
        more[types] = more[types].replace(b"</Types>", override.encode())
        more[relations] = more[relations].replace(b"</Relationships>", relation.encode())
        more[PART] = f'{_HEAD}<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_TYPES}"/>'.encode()
    return more


def form_told(origin: Origin, controls: Sequence[Sequence[str]], bare: Sequence[int]) -> dict[str, Any]:
    """Give what a form tells more than other papers: its controls, rows without them, whether it was blank."""
    return {"isian": controls, "baris": bare, "disiapkan": sorted(origin.prepared), "kosong": origin.blank}


def told_in(part: bytes, origin: Origin, told: Mapping[str, Any]) -> bytes:
    """Give the part with what the document tells: its type and what it said; a form tells its data too.

    Of a paper that is no form the data is not kept: it may hold more than the paper says.
    """
    root = etree.fromstring(part)
    first = max((int(one.get("pid", "1")) for one in root), default=1) + 1
    text = packed(origin, VERSION, with_data="isian" in told, **told)
    for number, start in enumerate(range(0, len(text), _LENGTH)):
        name = f"{_NAME}{number + 1}"
        entry = etree.SubElement(
            root, f"{{{_NAMESPACE}}}property", fmtid=_FORMAT, pid=str(first + number), name=escape(name)
        )
        etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = text[start : start + _LENGTH]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def told_by(part: bytes | None) -> dict[str, Any] | None:
    """Give what a document tells, None for one that is not docgen's. Raises ValueError where it is damaged."""
    text = text_in(part)
    return unpacked(text) if text else None


def text_in(part: bytes | None) -> str:
    """Give what a document tells as it stands in the file, nothing for one that is not docgen's."""
    found = {}
    for one in etree.fromstring(part) if part else ():
        name = one.get("name", "")
        if name.startswith(_NAME) and name.removeprefix(_NAME).isdigit():
            found[int(name.removeprefix(_NAME))] = "".join(str(text) for text in one.itertext())
    return "".join(text for _, text in sorted(found.items()))
