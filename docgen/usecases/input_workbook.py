"""Input workbooks: a workbook made from the schema of a type, for a person who likes Excel better than YAML.

The sheets and their keys are those that `docgen.inputs.workbook` reads.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter

from docgen.inputs.workbook import FIELDS, FIRST_ROW, LIST, NUMBER, PARENT, TYPE, VALUE_COLUMN
from docgen.paths import value_at
from docgen.rendering.settled import settled
from docgen.usecases import input_words as words
from docgen.usecases.input_cells import LAST_ROW, Checks, fit, label, note, number_form, put, write_text
from docgen.usecases.input_looks import SMALL, WIDTHS, Looks, print_mark, set_page
from docgen.usecases.input_plan import FieldsPlan, ListPlan, Slot, plan, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.documents.registry import DocumentType

HEAD_ROW = 3
_PREPARED = 30
_SPARE = 10


class InputWorkbook:
    """One input workbook under construction."""

    def __init__(self, document_type: DocumentType, data: Mapping[str, Any], mark: str | None = None) -> None:
        self._type, self._data, self._mark = document_type, data, mark
        self._plan = plan(document_type)
        self._book: Any = openpyxl.Workbook()
        self._checks = Checks(self._book)
        self._looks = Looks()

    def content(self) -> bytes:
        """Give the workbook. The same type and data give the same bytes."""
        about = self._book.active
        about.title = words.ABOUT
        self._about(about)
        for one in self._plan.sheets():
            sheet = self._book.create_sheet(one.sheet)
            if isinstance(one, FieldsPlan):
                self._fields(sheet, one)
            else:
                self._list(sheet, one)
            self._protect(sheet)
        self._checks.hide()
        if self._mark:
            for sheet in self._book:
                print_mark(sheet, self._mark)
        self._book.active = 1
        self._book.properties.title, self._book.properties.creator = self._type.title, "docgen"
        out = io.BytesIO()
        self._book.save(out)
        return settled(out.getvalue())

    def _about(self, sheet: Any) -> None:
        notes = self._type.declaration.get("catatan", [])
        _hide_first_column(sheet, f"{TYPE}{self._type.id}")
        sheet.column_dimensions["B"].width = 100
        lines = [self._type.title, self._type.description, "", *words.HOW_TO]
        lines += ["", words.NOTES, *notes] if notes else []
        bold = {self._type.title, words.HOW_TO[0], "Sesudah diisi", words.NOTES}
        for number, text in enumerate(lines, start=1):
            look = "judul" if number == 1 else "tebal" if text in bold else "teks"
            self._write(sheet, number, 2, text, look)
            fit(sheet, number)
        set_page(sheet, portrait=True)
        self._protect(sheet)

    def _fields(self, sheet: Any, one: FieldsPlan) -> None:
        """Lay out single values: label, value, note, example; a row for each group's title."""
        _hide_first_column(sheet, f"{FIELDS}{one.prefix}")
        for letter, width in zip("BCDE", (34, 46, 62, 30), strict=True):
            sheet.column_dimensions[letter].width = width
        note = f"{words.STAR} {words.SECTION}" if one.prefix else words.STAR
        self._write(sheet, 1, 2, f"{one.title}. {note}", "judul_lembar")
        for column, head in enumerate(words.HEADS, start=2):
            self._write(sheet, 2, column, head, "kepala")
        data = self._data.get(one.prefix) if one.prefix else self._data
        row, titles = 3, tuple[str, ...]()
        for slot in one.slots:
            if slot.titles and slot.titles != titles:
                for column in range(2, 6):
                    self._write(sheet, row, column, " – ".join(slot.titles) if column == 2 else "", "kelompok")
                row += 1
            titles = slot.titles
            self._field(sheet, row, slot, value_at(data, slot.steps))
            row += 1
        sheet.freeze_panes = "A3"
        sheet.print_title_rows = "2:2"
        set_page(sheet, portrait=False)

    def _field(self, sheet: Any, row: int, slot: Slot, value: Any) -> None:
        sheet.cell(row, 1, slot.key)
        self._write(sheet, row, 2, label(slot, ()), "label")
        put(self._prepared(sheet.cell(row, VALUE_COLUMN), slot), slot, value)
        self._write(sheet, row, 4, note(slot), "label")
        self._write(sheet, row, 5, str((slot.schema.get("examples") or [""])[0]), "label")
        fit(sheet, row)
        self._checks.add(sheet, slot, f"{get_column_letter(VALUE_COLUMN)}{row}")

    def _list(self, sheet: Any, one: ListPlan) -> None:
        """Lay out a list: a column a value, labels and notes above, prepared rows below."""
        _hide_first_column(sheet, f"{LIST}{'.'.join(one.path)}")
        sheet.row_dimensions[1].hidden = True
        column = 2
        for key, head, said in _numbers(one):
            sheet.cell(1, column, key)
            sheet.column_dimensions[get_column_letter(column)].width = 11
            self._write(sheet, HEAD_ROW, column, head, "kepala")
            self._write(sheet, HEAD_ROW + 1, column, said, "keterangan")
            column += 1
        rows = rows_of(one, self._data)
        last = FIRST_ROW + max(_PREPARED, len(rows) + _SPARE) - 1
        for offset, slot in enumerate(one.slots):
            self._column(sheet, column + offset, slot, last)
        for number in range(FIRST_ROW, last + 1):
            self._numbered(sheet, one, number, rows)
        for at, (_, _, item) in enumerate(rows):
            for offset, slot in enumerate(one.slots):
                put(sheet.cell(FIRST_ROW + at, column + offset), slot, value_at(item, slot.steps))
            fit(sheet, FIRST_ROW + at)
        for number in range(2, column + len(one.slots)):
            self._write(sheet, 2, number, "", "judul_lembar")
        self._write(sheet, 2, 2, f"{one.title}. {one.description} {words.STAR}", "judul_lembar")
        fit(sheet, HEAD_ROW)
        fit(sheet, HEAD_ROW + 1, SMALL)
        sheet.freeze_panes = f"{get_column_letter(column)}{FIRST_ROW}"
        sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        set_page(sheet, portrait=False)

    def _numbered(self, sheet: Any, one: ListPlan, row: int, rows: list[tuple[int, int, Any]]) -> None:
        """Write the numbers of a row: that of its parent, and its own where lists lie in it."""
        at = row - FIRST_ROW
        for column, (key, _, _) in enumerate(_numbers(one), start=2):
            cell = self._looks.dress(sheet.cell(row, column), "induk" if key == PARENT else "nomor")
            cell.value = at + 1 if key == NUMBER else rows[at][0] if at < len(rows) else None

    def _column(self, sheet: Any, column: int, slot: Slot, last: int) -> None:
        letter = get_column_letter(column)
        sheet.cell(1, column, slot.key)
        self._write(sheet, HEAD_ROW, column, label(slot, slot.titles), "kepala")
        self._write(sheet, HEAD_ROW + 1, column, note(slot), "keterangan")
        dimension = sheet.column_dimensions[letter]
        dimension.width = WIDTHS.get(slot.schema.get("format", ""), 26 if slot.several else 16)
        # Rows that a person adds below those prepared take this look from their column.
        self._prepared(dimension, slot)
        for row in range(FIRST_ROW, last + 1):
            self._prepared(sheet.cell(row, column), slot)
        self._checks.add(sheet, slot, f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")

    def _write(self, sheet: Any, row: int, column: int, text: str, look: str) -> None:
        write_text(self._looks.dress(sheet.cell(row, column), look), text)

    def _prepared(self, cell: Any, slot: Slot) -> Any:
        """Make a cell ready to be typed into."""
        return self._looks.dress(cell, "perlu" if slot.required else "bebas", number_form(slot))

    @staticmethod
    def _protect(sheet: Any) -> None:
        """Lock labels without a password; rows may still come, go and be sorted, columns be widened."""
        sheet.protection.sheet = True
        for free in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
            setattr(sheet.protection, free, False)


def _numbers(one: ListPlan) -> list[tuple[str, str, str]]:
    found = []
    if one.parent is not None:
        found.append((PARENT, words.PARENT, words.PARENT_NOTE.format(one.parent.sheet)))
    if one.has_children:
        found.append((NUMBER, words.NUMBER, words.NUMBER_NOTE))
    return found


def _hide_first_column(sheet: Any, told: str) -> None:
    sheet.cell(1, 1, told)
    sheet.column_dimensions["A"].hidden = True
    sheet.sheet_view.showGridLines = False


def input_workbook(document_type: DocumentType, data: Mapping[str, Any], mark: str | None = None) -> bytes:
    """Give an input workbook of a type, filled with data (nested texts as of a data file, or nothing).

    `mark` ("contoh") is printed at the head of every page.
    """
    return InputWorkbook(document_type, data, mark).content()
