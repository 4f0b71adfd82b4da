"""Starter tables: a workbook, CSV files or lines of JSON of which every row is to become a document or packet.

The headers are those that `docgen.inputs.tables` reads: dotted names of values, `list[].value` on the sheet of a list.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter

from docgen.errors import WrongUse
from docgen.inputs.tables import SUFFIXES
from docgen.inputs.tables.headers import OWN_KEY, PARENT_KEY
from docgen.inputs.tables.shape import written_list
from docgen.inputs.workbook import TABLE
from docgen.paths import value_at
from docgen.rendering.settled import settled
from docgen.usecases import input_words as words
from docgen.usecases.input_cells import LAST_ROW, Checks, fit, label, note, number_form, put, write_text
from docgen.usecases.input_looks import FOLIO, WIDTHS, Looks, set_page
from docgen.usecases.input_plan import Slot, plan, rows_of
from docgen.usecases.table_shapes import column_name, is_short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.documents.registry import DocumentType
    from docgen.usecases.input_plan import ListPlan

_ROOT_KEY = "1"


@dataclass(slots=True)
class _Sheet:
    """One sheet: its title, its columns, the rows of the sample: each with its key columns and values."""

    title: str
    keys: list[str]
    columns: list[tuple[str, Slot]]
    rows: list[tuple[list[str], list[Any]]]
    list_name: str = ""


def table(document_type: DocumentType, suffix: str, data: Mapping[str, Any]) -> dict[str, bytes]:
    """Give the files of a starter table: what is put behind the stem of its name -> content.

    `suffix` is "xlsx", "csv" (a file for each list beside it) or "jsonl"; `data` fills one row. Raises WrongUse.
    """
    if suffix in {"jsonl", "ndjson"}:
        return {f".{suffix}": (json.dumps({"jenis": document_type.id, **data}, ensure_ascii=False) + "\n").encode()}
    sheets = _sheets(document_type, data)
    if suffix == "csv":
        return {f".{one.list_name}.csv" if one.list_name else ".csv": _csv(one) for one in sheets}
    if suffix == "xlsx":
        return {".xlsx": _workbook(document_type, sheets)}
    raise WrongUse(f"Tabel berakhiran {', '.join(SUFFIXES)}.")


def _sheets(document_type: DocumentType, data: Mapping[str, Any]) -> list[_Sheet]:
    laid_out = plan(document_type)
    columns = [
        (column_name(slot, fields.prefix), slot, (*((fields.prefix,) if fields.prefix else ()), *slot.steps))
        for fields in laid_out.fields
        for slot in fields.slots
    ]
    for one in laid_out.lists:
        if is_short(one):
            columns.append((f"{'.'.join(one.path)}[]", _in_one_cell(one), one.path))
    columns.sort(key=lambda column: not column[1].required)
    values = [value_at(data, path) for _, _, path in columns]
    named = [(name, slot) for name, slot, _ in columns]
    root = _Sheet(words.TABLE, [OWN_KEY], named, [([_ROOT_KEY], values)] if data else [])
    return [root, *(_of_list(one, data) for one in laid_out.lists if not is_short(one))]


def _in_one_cell(one: ListPlan) -> Slot:
    schema = {"title": one.title, "description": one.description, "type": "array", "items": one.slots[0].schema}
    return Slot(one.path[-1], one.path[:-1], schema, False, one.path, several=True)


def _of_list(one: ListPlan, data: Mapping[str, Any]) -> _Sheet:
    start = written_list(one.path)
    columns = [(start if slot.key == "." else f"{start}.{column_name(slot)}", slot) for slot in one.slots]
    rows = []
    for parent, number, item in rows_of(one, data):
        keys = [str(parent) if one.parent else _ROOT_KEY, *([str(number)] if one.has_children else [])]
        rows.append((keys, [item if slot.key == "." else value_at(item, slot.steps) for _, slot in columns]))
    keys = [PARENT_KEY, *([OWN_KEY] if one.has_children else [])]
    return _Sheet(one.sheet, keys, columns, rows, ".".join(one.path))


def _csv(one: _Sheet) -> bytes:
    """Give a sheet as Excel here opens CSV: separated by semicolons, with the mark of UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*one.keys, *(name for name, _ in one.columns)])
    for keys, values in one.rows:
        writer.writerow([*keys, *map(_as_text, values)])
    return out.getvalue().encode("utf-8-sig")


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        items = [str(item) for item in value]
        return "\n".join(items) + ("\n" if len(items) == 1 and ";" in items[0] else "")
    return "" if value is None else str(value)


