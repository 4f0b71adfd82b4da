"""The lines of a Word part in reading order: paragraphs, cells of tables, text boxes; what is deleted is not read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.rendering.docx_source import W

if TYPE_CHECKING:
    from collections.abc import Iterator

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_TEXT, _STOPS = f"{W}t", f"{W}tabs"
_FIELD, _CODE, _SIMPLE, _BOX = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple", f"{W}txbxContent"
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
_UNSEEN = (f"{_MC}Fallback", f"{W}moveFrom", f"{W}del")
_COUNTED = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_FIELD_MARK = "_docgen_"  # the bookmark around a content control of docgen's forms
_KEPT = re.compile(
    rb"<(?:w:(?:t(?: [^>]*)?>[^<]*</w:t>|tab/>|(?:p|tr|tc|tbl)(?: [^>]*)?>"
    rb"|(?:br|cr|ptab|noBreakHyphen|fldChar)\b[^>]*/>"
    rb"|instrText[^>]*>[^<]*</w:instrText>|(?:txbxContent|fldSimple|moveFrom|del)(?: [^>]*)?>"
    rb'|bookmarkStart [^>]*"_docgen_[^>]*>)'
    rb"|/w:(?:p|tr|tc|tbl|txbxContent|fldSimple|moveFrom|del)>|/?mc:Fallback>)"
)
_SELF_CLOSED = re.compile(rb"<w:(?:del|moveFrom)\b[^>]*/>")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a cell of a workbook: its text with tabs and line breaks, and where it stands.

    `table`, `row` and `column` count from 1 and are 0 outside tables; `number` counts the paragraphs of its part.
    `place` names it where that does not follow from these (a cell of a workbook, the head of a page). `field` tells
    that a person may fill it in on a form.
    """

    text: str
    number: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    place: str = ""
    field: bool = False

    @property
    def blank(self) -> int:
        """How many empty lines it is, 0 where it says something."""
        return 0 if self.text.strip() else self.text.count("\n") + 1


def bones(part: bytes) -> bytes:
    """Give a part without all that does not matter for its lines: what is kept in a document costs no time to make.

    The prefixes are those that Word, LibreOffice and docxtpl write.
    """
    return _SELF_CLOSED.sub(b"", b"".join(_KEPT.findall(part)))


def parsed_bones(text: str) -> Any:
    """Give the tree of a part of which only the bones were kept. Raises ValueError where they are damaged."""
    try:
        return etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}" xmlns:mc="{_MC[1:-1]}">{text}</w:body>')
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def lines_of(root: Any) -> list[Line]:
    """Give the lines of a part that was parsed (its tree is changed), those of text boxes last."""
    for hidden in list(root.iter(*_UNSEEN)):
        hidden.getparent().remove(hidden)
    boxes = list(root.iter(_BOX))
    for box in boxes:
        box.getparent().remove(box)
    tables = {table: number for number, table in enumerate(root.iter(_TABLE), start=1)}
    found = list(_walked(root, tables))
    for box in boxes:
        found += [Line(line.text, line.number, place="kotak teks") for line in _walked(box, tables)]
    return [
        Line(line.text, number, line.table, line.row, line.column, line.place, line.field)
        for number, line in enumerate(found, start=1)
    ]


def _walked(root: Any, tables: dict[Any, int]) -> Iterator[Line]:
    """Give the paragraphs below an element; a table within a cell belongs to the cell."""
    place = (0, 0, 0)
    for element in root:
        if element.tag == _PARAGRAPH:
            yield _line(element, place)
        elif element.tag == _TABLE:
            yield from _cells(element, tables.get(element, 0), tables)
        elif len(element):
            yield from _walked(element, tables)


def _cells(table: Any, number: int, tables: dict[Any, int]) -> Iterator[Line]:
    rows = [row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE)) is table]
    for row_number, row in enumerate(rows, start=1):
        cells = [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_TABLE)) is table]
        for column, cell in enumerate(cells, start=1):
            for paragraph in cell.iter(_PARAGRAPH):
                yield _line(paragraph, (number, row_number, column))


def _line(paragraph: Any, place: tuple[int, int, int]) -> Line:
    field = any(mark.get(f"{W}name", "").startswith(_FIELD_MARK) for mark in paragraph.iter(f"{W}bookmarkStart"))
    return Line(text_of(paragraph), 0, *place, field=field)


def text_of(paragraph: Any) -> str:
    """Give the text of a paragraph; the number of a page, which each program counts anew, is `#`."""
    words: list[str] = []
    codes: list[list[str]] = []  # the fields that are open: their codes, and "" behind the separator
    for node in paragraph.iter(_TEXT, _FIELD, _CODE, _SIMPLE, *_SIGNS):
        tag = node.tag
        if tag == _TEXT:
            if not _is_counted(node, codes):
                words.append(node.text or "")
        elif tag == _FIELD:
            _follow(node.get(f"{W}fldCharType"), codes, words)
        elif tag == _CODE:
            if codes:
                codes[-1].append(node.text or "")
        elif tag == _SIMPLE:
            if _COUNTED.match(node.get(f"{W}instr", "")):
                words.append("#")
        elif node.getparent().tag != _STOPS:
            words.append(_SIGNS[tag])
    return "".join(words)


def _follow(kind: str | None, codes: list[list[str]], words: list[str]) -> None:
    if kind == "begin":
        codes.append([])
    elif kind == "end" and codes and _COUNTED.match("".join(codes.pop())):
        words.append("#")


def _is_counted(node: Any, codes: list[list[str]]) -> bool:
    """Tell whether a text is the number of a page that the program wrote last."""
    if any(_COUNTED.match("".join(code)) for code in codes):
        return True
    simple = next(node.iterancestors(_SIMPLE), None) if node.getparent().getparent().tag == _SIMPLE else None
    return simple is not None and _COUNTED.match(simple.get(f"{W}instr", "")) is not None


def field_codes(root: Any) -> list[str]:
    """Give the codes of all fields of a part: `PAGE`, `MERGEFIELD nama`."""
    simple = [node.get(f"{W}instr", "") for node in root.iter(_SIMPLE)]
    return [code.strip() for code in (*simple, *(node.text or "" for node in root.iter(_CODE))) if code.strip()]
