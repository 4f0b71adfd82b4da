"""Where a document leaves room for signatures, and the ground that is painted there while it is made a PDF.

A room is named by its template (see the package). Each gets a ground of a colour of its own; LibreOffice paints it
exactly where the room is, and nothing else moves.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.rendering.docx_source import W
from docgen.rendering.package import read_package, write_package
from docgen.rendering.sheets.references import area
from docgen.rendering.sheets.template import MAIN, RELATION

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLE, NAME = "TTD ", "ttd."
RED = 0xFD
"""The first part of the colours of rooms; the other two are the number of the room."""

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_WORKBOOK, _WORKBOOK_RELATIONS, _LOOKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_POINTER = re.compile(r"'?((?:[^']|'')+?)'?!(\$?[A-Z]+\$?\d+)(?::\$?[A-Z]+\$?\d+)?\Z")


@dataclass(frozen=True, slots=True)
class Room:
    """Room for one signature: who signs there ("Kepala Desa"), how the block is set, and what lies in the ground.

    The ground is the room itself, or (`among_lines`) a cell with the lines around the room, too.
    """

    role: str
    align: str = "center"
    among_lines: bool = False


def names_of(rooms: list[Room]) -> list[str]:
    """Give the names of the fields: `TTD_Kepala_Desa`, and `TTD_Kepala_Desa_2` where one signs again."""
    met: Counter[str] = Counter()
    names = []
    for room in rooms:
        name = "TTD_" + re.sub(r"\W+", "_", room.role).strip("_")
        met[name] += 1
        names.append(name if met[name] == 1 else f"{name}_{met[name]}")
    return names


def in_order(rooms: list[Room], order: list[str]) -> list[int]:
    """Give the numbers of the rooms in the order of signing: the roles of `order` first, others as they stand."""
    ranks = {role: rank for rank, role in enumerate(order)}
    return sorted(range(len(rooms)), key=lambda number: (ranks.get(rooms[number].role, len(ranks)), number))


def painted(content: bytes, name: str) -> tuple[bytes, list[Room]]:
    """Give a document with a ground painted in each of its rooms, and the rooms; itself where it has none."""
    parts = read_package(content, name)
    rooms = list(_in_workbook(parts) if _WORKBOOK in parts else _in_word(parts))
    return (write_package(parts) if rooms else content), rooms


def colour(number: int) -> str:
    """Give the colour of the ground of a room, as RRGGBB."""
    return f"{RED:02X}{number:04X}"


def _in_word(parts: dict[str, bytes]) -> Iterator[Room]:
    roles = _roles(parts.get(_STYLES))
    if not roles or _DOCUMENT not in parts:
        return
    root = etree.fromstring(parts[_DOCUMENT])
    number, last = -1, None
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        role = "" if style is None else roles.get(style.get(f"{W}val", ""), "")
        if not role:
            continue
        # Empty paragraphs one after the other are one room.
        if last is None or paragraph.getprevious() is not last or _style_of(paragraph) != _style_of(last):
            number += 1
            alignment = paragraph.find(f"{W}pPr/{W}jc")
            yield Room(role, "left" if alignment is None else alignment.get(f"{W}val", "left"))
        last = paragraph
        _paint(paragraph, number)
    parts[_DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _roles(styles: bytes | None) -> dict[str, str]:
    """Give who signs in paragraphs of a style, by its id."""
    found = {}
    for style in etree.fromstring(styles).iter(f"{W}style") if styles else ():
        told = style.find(f"{W}name")
        name = "" if told is None else told.get(f"{W}val", "")
        if name.startswith(STYLE):
            found[style.get(f"{W}styleId", "")] = name.removeprefix(STYLE)
    return found


def _style_of(paragraph: Any) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val", ""))


def _paint(paragraph: Any, number: int) -> None:
    """Paint the ground of a room: that of a paragraph, or the whole cell of a table where it is alone in one."""
    holder, properties = paragraph.getparent(), paragraph.find(f"{W}pPr")
    if holder.tag == f"{W}tc" and len(holder.findall(f"{W}p")) == 1 and holder.find(f"{W}tcPr") is not None:
        properties = holder.find(f"{W}tcPr")
    for old in properties.findall(f"{W}shd"):
        properties.remove(old)
    shade = etree.SubElement(properties, f"{W}shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour(number))):
        shade.set(f"{W}{key}", value)


def _in_workbook(parts: dict[str, bytes]) -> Iterator[Room]:
    workbook, looks = etree.fromstring(parts[_WORKBOOK]), etree.fromstring(parts[_LOOKS])
    sheets = dict(_sheets(workbook, parts))
    number = 0
    for defined in workbook.iter(f"{MAIN}definedName"):
        name, pointer = defined.get("name", ""), _POINTER.match((defined.text or "").strip())
        part = sheets.get(pointer[1].replace("''", "'")) if pointer else None
        if not name.startswith(NAME) or pointer is None or part is None:
            continue
        place = area(pointer[2])
        root = etree.fromstring(parts[part])
        row = next((one for one in root.iter(f"{MAIN}row") if one.get("r") == str(place.first_row)), None)
        cells = () if row is None else row.iter(f"{MAIN}c")
        cell = next((one for one in cells if area(one.get("r", "A1")).first_column == place.first_column), None)
        if cell is None:
            continue
        align = _dressed(cell, looks, number)
        parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        yield Room(name.removeprefix(NAME).replace("_", " "), align, among_lines=True)
        number += 1
    parts[_LOOKS] = etree.tostring(looks, xml_declaration=True, encoding="UTF-8", standalone=True)


def _sheets(workbook: Any, parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    targets = {one.get("Id"): one.get("Target", "") for one in etree.fromstring(parts[_WORKBOOK_RELATIONS])}
    for sheet in workbook.iter(f"{MAIN}sheet"):
        yield sheet.get("name", ""), f"xl/{targets[sheet.get(RELATION, '')].removeprefix('/xl/')}"


def _dressed(cell: Any, looks: Any, number: int) -> str:
    """Give a cell its look again with a ground in the colour of the room; give how it is set."""
    fills, formats = looks.find(f"{MAIN}fills"), looks.find(f"{MAIN}cellXfs")
    pattern = etree.SubElement(etree.SubElement(fills, f"{MAIN}fill"), f"{MAIN}patternFill", patternType="solid")
    etree.SubElement(pattern, f"{MAIN}fgColor", rgb=f"FF{colour(number)}")
    look = copy.deepcopy(formats[int(cell.get("s", "0"))])
    look.set("fillId", str(len(fills) - 1))
    look.set("applyFill", "1")
    formats.append(look)
    for counted in (fills, formats):
        counted.set("count", str(len(counted)))
    cell.set("s", str(len(formats) - 1))
    alignment = look.find(f"{MAIN}alignment")
    return str("left" if alignment is None else alignment.get("horizontal", "left"))
