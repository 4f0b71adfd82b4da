"""Reading Excel files in tests with readers that are not docgen's: openpyxl, and lxml for what openpyxl forgives."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
from lxml import etree
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
          "Desember")  # fmt: skip
_LABEL = re.compile(r'"([^"]*)"@')
_PLACE = re.compile(r"([A-Z]+)([0-9]+)\Z")


def parts(content: bytes) -> dict[str, bytes]:
    """Give the members of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def book(content: bytes) -> Any:
    """Give the workbook as openpyxl sees it, formulas by the values that the file carries."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True, rich_text=True)


def words(content: bytes) -> list[str]:
    """Give the texts of all cells, numbers as the file has them; quicker than `lines`, without looks and margins."""
    found = []
    for name, part in parts(content).items():
        if name.startswith("xl/worksheets/"):
            root = etree.fromstring(part)
            found += [(node.text or "").replace("_x005F_", "_") for node in root.iter(f"{S}t", f"{S}v")]
    return found


def visible(content: bytes) -> list[Any]:
    """Give the sheets that a person sees."""
    return [sheet for sheet in book(content).worksheets if sheet.sheet_state == "visible"]


def formulas(content: bytes) -> int:
    """Count the formulas of all sheets."""
    return sum(part.count(b"<f>") for name, part in parts(content).items() if name.startswith("xl/worksheets/"))


def rows(content: bytes) -> list[list[str]]:
    """Give the rows of the visible sheets as an eye sees them: the texts of their cells, empty ones left out."""
    shown = (
        [seen(cell) for cell in row if not _hidden(sheet, cell)]
        for sheet in visible(content)
        for row in sheet.iter_rows()
    )
    return [texts for row in shown if (texts := [text for text in row if text])]


def _hidden(sheet: Any, cell: Any) -> bool:
    return bool(sheet.column_dimensions[get_column_letter(cell.column)].hidden)


def lines(content: bytes) -> list[str]:
    """Give the text of every cell that is not empty, and the head and foot of the pages."""
    return [text for row in rows(content) for text in row] + list(_margins(content))


def text(content: bytes) -> str:
    """Give all text of the workbook, a row a line with its cells apart, then the head and foot of the pages."""
    return "\n".join([*(" | ".join(row) for row in rows(content)), *_margins(content)])


def _margins(content: bytes) -> Iterator[str]:
    for sheet in visible(content):
        for margin in (sheet.oddHeader, sheet.oddFooter):
            yield from (part.text for part in (margin.left, margin.center, margin.right) if part.text)


def seen(cell: Any) -> str:
    """Give the text that a cell shows in an Indonesian Excel."""
    value, form = cell.value, cell.number_format
    if value is None:
        return ""
    if isinstance(value, CellRichText):  # openpyxl decodes Excel's escapes in plain texts only
        return str(value).replace("_x005F_", "_")
    if isinstance(value, dt.datetime):
        return f"{value.day} {_BULAN[value.month - 1]} {value.year}"
    if isinstance(value, int | float) and "#,##0" in form:
        whole, _, rest = f"{value:,}".partition(".")
        return whole.replace(",", ".") + (f",{rest}" if rest and rest != "0" else "")
    label = _LABEL.match(form)
    return f"{label[1] if label else ''}{value}"


def faults(content: bytes) -> list[str]:
    """Give what Excel would repair or refuse: places out of order or twice, overlapping merges, sums without value."""
    found = []
    for name, part in parts(content).items():
        root = etree.fromstring(part) if name.endswith((".xml", ".rels")) else None
        if root is not None and root.tag == f"{S}worksheet":
            looks: Any = etree.fromstring(parts(content)["xl/styles.xml"])
            styles = len(looks.find(f"{S}cellXfs"))
            found += [f"{name}: {fault}" for fault in (*_of_rows(root, styles), *_of_merges(root))]
    return found


def _of_rows(root: Any, styles: int) -> Iterator[str]:
    last_row = 0
    for row in root.iter(f"{S}row"):
        number, last_column = int(row.get("r")), 0
        if number <= last_row:
            yield f"row {number} after row {last_row}"
        last_row = number
        for cell in row:
            column, at = _place(cell.get("r"))
            if at != number or column <= last_column:
                yield f"cell {cell.get('r')} in row {number} after column {last_column}"
            last_column = column
            if int(cell.get("s", "0")) >= styles:
                yield f"cell {cell.get('r')} has no style"
            if cell.find(f"{S}f") is not None and cell.find(f"{S}v") is None:
                yield f"formula {cell.get('r')} has no value"


def _of_merges(root: Any) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for merge in root.iter(f"{S}mergeCell"):
        (first, top), (last, bottom) = (_place(end) for end in merge.get("ref").split(":"))
        cells = {(column, row) for column in range(first, last + 1) for row in range(top, bottom + 1)}
        if taken & cells or len(cells) < 2:
            yield f"merge {merge.get('ref')} overlaps another or holds one cell"
        taken |= cells


def _place(reference: str) -> tuple[int, int]:
    match = _PLACE.match(reference)
    assert match, reference
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(match[2])
