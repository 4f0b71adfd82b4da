"""What must fit: rows in the grid of their table, pictures with a size and a source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docgen.rendering.wordrules.grammar import clark
from docgen.rendering.wordrules.scope import VAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from docgen.rendering.wordrules.packaging import Package
    from docgen.rendering.wordrules.structure import Part

_GRID, _COLUMN = clark("tblGrid"), clark("gridCol")
_TABLE, _ROW, _CELL = clark("tbl"), clark("tr"), clark("tc")
_GROUPS = frozenset(clark(name) for name in ("sdt", "sdtContent", "customXml", "ins", "del"))
_PADDING = (clark("trPr"), clark("gridBefore"), clark("gridAfter"))
_EXTENT, _TRANSFORM, _SIZE = clark("wp:extent"), clark("a:xfrm"), clark("a:ext")
_FRAMES = (clark("wp:inline"), clark("wp:anchor"))
_FILL, _BLIP, _SHAPE = clark("pic:blipFill"), clark("a:blip"), clark("pic:spPr")
_EMBED, _LINK = clark("r:embed"), clark("r:link")


def check_tables(package: Package, part: Part) -> None:
    """Check that no row spans more columns than the grid of its table has."""
    extra = _extra_columns(part)
    for table in part.elements("tbl"):
        columns = len(table.findall(f"{_GRID}/{_COLUMN}"))
        if not columns:
            continue
        for row in _inside(table, _ROW):
            width = sum(1 + extra[cell] for cell in _inside(row, _CELL)) + _padding(row)
            if width > columns:
                message = f"baris tabel selebar {width} kolom, padahal tabelnya {columns} kolom"
                package.add("B05", part.name, message, row)


def _extra_columns(part: Part) -> Counter[etree._Element]:
    extra: Counter[etree._Element] = Counter()
    for span in part.elements("gridSpan"):
        properties = span.getparent()
        cell = None if properties is None else properties.getparent()
        value = span.get(VAL, "")
        if value.isdecimal() and cell is not None and cell.tag == _CELL:
            extra[cell] = int(value) - 1
    return extra


def _inside(owner: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Give the rows of a table or the cells of a row, also those in content controls."""
    for child in owner:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from _inside(child, tag)


def _padding(row: etree._Element) -> int:
    properties = row.find(_PADDING[0])
    if properties is None:
        return 0
    values = (properties.find(tag) for tag in _PADDING[1:])
    numbers = (value.get(VAL, "") for value in values if value is not None)
    return sum(int(number) for number in numbers if number.isdecimal())


def check_pictures(package: Package, part: Part) -> None:
    """Check that every picture has a size above zero and names the image it shows."""
    for picture in part.elements("pic:pic"):
        frame = next(picture.iterancestors(*_FRAMES), None)
        sizes = [] if frame is None else frame.findall(_EXTENT)
        sizes += picture.findall(f"{_SHAPE}/{_TRANSFORM}/{_SIZE}")
        for size in sizes:
            if "0" in (size.get("cx"), size.get("cy")):
                package.add("R23", part.name, "gambar berukuran nol", size)
        blip = picture.find(f"{_FILL}/{_BLIP}")
        if blip is None or not (blip.get(_EMBED) or blip.get(_LINK)):
            package.add("R24", part.name, "gambar tidak menyebut berkas gambarnya", picture)
