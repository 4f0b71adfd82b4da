"""Input workbooks: a workbook made from the schema of a type, for a person who likes Excel better than YAML.

The sheets and their keys are those that `docgen.inputs.workbook` reads.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.documents.choices import choices
from docgen.documents.messages import EXAMPLE
from docgen.documents.messages import describe as form_of
from docgen.formats import FORMATS, FormatError
from docgen.inputs.workbook import FIELDS, FIRST_ROW, LIST, NUMBER, PARENT, TYPE, VALUE_COLUMN
from docgen.paths import value_at
from docgen.rendering.settled import settled
from docgen.rendering.sheets.heights import height, lines
from docgen.usecases import input_words as words
from docgen.usecases.input_looks import SIZE, SMALL, Looks, set_page
from docgen.usecases.input_plan import FieldsPlan, ListPlan, Slot, plan, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.documents.registry import DocumentType
    from docgen.documents.schema import Schema

LAST_ROW = 2000  # how far the checks of a list reach
HEAD_ROW = 3
_PREPARED = 30
_SPARE = 10
_FORMS = {"tanggal": "[$-421]d mmmm yyyy", "uang": "#,##0", "bilangan": "0", "tahun": "0", "desimal": "General"}
_WIDTHS = {"paragraf": 60, "teks": 26, "nama": 26, "gambar": 26, "tanggal": 18, "uang": 18, "nip": 22, "nik": 20}
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_INLINE = 250  # Excel holds a list of choices within 255 characters


class InputWorkbook:
    """One input workbook under construction."""

    def __init__(self, document_type: DocumentType, data: Mapping[str, Any]) -> None:
        self._type, self._data = document_type, data
        self._plan = plan(document_type)
        self._book: Any = openpyxl.Workbook()
        self._choices: Any = None
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
        if self._choices is not None:
            self._choices.sheet_state = "hidden"
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
            _fit(sheet, number)
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
        self._write(sheet, row, 2, _label(slot, ()), "label")
        _put(self._prepared(sheet.cell(row, VALUE_COLUMN), slot), slot, value)
        self._write(sheet, row, 4, _note(slot), "label")
        self._write(sheet, row, 5, str((slot.schema.get("examples") or [""])[0]), "label")
        _fit(sheet, row)
        self._check(sheet, slot, f"{get_column_letter(VALUE_COLUMN)}{row}")

    def _list(self, sheet: Any, one: ListPlan) -> None:
        """Lay out a list: a column a value, labels and notes above, prepared rows below."""
        _hide_first_column(sheet, f"{LIST}{'.'.join(one.path)}")
        sheet.row_dimensions[1].hidden = True
        column = 2
        for key, head, note in _numbers(one):
            sheet.cell(1, column, key)
            sheet.column_dimensions[get_column_letter(column)].width = 11
            self._write(sheet, HEAD_ROW, column, head, "kepala")
            self._write(sheet, HEAD_ROW + 1, column, note, "keterangan")
            column += 1
        rows = rows_of(one, self._data)
        last = FIRST_ROW + max(_PREPARED, len(rows) + _SPARE) - 1
        for offset, slot in enumerate(one.slots):
            self._column(sheet, column + offset, slot, last)
        for number in range(FIRST_ROW, last + 1):
            self._numbered(sheet, one, number, rows)
        for at, (_, _, item) in enumerate(rows):
            for offset, slot in enumerate(one.slots):
                _put(sheet.cell(FIRST_ROW + at, column + offset), slot, value_at(item, slot.steps))
            _fit(sheet, FIRST_ROW + at)
        for number in range(2, column + len(one.slots)):
            self._write(sheet, 2, number, "", "judul_lembar")
        self._write(sheet, 2, 2, f"{one.title}. {one.description} {words.STAR}", "judul_lembar")
        _fit(sheet, HEAD_ROW)
        _fit(sheet, HEAD_ROW + 1, SMALL)
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
        self._write(sheet, HEAD_ROW, column, _label(slot, slot.titles), "kepala")
        self._write(sheet, HEAD_ROW + 1, column, _note(slot), "keterangan")
        dimension = sheet.column_dimensions[letter]
        dimension.width = _WIDTHS.get(slot.schema.get("format", ""), 26 if slot.several else 16)
        # Rows that a person adds below those prepared take this look from their column.
        self._prepared(dimension, slot)
        for row in range(FIRST_ROW, last + 1):
            self._prepared(sheet.cell(row, column), slot)
        self._check(sheet, slot, f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")

    def _check(self, sheet: Any, slot: Slot, cells: str) -> None:
        """Let Excel offer choices, and ask back for a value that it does not take for one of the form."""
        check = self._validation(slot)
        if check is None:
            return
        check.allow_blank, check.errorTitle = True, words.DOUBT
        check.error = _short(words.CHOICES if check.type == "list" else words.EXPECTED.format(_expected(slot.schema)))
        check.showErrorMessage = True
        # Excel stops nothing: docgen understands more forms than Excel does, and says better what is wrong.
        check.errorStyle = "warning"
        check.add(cells)
        sheet.add_data_validation(check)

    def _validation(self, slot: Slot) -> DataValidation | None:
        schema, form = slot.schema, slot.schema.get("format")
        if slot.several:
            return None
        offered = choices(schema)
        if offered:
            return DataValidation(type="list", formula1=self._offered([value for value, _ in offered]))
        if form == "ya-tidak":
            return DataValidation(type="list", formula1='"ya,tidak"')
        if form == "tanggal":
            return DataValidation(type="date", operator="between", formula1="1", formula2="401768")
        if form in {"uang", "bilangan", "tahun"}:
            return DataValidation(type="whole", operator="greaterThanOrEqual", formula1=str(schema.get("minimum", 0)))
        return (
            DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0") if form == "desimal" else None
        )

    def _offered(self, values: list[str]) -> str:
        """Give choices as Excel wants them: in the formula, or on a hidden sheet where they are too long for it."""
        joined = ",".join(values)
        if len(joined) <= _INLINE and not any(sign in one for one in values for sign in ',"'):
            return f'"{joined}"'
        if self._choices is None:
            self._choices = self._book.create_sheet("_pilihan")
        column = self._choices.max_column + (self._choices.cell(1, 1).value is not None)
        for row, choice in enumerate(values, start=1):
            self._choices.cell(row, column, choice)
        letter = get_column_letter(column)
        return f"_pilihan!${letter}$1:${letter}${len(values)}"

    def _write(self, sheet: Any, row: int, column: int, text: str, look: str) -> None:
        _text(self._looks.dress(sheet.cell(row, column), look), text)

    def _prepared(self, cell: Any, slot: Slot) -> Any:
        """Make a cell ready to be typed into."""
        return self._looks.dress(cell, "perlu" if slot.required else "bebas", _form(slot))

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


def _text(cell: Any, text: str) -> None:
    """Write a text that Excel takes for nothing else: no formula, no escape."""
    cell.value = _ESCAPED.sub("_x005F_", text) or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@'"


def _fit(sheet: Any, row: int, size: float = SIZE) -> None:
    """Make a row as high as its texts need; programs may still make it higher when more is typed."""
    needed = 0.0
    for cell in sheet[row]:
        if isinstance(cell.value, str) and cell.column > 1:
            width = sheet.column_dimensions[get_column_letter(cell.column)].width
            needed = max(needed, height(lines(cell.value, (width - 1) * 11 / size), size))
    sheet.row_dimensions[row].height = needed or None


def _form(slot: Slot) -> str:
    return "@" if slot.several else _FORMS.get(slot.schema.get("format", ""), "@")


def _put(cell: Any, slot: Slot, value: Any) -> None:
    """Write a value as data files have it: as a number or date of Excel where that loses nothing, else as a text."""
    if value is None:
        return
    if slot.several:
        items = [str(item) for item in value]
        _text(cell, "\n".join(items) + ("\n" if len(items) == 1 and ";" in items[0] else ""))
        return
    text = ("ya" if value else "tidak") if isinstance(value, bool) else str(value)
    number = _number(slot.schema.get("format", ""), text)
    if number is None:
        _text(cell, text)
    else:
        cell.value = number


def _number(form: str, text: str) -> Any:
    import datetime as dt

    if form not in _FORMS:
        return None
    try:
        canonical = FORMATS[form].read(text)
    except FormatError:
        return None
    if form == "tanggal":
        return dt.date.fromisoformat(str(canonical))
    if form == "desimal":
        number = float(canonical)
        return number if f"{number:f}".rstrip("0").rstrip(".") == str(canonical) else None
    return canonical if isinstance(canonical, int) and canonical < 10**15 else None


def _label(slot: Slot, groups: tuple[str, ...]) -> str:
    return " – ".join([*groups, slot.schema["title"]]) + (words.REQUIRED if slot.required else "")


def _note(slot: Slot) -> str:
    schema = slot.schema["items"] if slot.several else slot.schema
    said = [slot.schema.get("description", "")]
    if slot.several and choices(schema):
        said.append(f"Pilihan: {', '.join(value for value, _ in choices(schema))}.")
    if slot.several:
        said.append(words.SEVERAL)
    if schema.get("format") in _FORMS and schema.get("format") != "bilangan":
        said.append(words.EXPECTED.format(_expected(schema)))
    if "default" in schema:
        default = schema["default"]
        said.append(f"Bila kosong: {'ya' if default is True else 'tidak' if default is False else default}.")
    return " ".join(part for part in said if part)


def _expected(schema: Schema) -> str:
    return form_of(schema).replace(EXAMPLE, ", misalnya ").removesuffix(".")


def _short(text: str) -> str:
    return text if len(text) <= 220 else f"{text[:219]}…"


def input_workbook(document_type: DocumentType, data: Mapping[str, Any]) -> bytes:
    """Give an input workbook of a type, filled with data (nested texts as of a data file, or nothing)."""
    return InputWorkbook(document_type, data).content()
