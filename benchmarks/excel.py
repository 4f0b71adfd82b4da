"""Excel papers beside openpyxl used naively and XlsxWriter: the same cells, the same looks, in one run.

"naive" is what a script does that knows openpyxl: load the template, write every cell with the style of the row above,
save. XlsxWriter starts from nothing and needs no template. Neither checks the data, reckons totals, sets heights or
keeps what is needed to read the workbook back; docgen's full path does all of it.
"""

from __future__ import annotations

import copy
import io
from typing import TYPE_CHECKING, Any

import openpyxl
import xlsxwriter

from docgen.inputs.source import Source
from docgen.rendering import compiled
from docgen.usecases.generate import orders, produce

if TYPE_CHECKING:
    from docgen.documents.registry import DocumentType, Registry


class Table:
    """One type with some data, and the ways to make it."""

    def __init__(self, document_type: DocumentType, registry: Registry, data: dict[str, Any]) -> None:
        self.document_type, self.registry, self.data = document_type, registry, data
        self.context = document_type.checker.check(data).context
        self.template = compiled(document_type.template("xlsx").read_bytes(), document_type.id, "xlsx")

    def full(self) -> bytes:
        """Go the whole way from raw data to the finished file."""
        (order,) = orders(self.document_type, Source("data", self.data, {}, {}), self.registry)
        return produce(order).content

    def render(self) -> bytes:
        """Fill the compiled template with a context that is ready."""
        return self.template.render(self.context)

    def naive(self, cells: list[tuple[int, int, Any]], like: int) -> bytes:
        """Fill the template with openpyxl; `like` is the row whose styles the rows of the table take."""
        book = openpyxl.load_workbook(self.document_type.template("xlsx"))
        sheet: Any = book.active
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        styles = [sheet.cell(like, column)._style for column in range(1, sheet.max_column + 20)]
        for row, column, value in cells:
            cell = sheet.cell(row, column, value)
            cell._style = copy.copy(styles[column - 1])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def cells_of(content: bytes) -> list[tuple[int, int, Any]]:
    """Give the cells of the first sheet: row, column, value."""
    sheet: Any = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [(cell.row, cell.column, cell.value) for row in sheet.iter_rows() for cell in row if cell.column < 40]


def xlsxwriter_alone(cells: list[tuple[int, int, Any]]) -> bytes:
    """Write the same cells with XlsxWriter."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    text = book.add_format({"border": 1, "text_wrap": True, "font_name": "Bookman Old Style", "font_size": 9})
    money = book.add_format({"border": 1, "num_format": "#,##0", "font_name": "Bookman Old Style", "font_size": 9})
    for row, column, value in cells:
        if value is None:
            sheet.write_blank(row - 1, column - 1, None, text)
        elif isinstance(value, int | float):
            sheet.write_number(row - 1, column - 1, value, money)
        elif value.startswith("="):
            sheet.write_formula(row - 1, column - 1, value, money)
        else:
            sheet.write_string(row - 1, column - 1, value, text)
    book.close()
    return out.getvalue()


def of_length(data: dict[str, Any], listed: str, name: str, count: int) -> dict[str, Any]:
    """Give the data with so many rows in a list, each of its own name."""
    rows = data[listed]
    made = [{**rows[number % len(rows)], name: f"{rows[number % len(rows)][name]} {number}"} for number in range(count)]
    return {**data, listed: made}