def _workbook(document_type: DocumentType, sheets: list[_Sheet]) -> bytes:
    book: Any = openpyxl.Workbook()
    looks, checks = Looks(), Checks(book)
    about = book.active
    about.title = words.ABOUT
    for one in sheets:
        _lay_out(book.create_sheet(one.title), one, looks, checks)
    _explain(about, document_type, sheets, looks)
    checks.hide()
    book.move_sheet(about, len(sheets))
    book.active = 0
    book.properties.title, book.properties.creator = document_type.title, "docgen"
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue())


def _lay_out(sheet: Any, one: _Sheet, looks: Looks, checks: Checks) -> None:
    """Write headers, prepared columns and the rows of the sample."""
    for column, key in enumerate(one.keys, start=1):
        write_text(looks.dress(sheet.cell(1, column), "kepala"), key)
        looks.dress(sheet.column_dimensions[get_column_letter(column)], "induk", "@").width = 11
    start = len(one.keys) + 1
    for column, (name, slot) in enumerate(one.columns, start=start):
        letter = get_column_letter(column)
        write_text(looks.dress(sheet.cell(1, column), "kepala"), name)
        look = "perlu" if slot.required else "bebas"
        dimension = looks.dress(sheet.column_dimensions[letter], look, number_form(slot))
        dimension.width = max(len(name) + 3, WIDTHS.get(slot.schema.get("format", ""), 14))
        checks.add(sheet, slot, f"{letter}2:{letter}{LAST_ROW}", prompt=True)
        for row, (_, values) in enumerate(one.rows, start=2):
            put(looks.dress(sheet.cell(row, column), look, number_form(slot)), slot, values[column - start])
    for row, (keys, _) in enumerate(one.rows, start=2):
        for column, key in enumerate(keys, start=1):
            write_text(looks.dress(sheet.cell(row, column), "induk", "@"), key)
    sheet.freeze_panes = f"{get_column_letter(start)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(start + len(one.columns) - 1)}{max(2, len(one.rows) + 1)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", FOLIO
    sheet.print_title_rows, sheet.print_title_cols = "1:1", f"A:{get_column_letter(len(one.keys))}"


def _explain(sheet: Any, document_type: DocumentType, sheets: list[_Sheet], looks: Looks) -> None:
    """Write what the columns mean."""
    sheet.cell(1, 1, f"{TABLE}{document_type.id}")
    sheet.column_dimensions["A"].hidden = True
    sheet.sheet_view.showGridLines = False
    for letter, width in zip("BCDEF", (26, 40, 36, 70, 34), strict=True):
        sheet.column_dimensions[letter].width = width
    how_to = [text.format(document_type.id) for text in words.HOW_TO_TABLE]
    lines = [document_type.title, document_type.description, "", *how_to, ""]
    for row, text in enumerate(lines, start=1):
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=6)
        look = "judul" if row == 1 else "tebal" if text in words.TABLE_TITLES else "satu_baris"
        write_text(looks.dress(sheet.cell(row, 2), look), text)
    row = len(lines) + 1
    for column, head in enumerate(words.TABLE_HEADS, start=2):
        write_text(looks.dress(sheet.cell(row, column), "kepala"), head)
    for one in sheets:
        for name, slot in one.columns:
            row += 1
            example = str((slot.schema.get("examples") or [""])[0])
            cells = (one.title, name, label(slot, slot.titles), note(slot), example)
            for column, text in enumerate(cells, start=2):
                write_text(looks.dress(sheet.cell(row, column), "label"), text)
            fit(sheet, row)
    set_page(sheet, portrait=False)
